#pragma once

#include <catch2/catch.hpp>

#include "provisioning/tool/pack_folder.h"

// The pack's source tree that is in the repository.
inline const town::PackSource& misaki() {
    static const town::PackSource source = [] {
        auto read = tool::read_pack_folder(SOURCE_DIR "/provisioning/towns/misaki");
        REQUIRE(read);
        return read.take();
    }();
    return source;
}

// Three journeys and what they rest on, a copy of its own: whatever Misaki adds, the tests that
// spoil or extend a pack stand on this.
inline const town::PackSource& small_town() {
    static const town::PackSource source = [] {
        auto read = tool::read_pack_folder(SOURCE_DIR "/tests/unit/pack/small_town");
        REQUIRE(read);
        return read.take();
    }();
    return source;
}

inline base::Bytes built(const town::PackSource& source,
                         std::optional<std::uint64_t> version = std::nullopt) {
    auto pack = town::build(source, version);
    if (!pack) {
        for (const auto& [file, what] : pack.error()) UNSCOPED_INFO(file << ": " << what);
    }
    REQUIRE(pack);
    return pack.take();
}

inline const base::crypto::PrivateKey& town_key() {
    static const base::crypto::PrivateKey key = base::crypto::PrivateKey::make_p256();
    return key;
}

// Signs bytes that `town::sign` would refuse, as a careless or hostile holder of the key might.
inline base::Bytes sealed_unread(const base::Bytes& body) {
    base::ByteWriter writer;
    writer.bytes(body).bytes(base::view_of("SIGN"));
    writer.bytes(base::ByteView(town_key().public_key().fingerprint()).first(8));
    const base::Bytes signature = town_key().sign(writer.written());
    writer.u16(static_cast<std::uint16_t>(signature.size())).bytes(signature);
    return writer.take();
}

inline base::Bytes signed_misaki() {
    static const base::Bytes pack = [] {
        auto made = town::sign(built(misaki()), town_key());
        REQUIRE(made);
        return made.take();
    }();
    return pack;
}

inline base::Bytes signed_small_town() {
    static const base::Bytes pack = [] {
        auto made = town::sign(built(small_town()), town_key());
        REQUIRE(made);
        return made.take();
    }();
    return pack;
}

#include "town/envelope.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"

using base::Bytes;
using town::EnvelopeFault;
using town::OpenFault;

namespace {

base::SecretText body_of(std::size_t size) { return base::SecretText(std::string(size, 'b')); }

}  // namespace

TEST_CASE("a sealed record opens with the town's key and reads as it was written") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const auto envelope = sealer.seal(samples::header(1), base::SecretText("{\"kind\":\"x\"}"));
    REQUIRE(envelope);
    const auto read = town::decode_envelope(town::encode(*envelope));
    REQUIRE(read);
    const auto& header = read.value().header;
    CHECK(header.seq == 1);
    CHECK(header.incarnation == 3);
    CHECK(header.epoch == samples::uuid_of(9));
    CHECK(header.ratchet_n == 0);
    CHECK(header.town_key_id == town::key_id(town.seal_key.public_key()));
    CHECK(header.created_wall_ms == samples::now.time_since_epoch().count());
    CHECK(header.hash == envelope->header.hash);
    const auto body = town::open_envelope(read.value(), town.seal_key);
    REQUIRE(body);
    CHECK(body.value().reveal() == "{\"kind\":\"x\"}");
}

TEST_CASE("an encoded envelope has the documented offsets") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const auto envelope = *sealer.seal(samples::header(0x0102030405060708), body_of(1));
    const Bytes bytes = town::encode(envelope);
    const auto part = [&](std::size_t at, std::size_t size) {
        return base::hex(base::ByteView(bytes).subspan(at, size));
    };
    CHECK(part(0, 8) == "4d44474501010001");  // MDGE, v 1, suite 1, schema 1
    CHECK(part(8, 8) == base::hex(envelope.header.town_key_id));
    CHECK(part(16, 16) == base::hex(samples::uuid_of(1)));
    CHECK(part(32, 8) == "0000000000000003");
    CHECK(part(40, 8) == "0102030405060708");
    CHECK(part(64, 16) == base::hex(samples::uuid_of(9)));
    CHECK(part(80, 33) == base::hex(envelope.header.epoch_public));
    CHECK(part(113, 4) == "00000000");
    CHECK(part(125, 8) == "0000000000001388");
    CHECK(part(133, 16) == base::hex(samples::uuid_of(7)));
    CHECK(part(181, 4) == "00000410");  // 1024 and the tag
    CHECK(part(185, 32) == base::hex(envelope.header.hash));
    CHECK(bytes.size() == 217 + 1024 + 16);
}

TEST_CASE("bodies of one bucket are equally long on disk whatever they say") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const auto sealed_size = [&](std::size_t size) {
        const auto envelope = sealer.seal(samples::header(1), body_of(size));
        CHECK(town::open_envelope(*envelope, town.seal_key).value().reveal().size() == size);
        return envelope->header.sealed_size;
    };
    CHECK(sealed_size(0) == 1024 + 16);
    CHECK(sealed_size(1020) == 1024 + 16);
    CHECK(sealed_size(1021) == 4096 + 16);
    CHECK(sealed_size(4092) == 4096 + 16);
    CHECK(sealed_size(4093) == 16384 + 16);
    CHECK(sealed_size(16380) == 16384 + 16);
    CHECK(sealed_size(16381) == 65536 + 16);
    CHECK(sealed_size(65532) == 65536 + 16);
    CHECK_FALSE(sealer.seal(samples::header(1), body_of(65533)));
    CHECK(sealer.sealed_so_far() == 8);
}

TEST_CASE("an envelope changed in any byte is neither read nor opened") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const Bytes bytes = town::encode(*sealer.seal(samples::header(1), body_of(10)));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto changed = bytes;
        changed[at] ^= 0x40;
        CAPTURE(at);
        CHECK_FALSE(town::decode_envelope(changed));
        // A thief who makes the hash fit again still meets the tag, which covers the header too.
        if (at < 6 || (at >= 181 && at < 217)) continue;
        const auto hash = town::record_hash(base::ByteView(changed).first(185),
                                            base::ByteView(changed).subspan(217));
        std::copy(hash.begin(), hash.end(), changed.begin() + 185);
        const auto read = town::decode_envelope(changed);
        REQUIRE(read);
        CHECK_FALSE(town::open_envelope(read.value(), town.seal_key));
    }
}

TEST_CASE("an envelope cut anywhere or with bytes behind it is refused") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const Bytes bytes = town::encode(*sealer.seal(samples::header(1), body_of(10)));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto read = town::decode_envelope(base::ByteView(bytes).first(size));
        REQUIRE_FALSE(read);
        CHECK(read.error() == EnvelopeFault::short_bytes);
    }
    auto longer = bytes;
    longer.push_back(0);
    CHECK(town::decode_envelope(longer).error() == EnvelopeFault::trailing_bytes);
}

TEST_CASE("what is wrong with an envelope has a name") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const Bytes bytes = town::encode(*sealer.seal(samples::header(1), body_of(10)));
    const auto fault = [&](std::size_t at, std::uint8_t byte) {
        auto changed = bytes;
        changed[at] = byte;
        return town::decode_envelope(changed).error();
    };
    CHECK(fault(0, 'X') == EnvelopeFault::not_an_envelope);
    CHECK(fault(4, 2) == EnvelopeFault::unknown_version);
    CHECK(fault(5, 9) == EnvelopeFault::unknown_suite);
    CHECK(fault(181, 0x7f) == EnvelopeFault::too_large);
    CHECK(fault(300, static_cast<std::uint8_t>(~bytes[300])) == EnvelopeFault::hash_differs);
}

TEST_CASE("another town's key opens nothing") {
    const samples::Town town, other;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    auto envelope = *sealer.seal(samples::header(1), body_of(10));
    CHECK(town::open_envelope(envelope, other.seal_key).error() == OpenFault::wrong_key);
    envelope.header.town_key_id = town::key_id(other.seal_key.public_key());
    CHECK(town::open_envelope(envelope, other.seal_key).error() == OpenFault::not_authentic);
}

TEST_CASE("a hostile header is refused before it costs anything") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const auto envelope = *sealer.seal(samples::header(1), body_of(10));
    auto far = envelope;
    far.header.ratchet_n = 100'001;
    CHECK(town::open_envelope(far, town.seal_key).error() == OpenFault::too_far);
    auto no_point = envelope;
    no_point.header.epoch_public.fill(0);
    CHECK(town::open_envelope(no_point, town.seal_key).error() == OpenFault::bad_point);
    auto strange = envelope;
    strange.header.suite = 2;
    CHECK(town::open_envelope(strange, town.seal_key).error() == OpenFault::unknown_suite);
}

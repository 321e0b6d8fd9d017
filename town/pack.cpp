#include "town/pack.h"

#include <algorithm>

#include "town/pack_container.h"
#include "town/pack_load.h"

namespace town {
namespace {

base::Result<Pack, PackFault> read_files(const PackContainer& container, Parsed parsed) {
    LoadedPack loaded = load(container.files, parsed);
    if (!loaded.complaints.empty()) return base::Failure{PackFault::content};
    loaded.pack.version = container.version;
    if (container.signature) loaded.pack.key_id = base::hex(container.signature->key_id);
    return std::move(loaded.pack);
}

}  // namespace

const CodeForm* code_form(const Pack& pack, std::string_view id) {
    const auto found = std::ranges::find(pack.codes, id, &CodeForm::id);
    return found == pack.codes.end() ? nullptr : &*found;
}

const PackRow* row(const Pack& pack, std::string_view table, std::string_view id) {
    const auto rows = pack.tables.find(table);
    if (rows == pack.tables.end()) return nullptr;
    const auto found = std::ranges::find(rows->second, id, &PackRow::id);
    return found == rows->second.end() ? nullptr : &*found;
}

const Journey* journey(const Pack& pack, std::string_view id) {
    const auto found = std::ranges::find(pack.journeys, id, &Journey::id);
    return found == pack.journeys.end() ? nullptr : &*found;
}

std::string_view word(PackFault fault) {
    switch (fault) {
        case PackFault::not_a_pack:
            return "not_a_pack";
        case PackFault::too_large:
            return "too_large";
        case PackFault::broken:
            return "broken";
        case PackFault::unsigned_pack:
            return "unsigned";
        case PackFault::foreign_key:
            return "foreign_key";
        case PackFault::bad_signature:
            return "bad_signature";
        case PackFault::other_town:
            return "other_town";
        case PackFault::older:
            return "older";
        case PackFault::content:
            return "content";
    }
    return "";
}

base::Result<base::Bytes, PackFault> sign(base::ByteView pack,
                                          const base::crypto::PrivateKey& key) {
    const PackContainer container = TRY(open_container(pack));
    TRY(read_files(container, Parsed::our_files));  // Nobody signs what no terminal could open.
    base::ByteWriter writer;
    writer.bytes(container.unsigned_part).bytes(base::view_of("SIGN"));
    writer.bytes(key_id_of(key.public_key()));
    const base::Bytes signature = key.sign(writer.written());
    writer.u16(static_cast<std::uint16_t>(signature.size())).bytes(signature);
    return writer.take();
}

base::Result<Pack, PackFault> read(base::ByteView pack) {
    return read_files(TRY(open_container(pack)), Parsed::our_files);
}

base::Result<Pack, PackFault> open(base::ByteView pack, const base::crypto::PublicKey& key,
                                   std::string_view town, std::uint64_t lowest) {
    const PackContainer container = TRY(open_container(pack));
    if (!container.signature) return base::Failure{PackFault::unsigned_pack};
    if (container.signature->key_id != key_id_of(key)) {
        return base::Failure{PackFault::foreign_key};
    }
    if (!key.verifies(container.signature->signed_part, container.signature->signature)) {
        return base::Failure{PackFault::bad_signature};
    }
    Pack opened =
        TRY(read_files(container, Parsed::first_language));  // Only now is a word of it read.
    if (opened.town != town) return base::Failure{PackFault::other_town};
    if (opened.version < lowest) return base::Failure{PackFault::older};
    return opened;
}

}  // namespace town

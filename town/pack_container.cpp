#include "town/pack_container.h"

#include <algorithm>
#include <cassert>

namespace town {
namespace {

constexpr std::string_view pack_magic = "MDGPACK1";
constexpr std::string_view signature_mark = "SIGN";
constexpr std::size_t most_path_bytes = 200;

std::string_view as_text(base::ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool is_path_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

using Parts = base::Result<PackContainer, PackFault>;

bool read_file(base::ByteReader& reader, PackContainer& container) {
    const auto path_size = reader.u16();
    if (!path_size) return false;
    const auto path = reader.bytes(*path_size);
    const auto size = reader.u32();
    if (!path || !size || !is_pack_path(as_text(*path))) return false;
    const auto bytes = reader.bytes(*size);
    if (!bytes) return false;
    const bool in_order = container.files.empty() || container.files.back().first < as_text(*path);
    container.files.emplace_back(as_text(*path), *bytes);
    return in_order;
}

bool read_signature(base::ByteReader& reader, base::ByteView pack, PackContainer& container) {
    const auto mark = reader.bytes(signature_mark.size());
    if (!mark || as_text(*mark) != signature_mark) return false;
    PackContainer::Signature signature{};
    const auto key_id = reader.bytes(signature.key_id.size());
    if (!key_id) return false;
    std::ranges::copy(*key_id, signature.key_id.begin());
    signature.signed_part = pack.first(pack.size() - reader.left());
    const auto size = reader.u16();
    if (!size) return false;
    const auto bytes = reader.bytes(*size);
    if (!bytes || bytes->empty() || reader.left() != 0) return false;
    signature.signature = *bytes;
    container.signature = signature;
    return true;
}

}  // namespace

bool is_pack_path(std::string_view path) {
    if (path.empty() || path.size() > most_path_bytes) return false;
    while (true) {
        const std::string_view name = path.substr(0, path.find('/'));
        if (name.empty() || name.front() == '.') return false;  // Also "." and "..".
        if (!std::ranges::all_of(name, is_path_letter)) return false;
        if (name.size() == path.size()) return true;
        path.remove_prefix(name.size() + 1);
    }
}

PackContainer::KeyId key_id_of(const base::crypto::PublicKey& key) {
    const auto fingerprint = key.fingerprint();
    PackContainer::KeyId id{};
    std::copy_n(fingerprint.begin(), id.size(), id.begin());
    return id;
}

Parts open_container(base::ByteView pack) {
    if (pack.size() > most_pack_bytes) return base::Failure{PackFault::too_large};
    base::ByteReader reader(pack);
    const auto mark = reader.bytes(pack_magic.size());
    if (!mark || as_text(*mark) != pack_magic) return base::Failure{PackFault::not_a_pack};
    const auto version = reader.u64();
    const auto count = reader.u32();
    if (!version || !count || *version == 0) return base::Failure{PackFault::broken};
    if (*count > most_pack_files) return base::Failure{PackFault::too_large};
    PackContainer container;
    container.version = *version;
    for (std::uint32_t i = 0; i < *count; ++i) {
        if (!read_file(reader, container)) return base::Failure{PackFault::broken};
    }
    container.unsigned_part = pack.first(pack.size() - reader.left());
    if (reader.left() > 0 && !read_signature(reader, pack, container)) {
        return base::Failure{PackFault::broken};
    }
    return container;
}

base::Bytes write_container(std::uint64_t version, const PackSource& files) {
    assert(version > 0 && files.size() <= most_pack_files);
    base::ByteWriter writer;
    writer.bytes(base::view_of(pack_magic))
        .u64(version)
        .u32(static_cast<std::uint32_t>(files.size()));
    for (const auto& [path, bytes] : files) {
        assert(is_pack_path(path));
        writer.u16(static_cast<std::uint16_t>(path.size())).bytes(base::view_of(path));
        writer.u32(static_cast<std::uint32_t>(bytes.size())).bytes(bytes);
    }
    return writer.take();
}

}  // namespace town

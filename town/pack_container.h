#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "town/pack.h"

namespace town {

// The bytes of a pack, big-endian:
//
//   "MDGPACK1"                      8 bytes
//   version                         u64, 1 or more
//   number of files                 u32, at most 10,000
//   per file, by path in byte order:
//     length of path                u16, at most 200
//     path                          ASCII letters, digits, . _ - and / between names
//     length, bytes                 u32
//   and, when signed:
//     "SIGN"                        4 bytes
//     key id                        8 bytes, the first of SHA-256(SubjectPublicKeyInfo)
//     length, signature             u16; ECDSA P-256 over SHA-256 of all before this length, DER
//
// All together at most 64 MiB, and nothing after the end.
struct PackContainer {
    using KeyId = std::array<std::uint8_t, 8>;
    struct Signature {
        KeyId key_id;
        base::ByteView signed_part;
        base::ByteView signature;
    };

    std::uint64_t version = 0;
    std::vector<std::pair<std::string_view, base::ByteView>> files;  // views into the pack
    base::ByteView unsigned_part;                                    // all before "SIGN"
    std::optional<Signature> signature;
};

inline constexpr std::size_t most_pack_bytes = std::size_t{64} << 20;
inline constexpr std::size_t most_pack_files = 10'000;

bool is_pack_path(std::string_view path);
PackContainer::KeyId key_id_of(const base::crypto::PublicKey& key);

// Finds the parts; reads nothing of what the files say.
base::Result<PackContainer, PackFault> open_container(base::ByteView pack);
// The source's paths and sizes must keep the limits above.
base::Bytes write_container(std::uint64_t version, const PackSource& files);

}  // namespace town

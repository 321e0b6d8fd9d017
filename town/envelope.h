#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/crypto/keys.h"
#include "base/result.h"
#include "base/uuid.h"

namespace town {

using base::crypto::Digest;

// The clear header of one sealed record (sync-and-faults.md §2.1). On the wire, big-endian:
//
//   offset size field            meaning
//        0    4 magic            "MDGE"
//        4    1 v                1
//        5    1 suite            1 = ECDH P-256, HKDF-SHA-256, AES-256-GCM
//        6    2 schema_v         schema of the sealed body
//        8    8 town_key_id      first 8 bytes of SHA-256(SubjectPublicKeyInfo of the seal key)
//       16   16 terminal         UUID of the terminal
//       32    8 incarnation      rises at each enrolment and restore
//       40    8 seq              gapless from 1 within (terminal, incarnation)
//       48   16 id               UUIDv7 of the record
//       64   16 epoch            UUID of the ratchet's epoch
//       80   33 epoch_public     P-256, compressed
//      113    4 ratchet_n        0 = the first record of the epoch
//      117    8 created_wall_ms  milliseconds since 1970-01-01 UTC, two's complement
//      125    8 monotonic_ms     of the terminal's steady clock, two's complement
//      133   16 boot             UUID of the terminal's boot
//      149   32 prev_hash        `hash` of the record before; zeros before the first
//      181    4 sealed_size      bytes after the header: ciphertext and 16 bytes of tag
//      185   32 hash             SHA-256(bytes 0 to 184, then bytes 217 to the end)
//      217      ciphertext, tag
//
// Bytes 0 to 184 are the AEAD's additional data. Keys of an epoch:
//   CK(0)   = HKDF-SHA-256(key = x coordinate of ECDH(epoch key, seal key),
//                          salt = epoch_public ‖ epoch, info = "madoguchi epoch 1", 32 bytes)
//   MK(n)   = HKDF-SHA-256(key = CK(n), no salt, info = "m", 32 bytes)
//   CK(n+1) = HKDF-SHA-256(key = CK(n), no salt, info = "n", 32 bytes)
// The nonce is ratchet_n in 12 bytes; every MK seals one record. The sealed text is a length in
// 4 bytes, the body, and zeros up to 1, 4, 16 or 64 KiB. tests/vectors/ holds examples.
struct Header {
    std::uint8_t v = 1;
    std::uint8_t suite = 1;  // 1 = ECDH P-256, HKDF-SHA-256, AES-256-GCM
    std::uint16_t schema_v = 1;
    std::array<std::uint8_t, 8> town_key_id{};  // first 8 bytes of SHA-256(SPKI of the seal key)
    base::Uuid terminal{};
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;  // gapless from 1 within (terminal, incarnation)
    base::Uuid id{};        // UUIDv7
    base::Uuid epoch{};
    std::array<std::uint8_t, 33> epoch_public{};  // P-256, compressed
    std::uint32_t ratchet_n = 0;
    std::int64_t created_wall_ms = 0;
    std::int64_t monotonic_ms = 0;
    base::Uuid boot{};
    Digest prev_hash{};
    std::uint32_t sealed_size = 0;  // ciphertext and tag
    Digest hash{};                  // SHA-256(header without hash ‖ ciphertext ‖ tag)
};

struct Envelope {
    Header header;
    base::Bytes sealed;  // ciphertext ‖ tag
};

inline constexpr std::size_t header_size = 217;
inline constexpr std::size_t most_sealed_size = 64 * 1024 + 16;
inline constexpr std::size_t most_body_size = 64 * 1024 - 4;

enum class EnvelopeFault {
    short_bytes,
    not_an_envelope,
    unknown_version,
    unknown_suite,
    too_large,
    trailing_bytes,
    hash_differs
};
base::Bytes encode(const Envelope& envelope);
base::Bytes header_without_hash(const Header& header);  // Bytes 0 to 184.
Digest record_hash(base::ByteView header_without_hash, base::ByteView sealed);
// Reads one envelope that fills the bytes exactly, and recomputes its hash.
base::Result<Envelope, EnvelopeFault> decode_envelope(base::ByteView bytes);

// One epoch's forward ratchet on the terminal. Chain and message keys live in locked memory only
// and are wiped as they are used. Not copyable; lost at a crash, then a new epoch begins.
class Sealer {
public:
    static Sealer begin(const base::crypto::PublicKey& town_key, const base::Uuid& epoch);
    Sealer(Sealer&&) noexcept;
    Sealer& operator=(Sealer&&) noexcept;
    ~Sealer();
    const base::Uuid& epoch() const;
    std::uint32_t sealed_so_far() const;
    // Fills town_key_id, epoch fields, ratchet_n, sealed_size and hash of `header`. Empty: the body
    // is over `most_body_size`.
    std::optional<Envelope> seal(Header header, const base::SecretText& body);

private:
    struct Keys;
    explicit Sealer(std::unique_ptr<Keys> keys);
    std::unique_ptr<Keys> keys_;
};

enum class OpenFault { wrong_key, unknown_suite, bad_point, too_far, not_authentic, bad_padding };
// The town's side: derives forward from the epoch header (at most 100,000 steps) and opens.
base::Result<base::SecretText, OpenFault> open_envelope(const Envelope& envelope,
                                                        const base::crypto::PrivateKey& seal_key);

// Opens like `open_envelope`, but remembers how far it came in the latest epochs, so that the
// records of one epoch in their order cost one step each.
class Opener {
public:
    explicit Opener(base::crypto::PrivateKey seal_key);
    base::Result<base::SecretText, OpenFault> open(const Envelope& envelope);

private:
    // The chain key of record `n` of an epoch.
    struct Place {
        base::Uuid epoch{};
        std::array<std::uint8_t, 33> epoch_public{};
        std::uint32_t n = 0;
        base::SecretBytes chain;
    };
    base::crypto::PrivateKey seal_key_;
    std::array<std::uint8_t, 8> key_id_;
    std::vector<Place> places_;  // The latest used last; at most 16, one a terminal.
};
std::array<std::uint8_t, 8> key_id(const base::crypto::PublicKey& key);

}  // namespace town

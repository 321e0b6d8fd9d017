#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/crypto/keys.h"
#include "base/result.h"
#include "base/uuid.h"

namespace town {

using base::crypto::Digest;

// The clear header of one sealed record (sync-and-faults.md §2.1). On the wire big-endian, in this
// order, magic "MDGE" first, `hash` last; envelope.cpp documents every offset and tests/vectors/
// holds examples. All of it but `hash` is the AEAD's additional data.
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
    Digest hash{};  // SHA-256(header without hash ‖ ciphertext ‖ tag)
};

struct Envelope {
    Header header;
    base::Bytes sealed;  // ciphertext ‖ tag
};

enum class EnvelopeFault { short_bytes, not_an_envelope, unknown_version, unknown_suite, too_large, hash_differs };
base::Bytes encode(const Envelope& envelope);
// Reads one envelope that fills the bytes exactly, and recomputes its hash.
base::Result<Envelope, EnvelopeFault> decode_envelope(base::ByteView bytes);

// One epoch's forward ratchet on the terminal. Chain and message keys live in locked memory only and
// are wiped as they are used. Not copyable; lost at a crash, then a new epoch begins.
class Sealer {
public:
    static Sealer begin(const base::crypto::PublicKey& town_key, const base::Uuid& epoch);
    Sealer(Sealer&&) noexcept;
    ~Sealer();
    const base::Uuid& epoch() const;
    std::uint32_t sealed_so_far() const;
    // Fills epoch fields, ratchet_n, sealed_size and hash of `header`; pads the body to a 1, 4, 16 or
    // 64 KiB bucket (4-byte length first). Empty: the body is over 64 KiB.
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
std::array<std::uint8_t, 8> key_id(const base::crypto::PublicKey& key);

}  // namespace town

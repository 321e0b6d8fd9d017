#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

// The few primitives we use, all from OpenSSL 3 and all on the CRYPTREC list. Wrong input is an
// empty optional; a failing library (no entropy, no memory) ends the process.
namespace base::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(ByteView bytes);
Digest sha256(std::initializer_list<ByteView> pieces);  // One after the other.
Digest hmac_sha256(ByteView key, ByteView bytes);
SecretBytes hkdf_sha256(const SecretBytes& key, ByteView salt, std::string_view info,
                        std::size_t size);
// RFC 5869, written where the caller keeps its keys (locked memory); at most 255 × 32 bytes. `key`
// and `out` may be the same memory.
void hkdf_sha256(ByteView key, ByteView salt, std::string_view info, std::span<std::uint8_t> out);
Bytes random(std::size_t size);
bool same(ByteView a, ByteView b);  // constant time

// AES-256-GCM, 12-byte nonce; the result is ciphertext followed by the 16-byte tag.
Bytes aes_gcm_seal(const SecretBytes& key, ByteView nonce, ByteView aad, ByteView plain);
Bytes aes_gcm_seal(ByteView key, ByteView nonce, ByteView aad, ByteView plain);
std::optional<Bytes> aes_gcm_open(const SecretBytes& key, ByteView nonce, ByteView aad,
                                  ByteView sealed);

}  // namespace base::crypto

#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/secret.h"
#include "base/uuid.h"

// Suite 1 of the envelope, as documented in town/envelope.h: what sealing and opening share.
namespace town::suite {

inline constexpr std::size_t key_size = 32;
inline constexpr std::size_t tag_size = 16;
using Key = std::array<std::uint8_t, key_size>;

void first_chain_key(const base::SecretBytes& shared, std::span<const std::uint8_t> epoch_public,
                     const base::Uuid& epoch, std::span<std::uint8_t> chain);
void message_key(std::span<const std::uint8_t> chain, std::span<std::uint8_t> message);
void next_chain_key(std::span<std::uint8_t> chain);  // In place: the old one is gone.
std::vector<std::uint8_t> nonce_for(std::uint32_t ratchet_n);

// The smallest bucket that holds a body of this size; 0 when none does.
std::size_t bucket_for(std::size_t body_size);
base::SecretBytes padded(std::string_view body, std::size_t bucket);
// Empty unless it is padded exactly as `padded` does.
std::optional<base::SecretText> without_padding(const base::SecretBytes& padded_body);

}  // namespace town::suite

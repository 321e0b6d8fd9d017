#include "town/sealing_suite.h"

#include <algorithm>

#include "base/crypto/crypto.h"

namespace town::suite {

namespace {

constexpr std::size_t length_size = 4;
constexpr std::array<std::size_t, 4> buckets = {1024, 4096, 16384, 65536};

}  // namespace

void first_chain_key(const base::SecretBytes& shared, std::span<const std::uint8_t> epoch_public,
                     const base::Uuid& epoch, std::span<std::uint8_t> chain) {
    base::ByteWriter salt;
    salt.bytes(epoch_public).bytes(epoch);
    base::crypto::hkdf_sha256(shared.reveal(), salt.written(), "madoguchi epoch 1", chain);
}

void message_key(std::span<const std::uint8_t> chain, std::span<std::uint8_t> message) {
    base::crypto::hkdf_sha256(chain, {}, "m", message);
}

void next_chain_key(std::span<std::uint8_t> chain) {
    base::crypto::hkdf_sha256(chain, {}, "n", chain);
}

std::vector<std::uint8_t> nonce_for(std::uint32_t ratchet_n) {
    base::ByteWriter writer;
    writer.u64(0).u32(ratchet_n);
    return writer.take();
}

std::size_t bucket_for(std::size_t body_size) {
    const auto* const fits = std::ranges::find_if(
        buckets, [&](std::size_t bucket) { return body_size + length_size <= bucket; });
    return fits == buckets.end() ? 0 : *fits;
}

base::SecretBytes padded(std::string_view body, std::size_t bucket) {
    base::ByteWriter length;
    length.u32(static_cast<std::uint32_t>(body.size()));
    base::Bytes text(bucket);  // Made whole at once: growing would leave copies behind.
    std::copy_n(length.written().data(), length_size, text.data());
    std::copy_n(body.data(), body.size(), text.data() + length_size);
    return base::SecretBytes(std::move(text));
}

std::optional<base::SecretText> without_padding(const base::SecretBytes& padded_body) {
    const base::ByteView bytes = padded_body.reveal();
    base::ByteReader reader(bytes);
    const auto size = reader.u32();
    if (!size || bucket_for(*size) != bytes.size()) return std::nullopt;
    const base::ByteView body = bytes.subspan(length_size, *size);
    const base::ByteView rest = bytes.subspan(length_size + *size);
    if (std::ranges::any_of(rest, [](std::uint8_t byte) { return byte != 0; })) return std::nullopt;
    return base::SecretText(base::to_text(body));
}

}  // namespace town::suite

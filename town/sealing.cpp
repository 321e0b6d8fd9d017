#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "town/envelope.h"

namespace town {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t length_size = 4;
constexpr std::size_t tag_size = 16;
constexpr std::array<std::size_t, 4> buckets = {1024, 4096, 16384, 65536};
constexpr std::uint32_t most_steps = 100'000;

// The smallest bucket that holds a body of this size; 0 when none does.
std::size_t bucket_for(std::size_t body_size) {
    const auto* const fits = std::ranges::find_if(
        buckets, [&](std::size_t bucket) { return body_size + length_size <= bucket; });
    return fits == buckets.end() ? 0 : *fits;
}

base::Bytes salt_of(const Header& header) {
    base::ByteWriter writer;
    writer.bytes(header.epoch_public).bytes(header.epoch);
    return writer.take();
}

base::Bytes nonce_for(std::uint32_t ratchet_n) {
    base::ByteWriter writer;
    writer.u64(0).u32(ratchet_n);
    return writer.take();
}

base::SecretBytes padded(std::string_view body, std::size_t bucket) {
    base::ByteWriter length;
    length.u32(static_cast<std::uint32_t>(body.size()));
    base::Bytes text(bucket);  // Made whole at once: growing would leave copies behind.
    std::ranges::copy(length.written(), text.begin());
    std::ranges::copy(base::view_of(body), text.begin() + length_size);
    return base::SecretBytes(std::move(text));
}

std::optional<base::SecretText> without_padding(const base::SecretBytes& padded_body) {
    const base::ByteView bytes = padded_body.reveal();
    base::ByteReader reader(bytes);
    const auto size = reader.u32();
    if (!size || *size > most_body_size || bucket_for(*size) != bytes.size()) return std::nullopt;
    const base::ByteView body = bytes.subspan(length_size, *size);
    const base::ByteView rest = bytes.subspan(length_size + *size);
    if (std::ranges::any_of(rest, [](std::uint8_t byte) { return byte != 0; })) return std::nullopt;
    return base::SecretText(base::to_text(body));
}

[[noreturn]] void no_locked_memory() {
    std::fputs("madoguchi: no locked memory for the sealing keys (ulimit -l)\n", stderr);
    std::abort();
}

}  // namespace

// One page of its own, never swapped out and in no core dump, wiped before it is given back.
struct Sealer::Keys {
    std::array<std::uint8_t, key_size> chain{};
    std::array<std::uint8_t, key_size> message{};
    base::Uuid epoch{};
    std::array<std::uint8_t, 8> town_key_id{};
    std::array<std::uint8_t, 33> epoch_public{};
    std::uint32_t sealed_so_far = 0;

    static void* operator new(std::size_t size) {
        void* const page = mmap(nullptr, pages_for(size), PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED || mlock(page, size) != 0 ||
            madvise(page, pages_for(size), MADV_DONTDUMP) != 0) {
            no_locked_memory();
        }
        return page;
    }
    static void operator delete(void* page, std::size_t size) {
        OPENSSL_cleanse(page, size);
        munmap(page, pages_for(size));
    }
    static std::size_t pages_for(std::size_t size) {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        return (size + page - 1) / page * page;
    }
};

Sealer::Sealer(std::unique_ptr<Keys> keys) : keys_(std::move(keys)) {}
Sealer::Sealer(Sealer&&) noexcept = default;
Sealer& Sealer::operator=(Sealer&&) noexcept = default;
Sealer::~Sealer() = default;

Sealer Sealer::begin(const base::crypto::PublicKey& town_key, const base::Uuid& epoch) {
    auto keys = std::make_unique<Keys>();
    const auto epoch_key = base::crypto::PrivateKey::make_p256();
    keys->epoch = epoch;
    keys->town_key_id = key_id(town_key);
    std::ranges::copy(epoch_key.public_key().point(), keys->epoch_public.begin());
    Header salted;
    salted.epoch = keys->epoch;
    salted.epoch_public = keys->epoch_public;
    const base::SecretBytes shared = epoch_key.shared_secret(town_key);
    base::crypto::hkdf_sha256(shared.reveal(), salt_of(salted), "madoguchi epoch 1", keys->chain);
    return Sealer(std::move(keys));
}

const base::Uuid& Sealer::epoch() const { return keys_->epoch; }
std::uint32_t Sealer::sealed_so_far() const { return keys_->sealed_so_far; }

std::optional<Envelope> Sealer::seal(Header header, const base::SecretText& body) {
    const std::string& text = body.reveal();
    const std::size_t bucket = bucket_for(text.size());
    if (bucket == 0) return std::nullopt;
    header.town_key_id = keys_->town_key_id;
    header.epoch = keys_->epoch;
    header.epoch_public = keys_->epoch_public;
    header.ratchet_n = keys_->sealed_so_far;
    header.sealed_size = static_cast<std::uint32_t>(bucket + tag_size);

    base::crypto::hkdf_sha256(keys_->chain, {}, "m", keys_->message);
    base::crypto::hkdf_sha256(keys_->chain, {}, "n", keys_->chain);
    ++keys_->sealed_so_far;

    const base::Bytes aad = header_without_hash(header);
    const base::SecretBytes plain = padded(text, bucket);
    Envelope envelope;
    envelope.sealed = base::crypto::aes_gcm_seal(keys_->message, nonce_for(header.ratchet_n), aad,
                                                 plain.reveal());
    OPENSSL_cleanse(keys_->message.data(), keys_->message.size());
    header.hash = record_hash(aad, envelope.sealed);
    envelope.header = header;
    return envelope;
}

base::Result<base::SecretText, OpenFault> open_envelope(const Envelope& envelope,
                                                        const base::crypto::PrivateKey& seal_key) {
    const Header& header = envelope.header;
    if (header.suite != 1) return base::Failure{OpenFault::unknown_suite};
    if (header.town_key_id != key_id(seal_key.public_key())) {
        return base::Failure{OpenFault::wrong_key};
    }
    if (header.ratchet_n > most_steps) return base::Failure{OpenFault::too_far};
    const auto epoch_key = base::crypto::PublicKey::from_point(header.epoch_public);
    if (!epoch_key) return base::Failure{OpenFault::bad_point};
    base::SecretBytes chain = base::crypto::hkdf_sha256(
        seal_key.shared_secret(*epoch_key), salt_of(header), "madoguchi epoch 1", key_size);
    for (std::uint32_t n = 0; n < header.ratchet_n; ++n) {
        chain = base::crypto::hkdf_sha256(chain, {}, "n", key_size);
    }
    const base::SecretBytes message = base::crypto::hkdf_sha256(chain, {}, "m", key_size);
    auto plain = base::crypto::aes_gcm_open(message, nonce_for(header.ratchet_n),
                                            header_without_hash(header), envelope.sealed);
    if (!plain) return base::Failure{OpenFault::not_authentic};
    const auto body = without_padding(base::SecretBytes(std::move(*plain)));
    if (!body) return base::Failure{OpenFault::bad_padding};
    return *body;
}

}  // namespace town

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "town/envelope.h"
#include "town/sealing_suite.h"

namespace town {

namespace {

[[noreturn]] void no_locked_memory() {
    std::fputs("madoguchi: no locked memory for the sealing keys (ulimit -l)\n", stderr);
    std::abort();
}

}  // namespace

// One page of its own, never swapped out and in no core dump, wiped before it is given back.
struct Sealer::Keys {
    suite::Key chain{};
    suite::Key message{};
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
    const base::SecretBytes shared = epoch_key.shared_secret(town_key);
    suite::first_chain_key(shared, keys->epoch_public, epoch, keys->chain);
    return Sealer(std::move(keys));
}

const base::Uuid& Sealer::epoch() const { return keys_->epoch; }
std::uint32_t Sealer::sealed_so_far() const { return keys_->sealed_so_far; }

std::optional<Envelope> Sealer::seal(Header header, const base::SecretText& body) {
    const std::string& text = body.reveal();
    const std::size_t bucket = suite::bucket_for(text.size());
    if (bucket == 0) return std::nullopt;
    header.town_key_id = keys_->town_key_id;
    header.epoch = keys_->epoch;
    header.epoch_public = keys_->epoch_public;
    header.ratchet_n = keys_->sealed_so_far;
    header.sealed_size = static_cast<std::uint32_t>(bucket + suite::tag_size);

    suite::message_key(keys_->chain, keys_->message);
    suite::next_chain_key(keys_->chain);
    ++keys_->sealed_so_far;

    const base::Bytes aad = header_without_hash(header);
    const base::SecretBytes plain = suite::padded(text, bucket);
    Envelope envelope;
    envelope.sealed = base::crypto::aes_gcm_seal(keys_->message, suite::nonce_for(header.ratchet_n),
                                                 aad, plain.reveal());
    OPENSSL_cleanse(keys_->message.data(), keys_->message.size());
    header.hash = record_hash(aad, envelope.sealed);
    envelope.header = header;
    return envelope;
}

}  // namespace town

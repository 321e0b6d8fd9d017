// Any bytes as an envelope, as they are and with a header made to fit, so that opening is reached.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "town/envelope.h"

namespace {

volatile std::size_t sink = 0;  // What was read is used, or the compiler would leave it out.

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto seal_key = base::crypto::PrivateKey::make_p256();
    // A heap buffer of exactly this size: one byte read too far is seen.
    const auto own = std::make_unique<std::uint8_t[]>(size);
    std::copy_n(data, size, own.get());
    const auto read = town::decode_envelope({own.get(), size});
    if (read) {
        sink = sink + read.value().sealed.size();
        if (town::encode(read.value()) != base::Bytes(data, data + size)) std::abort();
    }
    if (size < town::header_size) return 0;
    base::ByteReader reader({own.get(), size});
    town::Envelope envelope;
    envelope.header.town_key_id = town::key_id(seal_key.public_key());
    const auto point = reader.bytes(envelope.header.epoch_public.size());
    std::ranges::copy(*point, envelope.header.epoch_public.begin());
    envelope.header.ratchet_n = *reader.u32() % 2000;  // Far ones only cost time.
    const auto rest = *reader.bytes(reader.left());
    envelope.sealed.assign(rest.begin(), rest.end());
    const auto body = town::open_envelope(envelope, seal_key);
    if (body) std::abort();  // Nobody guesses a tag.
    sink = sink + static_cast<std::size_t>(body.error());
    return 0;
}

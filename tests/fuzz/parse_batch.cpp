// Any bytes as a batch, as the server's replies to one, as a manifest and as a body.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "town/application.h"
#include "town/batch.h"
#include "town/manifest.h"

namespace {

volatile std::size_t sink = 0;  // What was read is used, or the compiler would leave it out.

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A heap buffer of exactly this size: one byte read too far is seen.
    const auto own = std::make_unique<std::uint8_t[]>(size);
    std::copy_n(data, size, own.get());
    const base::ByteView bytes(own.get(), size);
    const std::string_view text(reinterpret_cast<const char*>(own.get()), size);

    const auto records = town::decode_batch(bytes);
    if (records) {
        if (town::encode_batch(records.value()) != base::Bytes(data, data + size)) std::abort();
        for (const auto& record : records.value()) {
            sink = sink + (town::decode_envelope(record) ? 1U : 0U);
        }
    }
    const auto reply = town::batch_reply_from(text);
    if (reply && !town::batch_reply_from(town::to_json(reply.value()))) std::abort();
    const auto cursor = town::cursor_from(text);
    if (cursor && !town::cursor_from(town::to_json(cursor.value()))) std::abort();
    const auto enrolment = town::enrolment_from(text);
    if (enrolment && !town::enrolment_from(town::to_json(enrolment.value()))) std::abort();
    const auto body = town::application_from(base::SecretText(std::string(text)));
    if (body && !town::application_from(town::to_body(body.value()))) std::abort();
    const auto manifest = town::open_manifest({base::Bytes(data, data + size), {}}, nullptr);
    if (manifest) std::abort();  // An empty signature is none.
    sink = sink + (town::enrolment_code_from(text) ? 1U : 0U);
    return 0;
}

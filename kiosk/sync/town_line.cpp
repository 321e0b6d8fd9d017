#include "kiosk/sync/town_line.h"

#include <fmt/core.h>

#include <string_view>

#include "kiosk/sync/https.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;

// A slow line may take this long as long as bytes move; a dead one is noticed after 15 s.
constexpr auto slowest_batch = 180s;

LineFault line_fault(HttpsFault fault) {
    switch (fault) {
        case HttpsFault::no_line:
            return LineFault::no_line;
        case HttpsFault::untrusted:
            return LineFault::refused;
        case HttpsFault::too_large:
            return LineFault::garbled;
    }
    return LineFault::garbled;
}

bool is_problem(const HttpsAnswer& answer, std::string_view type) {
    return answer.content_type.starts_with("application/problem+json") &&
           answer.body.find(type) != std::string::npos;
}

LineFault line_fault(const HttpsAnswer& answer) {
    if (answer.status == 429 || answer.status >= 500) return LineFault::busy;
    if (answer.status == 413) return LineFault::too_large;
    if (is_problem(answer, "sequence-gap")) return LineFault::out_of_step;
    // Bytes were changed on the way; the next copy may arrive whole.
    if (is_problem(answer, "digest-mismatch")) return LineFault::garbled;
    return answer.status >= 400 ? LineFault::refused : LineFault::garbled;
}

template <class T, class Read>
FromTown<T> from(const base::Result<HttpsAnswer, HttpsFault>& answer, Read read) {
    if (!answer) return {.said = base::Failure{line_fault(answer.error())}};
    const HttpsAnswer& heard = answer.value();
    FromTown<T> town{.said = base::Failure{line_fault(heard)},
                     .status = heard.status,
                     .retry_after = heard.retry_after,
                     .town_time = heard.date};
    if (heard.status != 200) return town;
    auto value = read(heard.body);
    if (value) {
        town.said = value.take();
    } else {
        town.said = base::Failure{LineFault::garbled};
    }
    return town;
}

std::string header_of(std::size_t unsent) {
    return fmt::format("{}: {}", town::unsent_header, unsent);
}

class HttpsLine final : public TownLine {
public:
    explicit HttpsLine(HttpsSettings settings) : https_(Https::make(std::move(settings))) {}

    FromTown<town::Cursor> cursor(std::size_t unsent, std::stop_token stop) override {
        const HttpsRequest request{.path = "/v1/terminals/self/cursor",
                                   .headers = {header_of(unsent)}};
        return from<town::Cursor>(https_->exchange(request, std::move(stop)), town::cursor_from);
    }

    FromTown<town::BatchReply> send(const std::vector<base::Bytes>& envelopes, std::size_t unsent,
                                    std::stop_token stop) override {
        const auto body = town::encode_batch(envelopes);
        const auto digest = base::crypto::sha256(body);
        // The same bytes carry the same key, so the town can tell a resent batch from a new one.
        const auto key = base::hex(base::ByteView(digest).first(16));
        const HttpsRequest request{
            .method = "POST",
            .path = "/v1/terminals/self/batches",
            .body = base::to_text(body),
            .headers = {"Content-Type: application/octet-stream",
                        "Content-Digest: sha-256=:" + base::base64(digest) + ":",
                        "Idempotency-Key: \"" + key + "\"", header_of(unsent)}};
        return from<town::BatchReply>(https_->exchange(request, std::move(stop)),
                                      town::batch_reply_from);
    }

private:
    std::unique_ptr<Https> https_;
};

}  // namespace

std::unique_ptr<TownLine> https_line(const TerminalKeys& keys) {
    return std::make_unique<HttpsLine>(HttpsSettings{.url = keys.terminals_url,
                                                     .ca_pem = keys.ca_pem,
                                                     .certificate_pem = keys.certificate_pem,
                                                     .key_file = keys.key_file,
                                                     .total = slowest_batch});
}

}  // namespace kiosk

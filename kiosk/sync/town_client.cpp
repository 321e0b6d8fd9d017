#include <string_view>

#include "kiosk/sync/https.h"
#include "kiosk/sync/sync.h"

namespace kiosk {
namespace {

// The door's word in the terminal's words; empty = it went well.
std::optional<RequestFault> answer_fault(int status) {
    if (status >= 200 && status < 300) return std::nullopt;
    switch (status) {
        case 401:
        case 403:
            return RequestFault::not_admitted;
        case 404:
        case 410:
            return RequestFault::not_found;
        case 409:
            return RequestFault::conflict;
        case 412:
        case 428:
            return RequestFault::stale;
        case 429:
            return RequestFault::too_many;
        default:
            break;
    }
    if (status >= 500) return RequestFault::no_line;
    return status >= 400 ? RequestFault::unfit : RequestFault::garbled;
}

class HttpsClient final : public TownClient {
public:
    explicit HttpsClient(HttpsSettings settings) : https_(Https::make(std::move(settings))) {}

    base::Result<HttpReply, RequestFault> send(const HttpRequest& request) override {
        HttpsRequest wire{.method = request.method, .path = request.path, .body = request.body};
        if (!request.body.empty()) wire.headers.emplace_back("Content-Type: application/json");
        if (!request.bearer.empty()) {
            wire.headers.push_back("Authorization: Bearer " + request.bearer);
        }
        if (!request.if_match.empty()) wire.headers.push_back("If-Match: " + request.if_match);
        auto answer = https_->exchange(wire, {});
        if (!answer) {
            switch (answer.error()) {
                case HttpsFault::no_line:
                    return base::Failure{RequestFault::no_line};
                case HttpsFault::untrusted:
                    return base::Failure{RequestFault::not_admitted};
                case HttpsFault::too_large:
                    return base::Failure{RequestFault::garbled};
            }
        }
        if (const auto fault = answer_fault(answer.value().status)) return base::Failure{*fault};
        const std::string_view type = answer.value().content_type;
        if (!answer.value().body.empty() && !type.starts_with("application/")) {
            return base::Failure{RequestFault::garbled};
        }
        return HttpReply{.status = answer.value().status,
                         .body = std::move(answer.value().body),
                         .etag = answer.value().etag};
    }

private:
    std::unique_ptr<Https> https_;
};

}  // namespace

std::unique_ptr<TownClient> TownClient::make(const TerminalKeys& keys, Door door) {
    const bool desk = door == Door::desk;
    return std::make_unique<HttpsClient>(
        HttpsSettings{.url = desk ? keys.desk_url : keys.terminals_url,
                      .ca_pem = keys.ca_pem,
                      .certificate_pem = desk ? keys.desk_certificate_pem : keys.certificate_pem,
                      .key_file = keys.key_file});
}

}  // namespace kiosk

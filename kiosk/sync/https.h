#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/crypto/certificate.h"
#include "base/result.h"

namespace kiosk {

struct HttpsRequest {
    std::string method = "GET";
    std::string path = {};
    std::string body = {};
    std::vector<std::string> headers = {};  // "Name: value"
};

struct HttpsAnswer {
    int status = 0;
    std::string body = {};
    std::string content_type = {};
    std::string etag = {};
    std::optional<std::chrono::seconds> retry_after = {};
    std::optional<base::Time> date = {};
};

// `untrusted`: somebody answered who is not our town (or does not accept our certificate).
enum class HttpsFault { no_line, untrusted, too_large };

// What is believed on the other end, and for how long we wait.
struct HttpsSettings {
    std::string url;                        // "https://host:port"
    std::string ca_pem = {};                // the one authority; empty: found by `ca_fingerprint`
    base::crypto::Digest ca_fingerprint{};  // of the DER, as in the enrolment code
    std::string certificate_pem = {};       // ours; empty: none is shown
    std::filesystem::path key_file = {};
    std::chrono::milliseconds stalled{15'000};  // no byte moved for so long
    std::chrono::milliseconds total{15'000};
};

// One kept-alive TLS connection to the town and nobody else: only the pinned authority (no system
// store), host checked, TLS 1.2 or later, no redirects, no proxy, bounded answers. One thread.
class Https {
public:
    static std::unique_ptr<Https> make(HttpsSettings settings);
    virtual ~Https() = default;
    virtual base::Result<HttpsAnswer, HttpsFault> exchange(const HttpsRequest& request,
                                                           std::stop_token stop) = 0;
    // The authority that signed the town's certificate; empty before the first trusted answer.
    virtual std::string authority_pem() const = 0;
};

}  // namespace kiosk

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace server::http {

using TextMap = std::map<std::string, std::string, std::less<>>;

// One request as the rest of the server sees it: sizes are already within limits, the client
// certificate's chain and dates already checked by TLS.
struct Request {
    std::string method;
    std::string path;  // decoded, begins with '/'
    TextMap query;
    TextMap headers;  // names in lower case
    base::Bytes body;
    std::string remote;                      // IP address
    std::optional<std::string> certificate;  // SHA-256 of the client certificate, hex

    std::string_view header(std::string_view name) const;  // "" = not there
    std::string_view parameter(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string body;
    std::string content_type = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
};

using Handler = std::function<Response(const Request&)>;

// RFC 9457; `type` is one of the words in openapi.yaml. It never names a person.
Response problem(int status, std::string_view type, std::string_view title);
// The same with one number a program needs, e.g. expected_seq.
Response problem(int status, std::string_view type, std::string_view title, std::string_view member,
                 std::uint64_t number);

// Splits "/v1/x?state=received" and decodes it. Empty: not an origin-form target, a bad escape, or
// a path that tries to climb ("..", "%2e%2e", "//").
struct Target {
    std::string path;
    TextMap query;
};
std::optional<Target> target_from(std::string_view text);

}  // namespace server::http

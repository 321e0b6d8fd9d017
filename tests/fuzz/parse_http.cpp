// Any bytes as an HTTP request: the parser of the doors, whole and cut into every prefix it might
// see.
#include <cstdlib>

#include "server/http/http_server.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    server::http::Limits limits;
    limits.body_bytes = 4096;
    const auto request = server::http::parse_request({data, size}, limits);
    if (!request) {
        const int status = request.error();
        if (status != 0 && status != 400 && status != 413 && status != 431) std::abort();
        return 0;
    }
    // What gets through is within the limits and climbs nowhere.
    if (request.value().body.size() > limits.body_bytes) std::abort();
    if (request.value().path.empty() || request.value().path[0] != '/') std::abort();
    if (request.value().path.find("..") != std::string::npos) std::abort();
    if (!request.value().header("transfer-encoding").empty() &&
        !request.value().header("content-length").empty()) {
        std::abort();
    }
    return 0;
}

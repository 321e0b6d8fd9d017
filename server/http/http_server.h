#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "server/http/message.h"

namespace server::http {

struct Limits {
    std::uint32_t header_bytes = 16 * 1024;
    std::uint64_t body_bytes = 1 << 20;
    std::uint64_t body_bytes_without_certificate = 64 * 1024;
    std::chrono::milliseconds request{15'000};  // handshake; first to last byte; response
    std::chrono::milliseconds idle{60'000};     // between two requests of one connection
    std::size_t connections = 400;
};

// One door: an address, its TLS side and who answers there.
struct Listener {
    enum class ClientCertificate { none, requested, required };

    std::string address;                // "127.0.0.1:8443"; port 0 = any
    std::string certificate_chain_pem;  // leaf first, then the town's CA
    std::string key_pem;
    std::string client_ca_pem;
    ClientCertificate client_certificate = ClientCertificate::requested;
    Limits limits;
    Handler handler;
};

// HTTP/1.1 over TLS 1.2+ on all doors with one small pool of threads. Believes no forwarded header,
// decompresses nothing.
class HttpServer {
public:
    // The error is one plain sentence.
    static base::Result<std::unique_ptr<HttpServer>, std::string> start(
        std::vector<Listener> listeners, const base::Clock& clock, unsigned threads = 4);
    virtual ~HttpServer() = default;  // Stops accepting, finishes what runs, joins.
    virtual std::uint16_t port(std::size_t listener) const = 0;
};

// What the server makes of the bytes of one request: the request, or the status it would be refused
// with (0: the bytes end too early). For tests and fuzzing; the very parser the doors use.
base::Result<Request, int> parse_request(base::ByteView bytes, const Limits& limits);

}  // namespace server::http

// The doors with real sockets and real TLS, and the parser behind them.
#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <csignal>

#include "server/http/http_server.h"
#include "tests/unit/server/support/test_town.h"

using namespace server_test;
using namespace std::chrono_literals;
namespace http = server::http;

namespace {

int status_of(const std::string& text, http::Limits limits = {}) {
    const auto parsed = http::parse_request(base::view_of(text), limits);
    return parsed ? 200 : parsed.error();
}

// A door that answers every request with how many bytes it had.
struct OpenDoor {
    TestTown town;
    std::unique_ptr<http::HttpServer> server;

    explicit OpenDoor(http::Limits limits = {}, http::Listener::ClientCertificate wanted =
                                                    http::Listener::ClientCertificate::requested) {
        http::Listener listener;
        listener.address = "127.0.0.1:0";
        listener.certificate_chain_pem = town.keys().tls_chain_pem;
        listener.key_pem = town.keys().tls_key_pem.reveal();
        listener.client_ca_pem = town.keys().terminals.certificate.pem();
        listener.client_certificate = wanted;
        listener.limits = limits;
        listener.handler = [](const http::Request& request) {
            return http::Response{.status = 200,
                                  .body = request.path + " " + std::to_string(request.body.size()),
                                  .content_type = "text/plain",
                                  .headers = {}};
        };
        auto started = http::HttpServer::start({listener}, town.clock(), 2);
        REQUIRE(started);
        server = started.take();
    }
};

// A raw TLS visitor who says exactly what the test says.
class Visitor {
public:
    explicit Visitor(std::uint16_t port) : context_(SSL_CTX_new(TLS_client_method())) {
        std::signal(SIGPIPE, SIG_IGN);  // To speak to a door that was shut is part of the tests.
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval limit{.tv_sec = 30, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        REQUIRE(::connect(socket_, generic, sizeof(address)) == 0);
    }
    ~Visitor() {
        if (tls_ != nullptr) SSL_free(tls_);
        ::close(socket_);
        SSL_CTX_free(context_);
    }
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    bool shake_hands() {
        tls_ = SSL_new(context_);
        SSL_set_fd(tls_, socket_);
        return SSL_connect(tls_) == 1;
    }
    bool say(const std::string& text) {
        return SSL_write(tls_, text.data(), static_cast<int>(text.size())) > 0;
    }
    // Until the other side ends it or `enough` was said; an end that never comes is a failure.
    std::string hear(const std::string& enough = "") {
        std::string heard;
        char buffer[4096];
        for (;;) {
            const int size = SSL_read(tls_, buffer, sizeof(buffer));
            if (size <= 0) {
                CHECK(SSL_get_error(tls_, size) != SSL_ERROR_WANT_READ);
                return heard;
            }
            heard.append(buffer, static_cast<std::size_t>(size));
            if (!enough.empty() && heard.find(enough) != std::string::npos) return heard;
        }
    }
    // Whether the other side hung up on a connection that never spoke TLS.
    bool is_hung_up() const {
        char byte = 0;
        return ::recv(socket_, &byte, 1, 0) == 0;
    }

private:
    SSL_CTX* context_;
    SSL* tls_ = nullptr;
    int socket_ = -1;
};

}  // namespace

TEST_CASE("requests that smuggle or climb or fold are refused") {
    const std::string head = "POST /v1/x HTTP/1.1\r\nHost: a\r\n";
    CHECK(status_of(head + "Content-Length: 2\r\n\r\nok") == 200);
    CHECK(
        status_of(head +
                  "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n") ==
        400);
    CHECK(
        status_of(head +
                  "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n") ==
        400);
    CHECK(status_of(head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n") == 400);
    CHECK(status_of(head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nok") == 400);
    CHECK(status_of(head + "Content-Length: -1\r\n\r\n") == 400);
    CHECK(status_of(head + "Content-Length: 99999999999999999999\r\n\r\n") == 400);
    CHECK(status_of(head + "Content-Length: 10000000000\r\n\r\n") == 413);
    CHECK(status_of(head + "Transfer-Encoding: chunked\r\n\r\n-2\r\nok\r\n") == 400);
    CHECK(status_of(head + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\nok\r\n") == 400);
    CHECK(status_of(head + "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n") == 400);
    CHECK(status_of("GET /v1/../x HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of("GET /v1/%2e%2e/x HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of("GET http://elsewhere/ HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of("GET /%zz HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of("GET /%00 HTTP/1.1\r\n\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
    CHECK(status_of("GET / HTTP/2.0\r\n\r\n") == 400);
    CHECK(status_of("GET / HTTP/1.1\r\nHost") == 0);
    CHECK(status_of("GET / HTTP/1.1\r\nX: " + std::string(17000, 'a')) == 431);
}

TEST_CASE("a header of many lines ends at sixteen kibibytes") {
    std::string head = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < 100'000; ++i) head += "A: b\r\n";
    CHECK(status_of(head + "\r\n") == 431);
}

TEST_CASE("a query is split and decoded") {
    const auto target = http::target_from("/v1/desk/applications?state=received&after=1%2e2&x");
    REQUIRE(target);
    CHECK(target->path == "/v1/desk/applications");
    CHECK(target->query.at("after") == "1.2");
    CHECK(target->query.at("x").empty());
}

TEST_CASE("two requests sent at once get two answers in order") {
    OpenDoor door;
    Visitor visitor(door.server->port(0));
    REQUIRE(visitor.shake_hands());
    REQUIRE(
        visitor.say("POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                    "GET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    const auto heard = visitor.hear();
    const auto first = heard.find("/one 3");
    const auto second = heard.find("/two 0");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
}

TEST_CASE("a body that is announced too large is refused before it comes") {
    OpenDoor door;
    Visitor visitor(door.server->port(0));
    REQUIRE(visitor.shake_hands());
    // Without a certificate 64 KiB is the most.
    REQUIRE(visitor.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n"));
    CHECK(visitor.hear().find("HTTP/1.1 413") == 0);
}

TEST_CASE("who waits for a go-ahead gets it") {
    OpenDoor door;
    Visitor visitor(door.server->port(0));
    REQUIRE(visitor.shake_hands());
    REQUIRE(
        visitor.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
                    "Expect: 100-continue\r\n\r\n"));
    CHECK(visitor.hear("\r\n\r\n").find("HTTP/1.1 100") == 0);
    REQUIRE(visitor.say("abc"));
    CHECK(visitor.hear("/x 3").find("HTTP/1.1 200") == 0);
}

TEST_CASE("silent and slow visitors are dropped and others are served meanwhile") {
    http::Limits limits;
    limits.request = 3s;  // Shaking hands counts, also on a machine that has other work.
    limits.idle = 3s;
    OpenDoor door(limits);
    Visitor silent(door.server->port(0));  // Never speaks TLS.
    Visitor slow(door.server->port(0));    // Never ends its header.
    REQUIRE(slow.shake_hands());
    REQUIRE(slow.say("GET / HTTP/1.1\r\nHost: "));
    Visitor other(door.server->port(0));
    REQUIRE(other.shake_hands());
    REQUIRE(other.say("GET /quick HTTP/1.1\r\nHost: a\r\n\r\n"));
    CHECK(other.hear("/quick 0").find("HTTP/1.1 200") == 0);
    CHECK(slow.hear().empty());
    CHECK(silent.is_hung_up());
}

TEST_CASE("when every place is taken the next visitor is sent away at once") {
    http::Limits limits;
    limits.connections = 2;
    OpenDoor door(limits);
    Visitor one(door.server->port(0));
    Visitor two(door.server->port(0));
    REQUIRE(one.shake_hands());
    REQUIRE(two.shake_hands());
    Visitor three(door.server->port(0));
    CHECK(!three.shake_hands());
}

TEST_CASE("a door that requires a certificate ends the handshake without one") {
    OpenDoor door({}, http::Listener::ClientCertificate::required);
    Visitor visitor(door.server->port(0));
    // In TLS 1.3 the client hears of it only when it reads.
    if (visitor.shake_hands()) {
        visitor.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(visitor.hear().empty());
    }
}

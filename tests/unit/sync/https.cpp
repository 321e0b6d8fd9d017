// The terminal's TLS client against real sockets.
#include <sys/socket.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "base/files.h"
#include "kiosk/sync/town_line.h"
#include "tests/fault/support/stub_server.h"

using base::crypto::Certificate;
using base::crypto::CertificateUse;
using base::crypto::PrivateKey;
using fault::StubServer;
using kiosk::LineFault;
using namespace std::chrono_literals;

namespace {

struct World {
    World() {
        char name[] = "/tmp/https-XXXXXX";
        folder = mkdtemp(name);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World() { std::filesystem::remove_all(folder); }

    std::unique_ptr<kiosk::TownLine> line(const StubServer& server) const {
        return kiosk::https_line(town.keys(folder, server.url()));
    }

    std::filesystem::path folder;
    fault::PaperTown town;
};

LineFault fault_with(const World& world, const StubServer& server) {
    const auto answer = world.line(server)->cursor(0, {});
    REQUIRE_FALSE(answer.said);
    return answer.said.error();
}

}  // namespace

TEST_CASE("the terminal speaks to its town and keeps the connection") {
    World world;
    StubServer server(world.town);
    const auto line = world.line(server);
    for (int i = 0; i < 5; ++i) {
        const auto answer = line->cursor(0, {});
        REQUIRE(answer.said);
        CHECK(answer.said.value().last_seq == 0);
    }
    CHECK(server.handshakes() == 1);
}

TEST_CASE("a server of another authority is not the town even with the right address") {
    World world;
    fault::PaperTown other;
    StubServer server(world.town, {.certificate = &other.tls_certificate(),
                                   .key = &other.tls_key(),
                                   .authority = &other.authority()});
    CHECK(fault_with(world, server) == LineFault::refused);
}

TEST_CASE("the system's authorities are not believed") {
    // A store full of them would be searched by SSL_CERT_FILE; ours names the other town's.
    World world;
    fault::PaperTown other;
    const auto file = world.folder / "system.pem";
    REQUIRE(base::write_file(file, base::view_of(other.authority().pem()), 0600));
    ::setenv("SSL_CERT_FILE", file.c_str(), 1);
    ::setenv("CURL_CA_BUNDLE", file.c_str(), 1);
    StubServer server(world.town, {.certificate = &other.tls_certificate(),
                                   .key = &other.tls_key(),
                                   .authority = &other.authority()});
    CHECK(fault_with(world, server) == LineFault::refused);
    ::unsetenv("SSL_CERT_FILE");
    ::unsetenv("CURL_CA_BUNDLE");
}

TEST_CASE("a self-signed certificate another host's and an expired one are refused") {
    World world;
    const auto now = base::system_clock()->now();
    const auto key = PrivateKey::make_p256();
    const auto self = base::crypto::issue_self_signed(key, {.common_name = "127.0.0.1",
                                                            .organisation = "x",
                                                            .use = CertificateUse::tls_server,
                                                            .dns_names = {},
                                                            .addresses = {"127.0.0.1"},
                                                            .not_before = now - 1h,
                                                            .not_after = now + 1h});
    StubServer self_signed(world.town, {.certificate = &self, .key = &key});
    CHECK(fault_with(world, self_signed) == LineFault::refused);
    const auto other_host = world.town.tls_leaf(key, {"127.0.0.2"}, now + 1h);
    StubServer wrong_host(world.town, {.certificate = &other_host, .key = &key});
    CHECK(fault_with(world, wrong_host) == LineFault::refused);
    const auto old = world.town.tls_leaf(key, {"127.0.0.1"}, now - 1h);
    StubServer expired(world.town, {.certificate = &old, .key = &key});
    CHECK(fault_with(world, expired) == LineFault::refused);
    const auto good = world.town.tls_leaf(key, {"127.0.0.1"}, now + 1h);
    StubServer fine(world.town, {.certificate = &good, .key = &key});
    CHECK(world.line(fine)->cursor(0, {}).said);
}

TEST_CASE("a server that knows only TLS 1.1 is not spoken to") {
    World world;
    StubServer server(world.town, {.highest_tls = TLS1_1_VERSION});
    CHECK_FALSE(world.line(server)->cursor(0, {}).said);
    CHECK(server.handshakes() == 0);
}

TEST_CASE("no proxy of the environment is used and no redirect followed") {
    World world;
    StubServer server(world.town);
    ::setenv("https_proxy", "http://127.0.0.1:9", 1);
    ::setenv("ALL_PROXY", "http://127.0.0.1:9", 1);
    CHECK(world.line(server)->cursor(0, {}).said);
    ::unsetenv("https_proxy");
    ::unsetenv("ALL_PROXY");
    server.bend([&](const std::string&, const std::string&) {
        return "HTTP/1.1 302 Found\r\nLocation: " + server.url() +
               "/v1/terminals/self/cursor\r\nContent-Length: 0\r\n\r\n";
    });
    CHECK(fault_with(world, server) == LineFault::garbled);
}

TEST_CASE("a portal's page cut JSON and an endless answer are no cursor") {
    World world;
    StubServer server(world.town);
    server.bend([](const std::string&, const std::string&) {
        return fault::http_answer(200, "text/html", "<html>welcome</html>");
    });
    CHECK(fault_with(world, server) == LineFault::garbled);
    server.bend([](const std::string&, const std::string& answer) {
        return fault::http_answer(200, "application/json", answer.substr(answer.size() - 30, 20));
    });
    CHECK(fault_with(world, server) == LineFault::garbled);
    server.bend([](const std::string&, const std::string&) {
        return fault::http_answer(200, "application/json", std::string(8 << 20, ' '));
    });
    CHECK(fault_with(world, server) == LineFault::garbled);
    server.bend([](const std::string&, const std::string&) { return std::string(); });
    CHECK(fault_with(world, server) == LineFault::no_line);
}

TEST_CASE("the town's refusals are told apart") {
    World world;
    StubServer server(world.town);
    const auto says = [&](int status, const std::string& type) {
        server.bend([=](const std::string&, const std::string&) {
            return fault::http_answer(status, "application/problem+json",
                                      "{\"type\":\"" + type + "\"}");
        });
        return fault_with(world, server);
    };
    CHECK(says(429, "slow-down") == LineFault::busy);
    CHECK(says(503, "away") == LineFault::busy);
    CHECK(says(413, "too-large") == LineFault::too_large);
    CHECK(says(409, "sequence-gap") == LineFault::out_of_step);
    CHECK(says(409, "chain-fork") == LineFault::refused);
    CHECK(says(422, "id-reused") == LineFault::refused);
    CHECK(says(422, "digest-mismatch") == LineFault::garbled);
    CHECK(says(403, "terminal-revoked") == LineFault::refused);
    CHECK(says(426, "too-old") == LineFault::refused);
}

TEST_CASE("a door that does not know us and one that will not have what we say are told apart") {
    using kiosk::RequestFault;
    World world;
    StubServer server(world.town);
    const auto says = [&](int status) {
        server.bend([=](const std::string&, const std::string&) {
            return fault::http_answer(status, "application/problem+json", "{}");
        });
        // The bent answer ends its connection; each asks on one of its own.
        const auto client = kiosk::TownClient::make(world.town.keys(world.folder, server.url()),
                                                    kiosk::TownClient::Door::terminals);
        const auto reply = client->send({.path = "/v1/terminals/self/cursor"});
        REQUIRE_FALSE(reply);
        return reply.error();
    };
    CHECK(says(401) == RequestFault::not_admitted);
    CHECK(says(403) == RequestFault::not_admitted);
    CHECK(says(400) == RequestFault::unfit);
    CHECK(says(422) == RequestFault::unfit);
    CHECK(says(404) == RequestFault::not_found);
    CHECK(says(409) == RequestFault::conflict);
    CHECK(says(428) == RequestFault::stale);
    CHECK(says(429) == RequestFault::too_many);
    CHECK(says(503) == RequestFault::no_line);
    CHECK(says(302) == RequestFault::garbled);
}

TEST_CASE("a black hole is noticed within fifteen seconds and sooner when asked to stop") {
    World world;
    int port = 0;
    const int listener = fault::listen_on_loopback(port);  // accepts in the kernel and says nothing
    auto keys = world.town.keys(world.folder, "https://127.0.0.1:" + std::to_string(port));
    const auto line = kiosk::https_line(keys);
    std::stop_source stop;
    stop.request_stop();
    const auto before = base::system_clock()->monotonic();
    const auto answer = line->cursor(0, stop.get_token());
    REQUIRE_FALSE(answer.said);
    CHECK(answer.said.error() == LineFault::no_line);
    CHECK(base::system_clock()->monotonic() - before < 5s);
    ::close(listener);
}

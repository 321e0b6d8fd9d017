// ① messages by LINE: what is sent once, what is tried again, who may link an account.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/crypto/certificate.h"
#include "base/crypto/crypto.h"
#include "server/http/http_server.h"
#include "server/line/line_api.h"
#include "server/line/line_double.h"
#include "server/line/webhook.h"
#include "server/pages_socket/line_requests.h"
#include "server/registers/messages.h"
#include "tests/unit/server/support/acting_town.h"

using namespace server_test;
using server::line::Turn;

namespace {

// The core without a socket.
class Core final : public server::pages::CoreLine {
public:
    explicit Core(ActingTown& town) : town_(town) {}
    std::optional<std::string> ask(const std::string& line) override {
        const auto said =
            server::answer_line_request(town_.store(), town_.clock(), "misaki", town_.pack(), line);
        return said && *said ? std::optional(said->value()) : std::nullopt;
    }

private:
    ActingTown& town_;
};

// LINE itself, reached over real HTTPS.
class Line {
public:
    Line() {
        const auto key = base::crypto::PrivateKey::make_p256();
        const auto now = base::system_clock()->now();
        base::crypto::CertificateWish wish{.common_name = "double",
                                           .organisation = "test",
                                           .use = base::crypto::CertificateUse::authority,
                                           .dns_names = {},
                                           .addresses = {},
                                           .not_before = now - std::chrono::hours(1),
                                           .not_after = now + std::chrono::hours(24)};
        const auto authority = base::crypto::issue_self_signed(key, wish);
        const auto leaf_key = base::crypto::PrivateKey::make_p256();
        wish.use = base::crypto::CertificateUse::tls_server;
        wish.addresses = {"127.0.0.1"};
        const auto leaf = base::crypto::issue(leaf_key.public_key(), wish, authority, key);
        server::http::Listener listener;
        listener.address = "127.0.0.1:0";
        listener.certificate_chain_pem = leaf.pem() + authority.pem();
        listener.key_pem = leaf_key.pem().reveal();
        listener.client_certificate = server::http::Listener::ClientCertificate::none;
        listener.handler = [this](const auto& request) { return double_.answer(request); };
        auto started = server::http::HttpServer::start({std::move(listener)}, *clock_);
        REQUIRE(started);
        http_ = started.take();
        settings_ = {.url = "https://127.0.0.1:" + std::to_string(http_->port(0)),
                     .token = "token",
                     .ca_pem = authority.pem()};
    }
    server::line::LineDouble& itself() { return double_; }
    std::unique_ptr<server::line::LineApi> api(const std::string& token = "token") {
        settings_.token = token;
        return server::line::line_api(settings_);
    }

private:
    server::line::LineDouble double_{"token"};
    std::unique_ptr<base::Clock> clock_ = base::system_clock();
    server::line::LineSettings settings_;
    std::unique_ptr<server::http::HttpServer> http_;
};

// Somebody who has linked an account and one message for them.
class LineTown {
public:
    ActingTown town;
    Core core{town};
    const server::Messages messages{"misaki"};

    std::string token(const std::string& person = "somebody") {
        auto made = server::in_transaction(town.store(), [&](server::Transaction& tx) {
            return messages.make_token(tx, person, town.clock().now());
        });
        REQUIRE(made);
        return made.take();
    }
    bool link(const std::string& token, const std::string& user) {
        const auto said =
            core.ask(nlohmann::json({{"line_link", {{"token", token}, {"user", user}}}}).dump());
        return said && *said != "{}";
    }
    void write(const std::string& person = "somebody") {
        const auto done = town.store().transact([&](server::Transaction& tx) {
            return messages.add(tx, person, "child_notice", town.clock().now());
        });
        REQUIRE(done);
    }
    std::string state() {
        const auto rows = town.rows("SELECT state FROM line_messages ORDER BY at, id LIMIT 1");
        return rows.empty() ? "" : rows[0].text(0);
    }
};

}  // namespace

TEST_CASE("①-5 a linked person is sent a message once and it names nobody") {
    LineTown here;
    Line line;
    const auto api = line.api();
    server::line::Sender sender(here.core, *api);
    here.write();
    CHECK(sender.turn().what == Turn::What::nothing_to_send);  // nobody is linked yet
    CHECK(here.link(here.token(), "U1"));
    CHECK(sender.turn().what == Turn::What::sent);
    CHECK(sender.turn().what == Turn::What::nothing_to_send);
    REQUIRE(line.itself().pushed().size() == 1);
    CHECK(line.itself().pushed()[0].user == "U1");
    CHECK(line.itself().pushed()[0].text.find("⟦") == std::string::npos);
    CHECK(here.state() == "sent");
}

TEST_CASE("①-5 what LINE cannot take now is tried again with the same key") {
    LineTown here;
    Line line;
    const auto api = line.api();
    server::line::Sender sender(here.core, *api);
    here.write();
    here.link(here.token(), "U1");
    for (const int status : {429, 500, 503}) {
        line.itself().answer_next_with(status);
        CHECK(sender.turn().what == Turn::What::try_again);
        CHECK(here.state() == "waiting");
    }
    CHECK(sender.turn().what == Turn::What::sent);
    CHECK(line.itself().pushed().size() == 1);
}

TEST_CASE("①-5 a message LINE has already taken counts as sent and is not there twice") {
    LineTown here;
    Line line;
    const auto api = line.api();
    here.write();
    here.link(here.token(), "U1");
    const auto next = nlohmann::json::parse(*here.core.ask(R"({"line_next":true})"));
    // The answer of the first try was lost.
    CHECK(api->push(next["id"], server::line::push_body(next["user"], next["text"])) == 200);
    here.town.tick(std::chrono::minutes(6));  // The core lends it again.
    server::line::Sender sender(here.core, *api);
    CHECK(sender.turn().what == Turn::What::sent);
    CHECK(line.itself().pushed().size() == 1);
}

TEST_CASE("①-5 what LINE refuses for good is failed and not tried for ever") {
    LineTown here;
    Line line;
    const auto api = line.api("another token");
    server::line::Sender sender(here.core, *api);
    here.write();
    here.link(here.token(), "U1");
    CHECK(sender.turn().what == Turn::What::failed);
    CHECK(here.state() == "failed");
    CHECK(line.itself().pushed().empty());
}

TEST_CASE("①-5 nobody is sent more than one message a minute") {
    LineTown here;
    Line line;
    const auto api = line.api();
    server::line::Sender sender(here.core, *api);
    here.write();
    here.write();
    here.link(here.token(), "U1");
    CHECK(sender.turn().what == Turn::What::sent);
    CHECK(sender.turn().what == Turn::What::nothing_to_send);
    here.town.tick(std::chrono::seconds(61));
    CHECK(sender.turn().what == Turn::What::sent);
}

TEST_CASE("①-5 a token links one account once and within ten minutes") {
    LineTown here;
    const auto token = here.token();
    CHECK_FALSE(here.link("WRONGTOK", "U1"));
    CHECK(here.link(token, "U1"));
    CHECK_FALSE(here.link(token, "U2"));
    const auto late = here.token();
    here.town.tick(std::chrono::minutes(11));
    CHECK_FALSE(here.link(late, "U3"));
    const auto rows = here.town.rows("SELECT line_user FROM line_links");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0) == "U1");
}

TEST_CASE("①-5 a webhook is believed by its signature only") {
    const std::string body = R"({"events":[{"type":"message","source":{"userId":"U1"},)"
                             R"("message":{"type":"text","text":"7K3M9P2Q"}},{"type":"follow"}]})";
    const auto bytes = base::to_bytes(body);
    const auto right = base::base64(base::crypto::hmac_sha256(base::view_of("secret"), bytes));
    const auto heard = server::line::heard_from(bytes, right, "secret");
    CHECK(heard.authentic);
    REQUIRE(heard.events.size() == 1);
    CHECK(heard.events[0].user == "U1");
    CHECK(heard.events[0].text == "7K3M9P2Q");
    CHECK_FALSE(server::line::heard_from(bytes, right, "other").authentic);
    CHECK_FALSE(server::line::heard_from(bytes, "", "secret").authentic);
    auto changed = bytes;
    changed[20] ^= 1;
    CHECK_FALSE(server::line::heard_from(changed, right, "secret").authentic);
    CHECK_FALSE(server::line::heard_from(bytes, right, "").authentic);
}

TEST_CASE("①-5 an authentic token links the account and a forged one asks the core nothing") {
    LineTown here;
    const auto token = here.token();
    server::http::Request request = server_test::request("POST", "/line/webhook");
    const std::string body =
        R"({"events":[{"source":{"userId":"U9"},"message":{"text":")" + token + R"("}}]})";
    request.body = base::to_bytes(body);
    request.headers["x-line-signature"] = "AAAA";
    CHECK(server::line::answer_webhook(request, "secret", here.core).status == 401);
    CHECK(here.town.count("line_links") == 0);
    request.headers["x-line-signature"] =
        base::base64(base::crypto::hmac_sha256(base::view_of("secret"), request.body));
    CHECK(server::line::answer_webhook(request, "secret", here.core).status == 200);
    CHECK(here.town.count("line_links") == 1);
}

#include <cassert>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/test_town.h"
#include "town/challenge.h"

namespace server_test {

namespace {

base::crypto::Certificate card_of(const base::crypto::PrivateKey& key, base::Time now) {
    return base::crypto::issue_self_signed(key, {.common_name = "card",
                                                 .organisation = "test",
                                                 .use = base::crypto::CertificateUse::signing,
                                                 .dns_names = {},
                                                 .addresses = {},
                                                 .not_before = now - std::chrono::hours(24),
                                                 .not_after = now + std::chrono::hours(24 * 3650)});
}

}  // namespace

server::http::Request request(const std::string& method, const std::string& target,
                              const std::string& body, Flags headers) {
    const auto split = server::http::target_from(target);
    assert(split);
    server::http::Request made;
    made.method = method;
    made.path = split->path;
    made.query = split->query;
    made.body = base::to_bytes(body);
    made.remote = "127.0.0.1";
    for (auto& [name, value] : headers) made.headers[name] = value;
    return made;
}

std::string member(const std::string& json, const std::string& name) {
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_object() || !parsed.contains(name)) return {};
    return parsed[name].is_string() ? parsed[name].get<std::string>() : parsed[name].dump();
}

TestClerk::TestClerk(TestTown& town, const std::string& name, const std::string& section)
    : town_(town),
      key_(base::crypto::PrivateKey::make_p256()),
      certificate_(card_of(key_, town.clock().now())) {
    const server::Staff staff(town.keys().town());
    const auto added =
        town.store().transact([&](server::Transaction& transaction) -> server::Stored<void> {
            id_ = TRY(staff.add(transaction, name, section,
                                base::hex(certificate_.public_key().fingerprint()),
                                town.clock().now()))
                      .id;
            return {};
        });
    assert(added);
}

void TestClerk::sign(town::Application& application) const {
    application.evidence.certificate = certificate_.der();
    application.evidence.signature =
        key_.sign(base::view_of(town::signed_text(application).reveal()));
}

std::string TestClerk::challenge_reply(const server::http::Response& nonce) {
    const auto nothing = base::crypto::sha256({});
    const auto message =
        town::challenge_bytes({.purpose = "staff sign-in",
                               .terminal = member(nonce.body, "terminal"),
                               .session = member(nonce.body, "session"),
                               .nonce = *base::from_hex(member(nonce.body, "nonce")),
                               .content_digest = {nothing.begin(), nothing.end()},
                               .time = *base::from_rfc3339(member(nonce.body, "time"))});
    return nlohmann::json({{"session", member(nonce.body, "session")},
                           {"certificate", base::base64(certificate_.der())},
                           {"signature", base::base64(key_.sign(message))}})
        .dump();
}

std::string TestClerk::sign_in(const TestTerminal& counter) {
    const auto nonce = ask(counter, "POST", "/v1/desk/nonces");
    assert(nonce.status == 201);
    const auto session = ask(counter, "POST", "/v1/desk/sessions", challenge_reply(nonce));
    token_ = member(session.body, "token");
    return token_;
}

server::http::Response TestClerk::ask(const TestTerminal& counter, const std::string& method,
                                      const std::string& path, const std::string& body,
                                      Flags headers) const {
    auto asked = request(method, path, body, std::move(headers));
    if (!token_.empty()) asked.headers["authorization"] = "Bearer " + token_;
    asked.certificate = counter.desk_certificate();
    return town_.at_desk(asked);
}

}  // namespace server_test

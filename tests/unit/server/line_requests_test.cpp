// ① messages by LINE: the core's side. What is sent names nobody, once, and only to who linked.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "server/pages_socket/line_requests.h"
#include "server/registers/messages.h"
#include "tests/unit/server/support/test_town.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

struct Post {
    TestTown town;
    server::Messages messages{"misaki"};

    template <class Work>
    auto write(Work work) {
        auto done = server::in_transaction(town.store(), work);
        REQUIRE(done);
        return done.take();
    }
    std::string token_for(const std::string& person) {
        return write([&](server::Transaction& transaction) {
            return messages.make_token(transaction, person, town.clock().now());
        });
    }
    void add(const std::string& person) {
        REQUIRE(town.store().transact([&](server::Transaction& transaction) {
            return messages.add(transaction, person, "child_notice", town.clock().now());
        }));
    }
    Json ask(const Json& request) {
        const auto said = server::answer_line_request(town.store(), town.clock(), "misaki",
                                                      town.pack(), request.dump());
        REQUIRE(said);
        REQUIRE(*said);
        return Json::parse(said->value());
    }
    Json next() { return ask({{"line_next", true}}); }
    Json link(const std::string& token, const std::string& user) {
        return ask({{"line_link", {{"token", token}, {"user", user}}}});
    }
};

}  // namespace

TEST_CASE("a message waits until its person links an account and is then sent once") {
    Post post;
    post.add("person-1");
    CHECK(post.next().empty());
    CHECK(post.link(post.token_for("person-1"), "U1")["linked"] == true);
    const auto out = post.next();
    CHECK(out["user"] == "U1");
    CHECK(out["text"] == post.town.pack().words.at("ja").say("message.child_notice"));
    CHECK(post.next().empty());
    CHECK(post.ask({{"line_done", {{"id", out["id"]}, {"state", "sent"}}}})["done"] == true);
    CHECK(post.ask({{"line_done", {{"id", out["id"]}, {"state", "failed"}}}}).empty());
    post.town.clock().advance(std::chrono::hours(48));
    CHECK(post.next().empty());
}

TEST_CASE("a sender that died is lent the same message again under the same id") {
    Post post;
    post.add("person-1");
    post.link(post.token_for("person-1"), "U1");
    const auto first = post.next();
    post.town.clock().advance(std::chrono::minutes(4));
    CHECK(post.next().empty());
    post.town.clock().advance(std::chrono::minutes(2));
    CHECK(post.next()["id"] == first["id"]);
}

TEST_CASE("one user gets at most one message a minute and others do not wait for it") {
    Post post;
    for (const auto* person : {"person-1", "person-1", "person-2"}) post.add(person);
    post.link(post.token_for("person-1"), "U1");
    post.link(post.token_for("person-2"), "U2");
    // Two of one millisecond have no order between them.
    const std::string first = post.next()["user"], second = post.next()["user"];
    CHECK(std::set{first, second} == std::set<std::string>{"U1", "U2"});
    CHECK(post.next().empty());
    post.town.clock().advance(std::chrono::seconds(61));
    CHECK(post.next()["user"] == "U1");
}

TEST_CASE("a token links once and within ten minutes and only the newest of a person") {
    Post post;
    const auto old = post.token_for("person-1");
    const auto fresh = post.token_for("person-1");
    CHECK(post.link(old, "U1").empty());
    CHECK(post.link("", "U1").empty());
    std::string typed = fresh;
    for (auto& sign : typed) sign = static_cast<char>(std::tolower(sign));
    CHECK(post.link(typed + "\n", "U1")["linked"] == true);
    CHECK(post.link(fresh, "U2").empty());
    const auto late = post.token_for("person-1");
    post.town.clock().advance(std::chrono::minutes(10));
    CHECK(post.link(late, "U3").empty());
    CHECK(post.town.rows("SELECT line_user FROM line_links")[0].text(0) == "U1");
}

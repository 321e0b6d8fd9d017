#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/test_town.h"
#include "town/audit.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

// A town with one resident-record request from the hall and a clerk at the counter.
struct Desk {
    TestTown town;
    TestTerminal hall = town.enrol("hall-1");
    TestTerminal counter = town.enrol("counter-1", "counter");
    TestClerk clerk{town, "窓口 太郎", "resident_desk"};
    std::string id;

    explicit Desk(base::Time received_at = {}) {
        const auto when = received_at == base::Time{} ? town.clock().now() : received_at;
        REQUIRE(hall.send({hall.record(resident_record(hall, when).application)}).status == 200);
        town.apply_all();
        id = town.rows("SELECT id FROM applications")[0].text(0);
        REQUIRE(!clerk.sign_in(counter).empty());
    }
    server::http::Response view() {
        return clerk.ask(counter, "GET", "/v1/desk/applications/" + id + "?purpose=check");
    }
    server::http::Response decide(const Json& wish, const std::string& version) {
        Flags headers;
        if (!version.empty()) headers.emplace_back("if-match", version);
        return clerk.ask(counter, "POST", "/v1/desk/applications/" + id + "/decisions", wish.dump(),
                         headers);
    }
};

const Json address_wish = {{"decision", "correct"},
                           {"question", "person"},
                           {"part", "address"},
                           {"value", "岡山県久米郡美咲町原田1736"},
                           {"reason", "転居届と ちがう"}};

}  // namespace

TEST_CASE("a clerk sees the section's queue with its age and nothing of the answers") {
    Desk desk;
    const auto reply = desk.clerk.ask(desk.counter, "GET", "/v1/desk/applications?state=received");
    REQUIRE(reply.status == 200);
    const auto items = Json::parse(reply.body)["items"];
    REQUIRE(items.size() == 1);
    CHECK(items[0]["id"] == desk.id);
    CHECK(items[0]["journey"] == "resident-record");
    CHECK(items[0]["terminal"] == "hall-1");
    CHECK(items[0]["version"] == 1);
    CHECK(!items[0].contains("answers"));
    CHECK(Json::parse(reply.body)["after"].is_null());
    const auto confirmed =
        desk.clerk.ask(desk.counter, "GET", "/v1/desk/applications?state=confirmed");
    CHECK(Json::parse(confirmed.body)["items"].empty());
}

TEST_CASE("the queue is turned page by page and oldest first") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto counter = town.enrol("counter-1", "counter");
    TestClerk clerk(town, "窓口", "welfare_desk");
    for (int batch = 0; batch < 2; ++batch) {
        std::vector<base::Bytes> records;
        for (int i = 0; i < 35; ++i) {
            // Newer ones first, so that the order of arrival is not the order asked for.
            const auto at = town.clock().now() - std::chrono::minutes(batch * 35 + i);
            records.push_back(hall.record(consultation(hall, at).application));
        }
        REQUIRE(hall.send(records).status == 200);
    }
    town.apply_all();
    REQUIRE(!clerk.sign_in(counter).empty());
    std::vector<std::string> times;
    std::string after;
    do {
        const auto reply = clerk.ask(counter, "GET", "/v1/desk/applications?after=" + after);
        REQUIRE(reply.status == 200);
        const auto page = Json::parse(reply.body);
        for (const auto& item : page["items"]) times.push_back(item["received_at"]);
        after = page["after"].is_null() ? "" : page["after"].get<std::string>();
    } while (!after.empty());
    CHECK(times.size() == 70);
    CHECK(std::is_sorted(times.begin(), times.end()));
}

TEST_CASE("looking at an application is logged with its purpose and refused without one") {
    Desk desk;
    CHECK(desk.clerk.ask(desk.counter, "GET", "/v1/desk/applications/" + desk.id).status == 400);
    const auto reply = desk.view();
    REQUIRE(reply.status == 200);
    const auto body = Json::parse(reply.body);
    CHECK(body["answers"]["person"]["from_card"]["address"] == "岡山県久米郡美咲町原田1735");
    CHECK(body["evidence"]["level"] == "L2");
    CHECK(body["language"] == "ja");
    CHECK(reply.headers == Flags{{"ETag", "\"1\""}});
    const auto rows =
        desk.town.rows("SELECT purpose, subject FROM audit WHERE action = 'application.viewed'");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0) == "check");
    CHECK(rows[0].text(1) == body["number"].get<std::string>());
}

TEST_CASE("a field is corrected with a reason and both values are kept") {
    Desk desk;
    const auto reply = desk.decide(address_wish, "\"1\"");
    REQUIRE(reply.status == 201);
    CHECK(Json::parse(reply.body)["version"] == 2);
    const auto body = Json::parse(desk.view().body);
    CHECK(body["answers"]["person"]["from_card"]["address"] == "岡山県久米郡美咲町原田1736");
    CHECK(body["answers"]["person"]["from_card"]["name"] == "美咲 花子");
    REQUIRE(body["decisions"].size() == 1);
    const auto& decision = body["decisions"][0];
    CHECK(decision["n"] == 1);
    CHECK(decision["clerk"] == "窓口 太郎");
    CHECK(decision["before"] == "岡山県久米郡美咲町原田1735");
    CHECK(decision["after"] == "岡山県久米郡美咲町原田1736");
    CHECK(decision["reason"] == "転居届と ちがう");
    CHECK(body["state"] == "received");
}

TEST_CASE("a whole answer is corrected in the form answers have") {
    Desk desk;
    const Json wish = {{"decision", "correct"},
                       {"question", "copies"},
                       {"value", {{"counted", 3}}},
                       {"reason", "電話で 確認"}};
    REQUIRE(desk.decide(wish, "\"1\"").status == 201);
    const auto body = Json::parse(desk.view().body);
    CHECK(body["answers"]["copies"]["counted"] == 3);
    CHECK(body["decisions"][0]["before"] == Json({{"counted", 1}}));
}

TEST_CASE("a value that does not fit the question is refused and changes nothing") {
    Desk desk;
    auto wish = address_wish;
    SECTION("too many copies") {
        wish = {{"decision", "correct"},
                {"question", "copies"},
                {"value", {{"counted", 11}}},
                {"reason", "x"}};
    }
    SECTION("another kind of answer") {
        wish = {{"decision", "correct"},
                {"question", "copies"},
                {"value", {{"written", "3"}}},
                {"reason", "x"}};
    }
    SECTION("no answer at all") {
        wish = {{"decision", "correct"}, {"question", "copies"}, {"value", 3}, {"reason", "x"}};
    }
    SECTION("an unknown question") { wish["question"] = "income"; }
    SECTION("an unknown part") { wish["part"] = "shoe_size"; }
    SECTION("a part of what is no person") { wish["question"] = "who"; }
    SECTION("a birth date that is none") {
        wish["part"] = "birth_date";
        wish["value"] = "1955-13-40";
    }
    SECTION("a sex that is none") {
        wish["part"] = "sex";
        wish["value"] = "robot";
    }
    CHECK(desk.decide(wish, "\"1\"").status == 422);
    CHECK(desk.town.count("decisions") == 0);
}

TEST_CASE("a decision needs the version that was seen and a reason to correct") {
    Desk desk;
    CHECK(desk.decide(address_wish, "").status == 428);
    CHECK(desk.decide(address_wish, "\"7\"").status == 412);
    CHECK(desk.decide(address_wish, "*").status == 412);
    auto silent = address_wish;
    silent.erase("reason");
    CHECK(desk.decide(silent, "\"1\"").status == 400);
    CHECK(desk.decide({{"decision", "approve"}}, "\"1\"").status == 400);
    CHECK(desk.town.count("decisions") == 0);
}

TEST_CASE("of two clerks who decide at once one is told to look again") {
    Desk desk;
    CHECK(desk.decide({{"decision", "confirm"}}, "\"1\"").status == 201);
    CHECK(desk.decide(address_wish, "\"1\"").status == 412);
    CHECK(desk.town.count("decisions") == 1);
}

TEST_CASE("what is confirmed can neither be corrected nor confirmed again") {
    Desk desk;
    REQUIRE(desk.decide({{"decision", "confirm"}}, "\"1\"").status == 201);
    CHECK(Json::parse(desk.view().body)["state"] == "confirmed");
    CHECK(desk.decide(address_wish, "\"2\"").status == 409);
    CHECK(desk.decide({{"decision", "confirm"}}, "\"2\"").status == 409);
}

TEST_CASE("the resident learns that it was confirmed") {
    Desk desk;
    const auto number = desk.town.rows("SELECT number FROM applications")[0].text(0);
    REQUIRE(desk.decide({{"decision", "confirm"}}, "\"1\"").status == 201);
    const auto reply =
        desk.hall.ask("POST", "/v1/receipts/lookup",
                      Json({{"number", number}, {"birth_date", "1955-02-17"}}).dump());
    CHECK(Json::parse(reply.body)["state"] == "confirmed");
}

TEST_CASE("a corrected birth date is the one that is asked for") {
    Desk desk;
    const auto number = desk.town.rows("SELECT number FROM applications")[0].text(0);
    auto wish = address_wish;
    wish["part"] = "birth_date";
    wish["value"] = "1955-02-18";
    REQUIRE(desk.decide(wish, "\"1\"").status == 201);
    const auto look_up = [&](const std::string& date) {
        return desk.hall
            .ask("POST", "/v1/receipts/lookup",
                 Json({{"number", number}, {"birth_date", date}}).dump())
            .status;
    };
    CHECK(look_up("1955-02-18") == 200);
    CHECK(look_up("1955-02-17") == 404);
}

TEST_CASE("a protected person's application can be withheld and released") {
    Desk desk;
    const auto number = desk.town.rows("SELECT number FROM applications")[0].text(0);
    const auto look_up = [&] {
        return desk.hall
            .ask("POST", "/v1/receipts/lookup",
                 Json({{"number", number}, {"birth_date", "1955-02-17"}}).dump())
            .status;
    };
    REQUIRE(look_up() == 200);
    REQUIRE(desk.decide({{"decision", "withhold"}, {"reason", "支援措置"}}, "\"1\"").status == 201);
    CHECK(look_up() == 404);
    REQUIRE(desk.decide({{"decision", "release"}, {"reason", "解除"}}, "\"2\"").status == 201);
    CHECK(look_up() == 200);
}

TEST_CASE("another section's application answers as if it did not exist") {
    Desk desk;
    TestClerk other(desk.town, "福祉 次郎", "welfare_desk");
    REQUIRE(!other.sign_in(desk.counter).empty());
    const auto path = "/v1/desk/applications/" + desk.id;
    const auto theirs = other.ask(desk.counter, "GET", path + "?purpose=check");
    const auto none = other.ask(desk.counter, "GET", "/v1/desk/applications/none?purpose=check");
    CHECK(theirs.status == 404);
    CHECK(theirs.body == none.body);
    CHECK(other
              .ask(desk.counter, "POST", path + "/decisions", "{\"decision\":\"confirm\"}",
                   {{"if-match", "\"1\""}})
              .status == 404);
    CHECK(
        Json::parse(other.ask(desk.counter, "GET", "/v1/desk/applications").body)["items"].empty());
}

TEST_CASE("a call from a terminal is seen at the desk until it is answered") {
    Desk desk;
    const auto made = desk.hall.ask("POST", "/v1/terminals/self/calls", "{\"reason\":\"help\"}");
    REQUIRE(made.status == 201);
    CHECK(desk.hall.ask("POST", "/v1/terminals/self/calls", "{\"reason\":\"help\"}").body ==
          made.body);
    CHECK(desk.hall.ask("POST", "/v1/terminals/self/calls", "{\"reason\":\"山田\"}").status == 400);
    auto calls = Json::parse(desk.clerk.ask(desk.counter, "GET", "/v1/desk/calls").body)["items"];
    REQUIRE(calls.size() == 1);
    CHECK(calls[0]["state"] == "open");
    CHECK(calls[0]["terminal"] == "hall-1");
    const auto id = calls[0]["id"].get<std::string>();
    CHECK(desk.clerk.ask(desk.counter, "POST", "/v1/desk/calls/" + id + "/answers").status == 201);
    calls = Json::parse(desk.clerk.ask(desk.counter, "GET", "/v1/desk/calls").body)["items"];
    CHECK(calls[0]["state"] == "answered");
}

TEST_CASE("whoever calls later has a call of their own and hears its answer") {
    Desk desk;
    const auto call = [&] {
        return member(
            desk.hall.ask("POST", "/v1/terminals/self/calls", "{\"reason\":\"help\"}").body, "id");
    };
    const auto first = call();
    desk.town.clock().advance(std::chrono::minutes(4));
    CHECK(call() == first);
    desk.town.clock().advance(std::chrono::minutes(70));
    const auto later = call();
    CHECK(later != first);
    REQUIRE(!desk.clerk.sign_in(desk.counter).empty());
    CHECK(desk.clerk.ask(desk.counter, "POST", "/v1/desk/calls/" + later + "/answers").status ==
          201);
    CHECK(member(desk.hall.ask("GET", "/v1/terminals/self/calls").body, "state") == "answered");
}

TEST_CASE("the audit verifies with public keys and names nobody") {
    Desk desk;
    desk.view();
    REQUIRE(desk.decide(address_wish, "\"1\"").status == 201);
    const auto reply = desk.clerk.ask(desk.counter, "GET", "/v1/audit");
    REQUIRE(reply.status == 200);
    CHECK(town::verify_audit(reply.body, desk.town.keys().terminals.certificate));
    // The whole date: the four digits of a year alone come up among the signs of hashes.
    for (const auto* canary : {"美咲", "原田", "1955-02-17", "窓口"}) {
        CHECK(reply.body.find(canary) == std::string::npos);
    }
    desk.town.rows("UPDATE audit SET purpose = 'other' WHERE n = 3");
    const auto forged = desk.clerk.ask(desk.counter, "GET", "/v1/audit");
    CHECK(!town::verify_audit(forged.body, desk.town.keys().terminals.certificate));
}

TEST_CASE("staff see dead letters without their content and can have them tried again") {
    Desk desk;
    REQUIRE(desk.hall.send({desk.hall.record(base::SecretText("poison"))}).status == 200);
    desk.town.apply_all();
    const auto letters =
        Json::parse(desk.clerk.ask(desk.counter, "GET", "/v1/desk/dead-letters").body)["items"];
    REQUIRE(letters.size() == 1);
    CHECK(letters[0]["reason"] == "body-not-json");
    const auto woken = desk.town.times_woken();
    const auto id = letters[0]["id"].get<std::string>();
    CHECK(desk.clerk.ask(desk.counter, "POST", "/v1/desk/dead-letters/" + id + "/requeue").status ==
          202);
    CHECK(desk.town.times_woken() == woken + 1);
    CHECK(desk.town.apply_all() == 1);
    CHECK(desk.town.count("dead_letters") == 1);
}

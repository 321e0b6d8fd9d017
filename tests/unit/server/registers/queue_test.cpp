// 取下げ and 補正: what becomes of an application after it was filed (office.md, Records).
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

// A resident record request of the TestPerson, and who takes it back.
struct Taken : ActingTown {
    Filed filed;
    Taken() {
        auto& hall = terminal("hall");
        const auto visit = resident_record(hall, clock().now());
        REQUIRE(hall.send({hall.record(visit.application)}).status == 200);
        apply_all();
        filed.number = visit.receipt.number;
        filed.id = rows("SELECT id FROM applications")[0].text(0);
    }
    Filed take_back(const std::string& number, const TestPerson& who = {}) {
        return file_act(
            *this, "withdrawal",
            R"({"receipt":{"written":")" + number + R"("},"person":)" + who.json() + "}",
            {.role = "hall"});
    }
    std::string state() {
        return rows("SELECT state FROM applications WHERE number = '" + filed.number + "'")[0].text(
            0);
    }
    Json look_up() {
        const auto reply = terminal("hall").ask(
            "POST", "/v1/receipts/lookup",
            Json({{"number", filed.number}, {"birth_date", "1955-02-17"}}).dump());
        REQUIRE(reply.status == 200);
        return Json::parse(reply.body);
    }
    server::http::Response decide(const Json& wish, const std::string& version) {
        auto& clerk_here = clerk("resident_desk");
        auto& counter = terminal("counter");
        REQUIRE(!clerk_here.sign_in(counter).empty());
        return clerk_here.ask(counter, "POST", "/v1/desk/applications/" + filed.id + "/decisions",
                              wish.dump(), {{"if-match", version}});
    }
};

}  // namespace

TEST_CASE("who filed it takes it back with card and receipt number") {
    Taken town;
    const auto done = town.take_back(town.filed.number);
    CHECK(done.state == "kept");
    CHECK(done.notes.at("withdrawn") == town.filed.number);
    CHECK(town.state() == "withdrawn");
    CHECK(town.look_up()["state"] == "withdrawn");
    CHECK(town.rows("SELECT kind FROM decisions")[0].text(0) == "withdraw");
    CHECK(town.take_back(town.filed.number).refused == "nothing-to-withdraw");
}

TEST_CASE("nobody takes back what another filed and unknown and hidden answer alike") {
    Taken town;
    CHECK(town.take_back(town.filed.number, {.name = "美咲 桜子"}).refused ==
          "no-such-application");
    CHECK(town.take_back(town.filed.number, {.birth_date = "1955-02-18"}).refused ==
          "no-such-application");
    CHECK(town.take_back("H1-0000-0000-0").refused == "no-such-application");
    REQUIRE(town.decide({{"decision", "withhold"}, {"reason", "支援措置"}}, "\"1\"").status == 201);
    CHECK(town.take_back(town.filed.number).refused == "no-such-application");
    CHECK(town.state() == "received");
}

TEST_CASE("what is missing and by when is asked for at the desk and told by receipt") {
    Taken town;
    const auto until =
        base::iso_date(base::tokyo_date(town.clock().now() + std::chrono::hours(24 * 14)));
    const Json wish{{"decision", "ask_completion"},
                    {"what", "proof_of_use"},
                    {"until", until},
                    {"reason", "使う先が わからない"}};
    REQUIRE(town.decide(wish, "\"1\"").status == 201);
    CHECK(town.state() == "completion_asked");
    const auto said = town.look_up();
    CHECK(said["state"] == "completion_asked");
    CHECK(said["completion"] == Json({{"what", "proof_of_use"}, {"until", until}}));
    CHECK(town.decide({{"decision", "confirm"}}, "\"2\"").status == 201);
    CHECK(!town.look_up().contains("completion"));
}

TEST_CASE("a request for completion needs a word and a day to come and a reason") {
    Taken town;
    const auto asked = [&](const char* what, const char* until, const char* reason) {
        return town
            .decide({{"decision", "ask_completion"},
                     {"what", what},
                     {"until", until},
                     {"reason", reason}},
                    "\"1\"")
            .status;
    };
    CHECK(asked("書類", "2099-01-01", "x") == 422);
    CHECK(asked("proof", "2020-01-01", "x") == 422);
    CHECK(asked("proof", "someday", "x") == 422);
    CHECK(asked("proof", "2099-01-01", "") == 400);
    CHECK(town.state() == "received");
}

TEST_CASE("a clerk withdraws for somebody with a reason and then nothing more is decided") {
    Taken town;
    CHECK(town.decide({{"decision", "withdraw"}}, "\"1\"").status == 400);
    REQUIRE(town.decide({{"decision", "withdraw"}, {"reason", "電話で 申し出"}}, "\"1\"").status ==
            201);
    CHECK(town.state() == "withdrawn");
    CHECK(town.decide({{"decision", "confirm"}}, "\"2\"").status == 409);
}

// The screen of a visitor who agreed, passed on to one clerk and to nobody else.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "tests/unit/server/support/test_town.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

constexpr const char* canary = "みえてはならないことば";

Json screen(const std::string& label = "つぎへ") {
    return {{"screen", "question"},
            {"width", 1920},
            {"height", 1080},
            {"elements", {{{"id", "onward"}, {"role", "button"}, {"label", label}}}}};
}

// A visitor has called, a clerk sits at a counter.
struct Sharing {
    TestTown town;
    TestTerminal hall = town.enrol("hall-1");
    TestTerminal counter = town.enrol("counter-asahi", "counter");
    TestTerminal other_counter = town.enrol("counter-2", "counter");
    TestClerk clerk{town, "窓口 太郎", "resident_desk"};
    TestClerk other{town, "窓口 花子", "welfare_desk"};
    std::string call;

    Sharing() {
        REQUIRE(!clerk.sign_in(counter).empty());
        REQUIRE(!other.sign_in(other_counter).empty());
        const auto made = hall.ask("POST", "/v1/terminals/self/calls", R"({"reason":"help"})");
        call = member(made.body, "id");
    }
    server::http::Response says(const std::string& word, const Json& shown = nullptr,
                                int taken = 0) {
        Json body = {{"says", word}, {"taken", taken}};
        if (!shown.is_null()) body["screen"] = shown;
        return hall.ask("POST", "/v1/terminals/self/calls/" + call + "/screen", body.dump());
    }
    server::http::Response desk(const std::string& method, const std::string& more = {},
                                const Json& body = nullptr) {
        return clerk.ask(counter, method, "/v1/desk/calls/" + call + "/screen" + more,
                         body.is_null() ? "{}" : body.dump());
    }
    void let_in() {
        REQUIRE(says("offers").status == 200);
        REQUIRE(desk("POST").status == 201);
        REQUIRE(member(says("looks").body, "state") == "asked");
        REQUIRE(member(says("allows").body, "state") == "allowed");
    }
    void let_write() {
        let_in();
        REQUIRE(desk("POST", "/acts", {{"asks_to_write", true}}).status == 201);
        REQUIRE(member(says("looks").body, "writing") == "asked");
        REQUIRE(member(says("allows_writing").body, "writing") == "allowed");
    }
};

}  // namespace

TEST_CASE("a clerk sees nothing until the visitor agrees and then the same list") {
    Sharing here;
    CHECK(here.desk("POST").status == 410);  // Nobody offers it yet.
    CHECK(here.says("looks").status == 410);
    REQUIRE(here.says("offers").status == 200);
    REQUIRE(here.desk("POST").status == 201);
    CHECK(Json::parse(here.desk("GET").body)["screen"].is_null());
    const auto asked = Json::parse(here.says("looks", screen(canary)).body);
    CHECK(asked["state"] == "asked");
    CHECK(asked["section"] == "resident_desk");
    CHECK(asked["counter"] == "counter-asahi");
    CHECK(here.desk("GET").body.find(canary) == std::string::npos);
    here.says("allows");
    here.says("looks", screen());
    const auto seen = Json::parse(here.desk("GET").body);
    CHECK(seen["state"] == "allowed");
    CHECK(seen["screen"] == screen());
    const auto again = here.desk("GET", "?after=" + std::to_string(seen["revision"].get<int>()));
    CHECK(Json::parse(again.body)["screen"].is_null());
}

TEST_CASE("who agrees before being shown who asks lets nobody in") {
    Sharing here;
    REQUIRE(here.says("offers").status == 200);
    REQUIRE(here.desk("POST").status == 201);
    here.says("allows");
    CHECK(Json::parse(here.desk("GET").body)["state"] == "asked");
}

TEST_CASE("a call made again after an hour is still offered and shown") {
    Sharing here;
    here.town.clock().advance(std::chrono::minutes(65));
    const auto again = here.hall.ask("POST", "/v1/terminals/self/calls", R"({"reason":"help"})");
    REQUIRE(member(again.body, "id") != here.call);
    here.call = member(again.body, "id");
    CHECK(here.says("offers").status == 200);
}

TEST_CASE("what a clerk points at and writes reaches the terminal once it is allowed") {
    Sharing here;
    here.let_in();
    CHECK(here.desk("POST", "/acts", {{"point", "onward"}}).status == 201);
    CHECK(member(here.says("looks").body, "pointed") == "onward");
    const Json answer = {{"question", "phone"}, {"answer", {{"written", "0868660000"}}}};
    CHECK(here.desk("POST", "/acts", answer).status == 409);
    REQUIRE(here.desk("POST", "/acts", {{"asks_to_write", true}}).status == 201);
    here.says("allows_writing");
    CHECK(here.desk("POST", "/acts", answer).status == 201);
    const auto heard = Json::parse(here.says("looks").body)["filled"];
    REQUIRE(heard.size() == 1);
    CHECK(heard[0]["question"] == "phone");
    CHECK(heard[0]["answer"] == answer["answer"]);
    CHECK(Json::parse(here.says("looks", nullptr, heard[0]["number"]).body)["filled"].empty());
}

TEST_CASE("a clerk can say neither what a card proves nor that the visitor agrees") {
    Sharing here;
    here.let_write();
    const Json person = {{"from_card",
                          {{"name", "見本 花子"},
                           {"address", "原田"},
                           {"birth_date", "1955-02-17"},
                           {"sex", "female"}}}};
    for (const Json& answer : {person, Json{{"consented", true}}, Json{{"nonsense", 1}}}) {
        CHECK(here.desk("POST", "/acts", {{"question", "person"}, {"answer", answer}}).status ==
              400);
    }
    CHECK(Json::parse(here.says("looks").body)["filled"].empty());
}

TEST_CASE("who was refused to write is not let ask again") {
    Sharing here;
    here.let_in();
    REQUIRE(here.desk("POST", "/acts", {{"asks_to_write", true}}).status == 201);
    here.says("refuses_writing");
    CHECK(here.desk("POST", "/acts", {{"asks_to_write", true}}).status == 409);
}

TEST_CASE("an ended call shows nothing any more and stays ended") {
    Sharing here;
    here.let_in();
    here.says("looks", screen());
    SECTION("the visitor stops") { CHECK(here.says("ends").status == 410); }
    SECTION("the terminal falls silent") { here.town.clock().advance(std::chrono::seconds(21)); }
    CHECK(here.desk("GET").status == 410);
    CHECK(here.desk("POST").status == 410);
    CHECK(here.desk("POST", "/acts", {{"point", "onward"}}).status == 410);
    CHECK(here.says("looks").status == 410);
}

TEST_CASE("a visitor who says no is not asked again for this call") {
    Sharing here;
    here.says("offers");
    here.desk("POST");
    CHECK(here.says("refuses").status == 410);
    CHECK(here.desk("POST").status == 410);
    CHECK(here.desk("GET").status == 410);
    REQUIRE(here.says("offers").status == 200);  // Called again, somebody may ask again.
    CHECK(here.desk("POST").status == 201);
}

TEST_CASE("only the clerk who asked sees the screen") {
    Sharing here;
    here.let_in();
    here.says("looks", screen());
    const std::string path = "/v1/desk/calls/" + here.call + "/screen";
    CHECK(here.other.ask(here.other_counter, "GET", path).status == 410);
    CHECK(here.other.ask(here.other_counter, "POST", path).status == 409);
    CHECK(here.other.ask(here.other_counter, "POST", path + "/acts", R"({"point":"x"})").status ==
          410);
    SECTION("without a token nobody") {
        auto bare = request("GET", path);
        bare.certificate = here.counter.desk_certificate();
        CHECK(here.town.at_desk(bare).status == 401);
    }
    SECTION("with a token on another terminal nobody") {
        CHECK(here.clerk.ask(here.other_counter, "GET", path).status == 401);
    }
    SECTION("when the card is taken off the next clerk may ask the visitor") {
        REQUIRE(here.clerk.ask(here.counter, "DELETE", "/v1/desk/sessions/self").status == 204);
        CHECK(member(here.says("looks").body, "state") == "open");
        CHECK(here.other.ask(here.other_counter, "POST", path).status == 201);
        const auto seen = here.other.ask(here.other_counter, "GET", path);
        CHECK(Json::parse(seen.body)["screen"].is_null());
    }
}

TEST_CASE("a clerk of another town and a terminal of another town are refused") {
    Sharing here;
    here.let_in();
    TestTown elsewhere;
    TestTerminal counter = elsewhere.enrol("counter-asahi", "counter");
    TestClerk clerk(elsewhere, "よその 太郎", "resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    auto asked = request("GET", "/v1/desk/calls/" + here.call + "/screen");
    asked.certificate = counter.desk_certificate();
    CHECK(here.town.at_desk(asked).status == 403);
    CHECK(clerk.ask(counter, "GET", "/v1/desk/calls/" + here.call + "/screen").status == 410);
    TestTerminal hall = here.town.enrol("hall-2");
    CHECK(
        hall.ask("POST", "/v1/terminals/self/calls/" + here.call + "/screen", R"({"says":"looks"})")
            .status == 410);
    CHECK(here.says("looks").status == 200);
}

TEST_CASE("what was seen and written is nowhere in the store and the audit names the look only") {
    Sharing here;
    here.let_write();
    here.says("looks", screen(canary));
    REQUIRE(here.desk("GET").body.find(canary) != std::string::npos);
    const Json answer = {{"question", "note"}, {"answer", {{"written", canary}}}};
    REQUIRE(here.desk("POST", "/acts", answer).status == 201);
    const auto audit = here.clerk.ask(here.counter, "GET", "/v1/audit");
    CHECK(audit.body.find(canary) == std::string::npos);
    for (const char* deed : {"screen.asked", "screen.shown", "screen.filled"}) {
        CHECK(audit.body.find(deed) != std::string::npos);
    }
    std::size_t looked_at = 0;
    for (const auto& file : std::filesystem::directory_iterator(here.town.folder())) {
        if (!file.is_regular_file()) continue;
        const auto bytes = base::read_file(file.path(), 64 << 20);
        if (!bytes) continue;
        ++looked_at;
        CHECK(base::to_text(bytes.value()).find(canary) == std::string::npos);
    }
    CHECK(looked_at > 0);
}

TEST_CASE("a screen too large or no screen at all is refused") {
    Sharing here;
    here.let_in();
    CHECK(here.says("looks", screen(std::string(70'000, 'x'))).status == 400);
    CHECK(here.says("waves").status == 400);
    CHECK(here.hall.ask("POST", "/v1/terminals/self/calls/" + here.call + "/screen", "[").status ==
          400);
}

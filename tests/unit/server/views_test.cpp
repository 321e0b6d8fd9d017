// What registers show through the doors: to whom, in which form, and that each look is logged.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/registers/said.h"
#include "tests/unit/server/support/acting_town.h"
#include "town/carry_home.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

// A register of the tests that shows who asked.
class Mirror final : public server::Register {
public:
    std::string_view name() const override { return "mirror"; }
    server::Stored<void> create_tables(server::Transaction&) const override { return {}; }
    server::Stored<server::Effect> apply(server::Transaction&, const server::Act&) const override {
        return server::Effect{};
    }
    std::vector<server::ViewRule> views() const override {
        return {{.view = "all", .desk = true, .section = "", .roles = {"library"}},
                {.view = "ours", .desk = true, .section = "care_desk", .roles = {}},
                {.view = "person",
                 .desk = false,
                 .section = "",
                 .roles = {"hall"},
                 .needs_person = true},
                {.view = "row", .desk = true, .section = "", .roles = {}, .listed = false}};
    }
    server::Stored<town::Table> view(server::Transaction&, std::string_view,
                                     const server::ViewAsk& ask) const override {
        town::Table table;
        table.columns = {"device", "name", "shown"};
        const auto shown = ask.parameters.find("shown");
        table.rows.push_back(
            {.id = "1",
             .cells = {server::text_cell(ask.device),
                       server::text_cell(ask.person ? ask.person->name.reveal() : ""),
                       server::text_cell(shown == ask.parameters.end() ? "" : shown->second)},
             .acts = {}});
        return table;
    }
};

server::RegisterList the_mirror() {
    server::RegisterList list;
    list.push_back(std::make_unique<Mirror>());
    return list;
}

struct Hall : ActingTown {
    Hall() : ActingTown({}, the_mirror()) {}
    server::http::Response at_desk_of(const std::string& section, const std::string& path) {
        auto& counter = terminal("counter");
        REQUIRE(!clerk(section).sign_in(counter).empty());
        return clerk(section).ask(counter, "GET", path);
    }
    server::http::Response seen(const std::string& role, const std::string& view,
                                const Json& body = Json::object()) {
        return terminal(role).ask("POST", "/v1/terminals/self/views/mirror/" + view, body.dump());
    }
};

const Json hanako{{"name", "美咲 花子"},
                  {"address", "岡山県久米郡美咲町原田1735"},
                  {"birth_date", "1955-02-17"},
                  {"sex", "female"}};

}  // namespace

TEST_CASE("a clerk is told which views are theirs and sees no other section's") {
    Hall town;
    const auto listed = [&](const std::string& section, const std::string& view) {
        const auto items =
            Json::parse(town.at_desk_of(section, "/v1/desk/registers").body)["items"];
        return std::any_of(items.begin(), items.end(), [&](const Json& item) {
            return item["register"] == "mirror" && item["view"] == view;
        });
    };
    CHECK(listed("care_desk", "ours"));
    CHECK(!listed("resident_desk", "ours"));
    CHECK(listed("resident_desk", "all"));
    CHECK(!listed("care_desk", "person"));
    CHECK(!listed("care_desk", "row"));  // It is about one row, so no tab leads to it.
    CHECK(town.at_desk_of("care_desk", "/v1/desk/registers/mirror/row").status == 200);
    CHECK(town.at_desk_of("care_desk", "/v1/desk/registers/mirror/ours").status == 200);
    const auto theirs = town.at_desk_of("resident_desk", "/v1/desk/registers/mirror/ours");
    const auto none = town.at_desk_of("resident_desk", "/v1/desk/registers/mirror/none");
    CHECK(theirs.status == 404);
    CHECK(theirs.body == none.body);
    CHECK(town.at_desk_of("resident_desk", "/v1/desk/registers/none/none").body == none.body);
}

TEST_CASE("a clerk's own views stand before those that every section has") {
    Hall town;
    const auto items =
        Json::parse(town.at_desk_of("care_desk", "/v1/desk/registers").body)["items"];
    const auto place = [&](const std::string& view) {
        return std::find(items.begin(), items.end(),
                         Json({{"register", "mirror"}, {"view", view}})) -
               items.begin();
    };
    const auto count = static_cast<std::ptrdiff_t>(items.size());
    CHECK(place("ours") < place("all"));
    CHECK(place("all") < count);
}

TEST_CASE("a view is a table or a CSV with its parameters and every look is logged") {
    Hall town;
    const auto table = Json::parse(
        town.at_desk_of("care_desk", "/v1/desk/registers/mirror/all?shown=2026-11").body);
    CHECK(table["register"] == "mirror");
    CHECK(table["rows"][0]["cells"][2]["text"] == "2026-11");
    const auto csv = town.at_desk_of("care_desk", "/v1/desk/registers/mirror/all?format=csv");
    CHECK(csv.content_type.starts_with("text/csv"));
    CHECK(csv.body.starts_with("\xef\xbb\xbf"));
    CHECK(csv.body.find("device,name,shown") != std::string::npos);
    CHECK(town.at_desk_of("care_desk", "/v1/desk/registers/mirror/all?format=doc").status == 400);
    const auto rows =
        town.rows("SELECT action, subject FROM audit WHERE action LIKE 'view.%' ORDER BY n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].text(1) == "mirror/all");
    CHECK(rows[1].text(0) == "view.taken");
}

TEST_CASE("a terminal sees what its role may and about a person only with the person") {
    Hall town;
    CHECK(town.seen("library", "all").status == 200);
    CHECK(town.seen("hall", "all").status == 404);
    CHECK(town.seen("hall", "person").status == 404);
    CHECK(town.seen("library", "person", {{"person", hanako}}).status == 404);
    const auto reply =
        town.seen("hall", "person", {{"person", hanako}, {"parameters", {{"shown", "yes"}}}});
    REQUIRE(reply.status == 200);
    const auto cells = Json::parse(reply.body)["rows"][0]["cells"];
    CHECK(cells[0]["text"] == "hall-1");
    CHECK(cells[1]["text"] == "美咲 花子");
    CHECK(cells[2]["text"] == "yes");
    auto half = hanako;
    half.erase("birth_date");
    CHECK(town.seen("hall", "person", {{"person", half}}).status == 400);
    for (const auto& row : town.rows("SELECT actor || action || subject || purpose FROM audit")) {
        CHECK(row.text(0).find("花子") == std::string::npos);
    }
}

TEST_CASE("a terminal learns what became of its own record and of no other's") {
    Hall town;
    auto& hall = town.terminal("hall");
    const auto record = hall.record(consultation(hall, town.clock().now()).application);
    const auto id = base::to_text(town::decode_envelope(record).value().header.id);
    const auto path = "/v1/terminals/self/records/" + id;
    CHECK(hall.ask("GET", path).status == 404);
    REQUIRE(hall.send({record}).status == 200);
    CHECK(member(hall.ask("GET", path).body, "state") == "waiting");
    town.apply_all();
    CHECK(member(hall.ask("GET", path).body, "state") == "applied");
    CHECK(town.terminal("library").ask("GET", path).status == 404);
    town.clock().advance(std::chrono::minutes(61));
    CHECK(hall.ask("GET", path).status == 404);
}

TEST_CASE("who asks for a record that waits has it applied before the answer") {
    Hall town;
    auto& hall = town.terminal("hall");
    const auto record = hall.record(consultation(hall, town.clock().now()).application);
    REQUIRE(hall.send({record}).status == 200);
    server::SharedScreens screens(town.clock());
    const server::TerminalDoor door(
        town.store(), town.clock(), town.keys(), &town.pack(), town.registers(), [] {}, screens,
        [&] { town.apply_all(); });
    const auto id = base::to_text(town::decode_envelope(record).value().header.id);
    auto asked = request("GET", "/v1/terminals/self/records/" + id);
    asked.certificate = hall.certificate();
    CHECK(member(door.answer(asked).body, "state") == "applied");
}

TEST_CASE("a call is waiting until somebody answers and forgotten after an hour") {
    Hall town;
    auto& hall = town.terminal("hall");
    const auto state = [&] {
        return member(hall.ask("GET", "/v1/terminals/self/calls").body, "state");
    };
    CHECK(state() == "none");
    const auto call = hall.ask("POST", "/v1/terminals/self/calls", R"({"reason":"help"})");
    CHECK(state() == "waiting");
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    REQUIRE(clerk.ask(counter, "POST", "/v1/desk/calls/" + member(call.body, "id") + "/answers")
                .status == 201);
    CHECK(state() == "answered");
    town.clock().advance(std::chrono::minutes(61));
    CHECK(state() == "none");
}

TEST_CASE("who is there is what the counter of that place last said") {
    Hall town;
    auto& hall = town.terminal("hall");
    const auto who = [&](TestTerminal& terminal) {
        return member(terminal.ask("GET", "/v1/terminals/self/presence").body, "who");
    };
    CHECK(who(hall) == "on_call");
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    const auto say = [&](const std::string& body) {
        return clerk.ask(counter, "POST", "/v1/desk/presence", body).status;
    };
    CHECK(say(R"({"who":"present"})") == 201);
    CHECK(who(hall) == "present");
    CHECK(who(town.terminal("library")) == "on_call");
    CHECK(say(R"({"who":"closed","place":"library"})") == 201);
    CHECK(who(town.terminal("library")) == "closed");
    CHECK(say(R"({"who":"asleep"})") == 400);
    CHECK(say(R"({"who":"present","place":"moon"})") == 400);
}

TEST_CASE("a terminal opens a carried code and says why it cannot") {
    Hall town;
    auto& hall = town.terminal("hall");
    const auto text = town::carry_home_text({.journey = "consultation",
                                             .journey_version = 1,
                                             .language = "ja",
                                             .answers = {{"areas", town::Chosen{{"care"}}}},
                                             .made_at = town.clock().now()},
                                            town.keys().manifest.seal_keys[0]);
    REQUIRE(text);
    const auto ask = [&](const std::string& code) {
        return hall.ask("POST", "/v1/terminals/self/carried", Json({{"text", code}}).dump());
    };
    const auto opened = Json::parse(ask(*text).body);
    CHECK(opened["journey"] == "consultation");
    CHECK(opened["answers"]["areas"]["chosen"][0] == "care");
    const auto strange = ask("MDH1.nothing");
    CHECK(strange.status == 422);
    CHECK(member(strange.body, "type") == "not_carried");
}

TEST_CASE("no danger is told while there is none") {
    Hall town;
    const auto reply = town.terminal("hall").ask("GET", "/v1/terminals/self/notices");
    CHECK(reply.status == 200);
    CHECK(Json::parse(reply.body)["emergency"].is_null());
}

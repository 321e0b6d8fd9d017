#include "server/apply/apply_stage.h"
#include "tests/unit/server/registers/told.h"

using namespace server_test;

namespace {

std::string event(const std::string& what) {
    return R"({"person":)" + TestPerson{}.json() + R"(,"event":{"chosen":[")" + what +
           R"("]},"day":{"dated":"2026-11-20"},"insurance":{"chosen":["national"]},
      "children":{"counted":0},"phone":{"written":"0868-66-1234"}})";
}

}  // namespace

TEST_CASE("⑨-1 a change in life becomes a draft in the register and in the clerks' queue") {
    ActingTown town;
    const auto done = file_act(town, "life-event", event("birth"), {.role = "hall"});
    REQUIRE(done.refused.empty());
    const auto table = see(town, "life", "prepared", {.section = "resident_desk"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells[1].text == TestPerson{}.name);
    CHECK(table.rows[0].cells[2].text == "birth");
    CHECK(table.rows[0].cells[4].text == "prepared");
}

TEST_CASE("⑨ by when the law wants a report is told with the draft in every language") {
    ActingTown town;
    for (const char* what : {"moved_in", "moved_within", "moved_out", "birth", "death"}) {
        const auto done =
            told(town, "life", file_act(town, "life-event", event(what), {.role = "hall"}));
        CHECK(done.notes.contains("within_" + std::string(what)));
    }
    CHECK(town.pack().words.at("ja").say("register.life.note.within_birth") ==
          "出生届は、生まれた日から 14日以内に 窓口で 出します。");
    const auto retired =
        told(town, "life", file_act(town, "life-event", event("retired"), {.role = "hall"}));
    CHECK(retired.notes.size() == 1);
}

TEST_CASE("⑨ a draft that a clerk has settled leaves the list for good") {
    ActingTown town;
    const auto settled = file_act(town, "life-event", event("birth"), {.role = "hall"});
    const auto open = file_act(town, "life-event", event("death"), {.role = "hall"});
    auto& clerk = town.clerk("resident_desk");
    auto& counter = town.terminal("counter");
    REQUIRE_FALSE(clerk.sign_in(counter).empty());
    REQUIRE(clerk
                .ask(counter, "POST", "/v1/desk/applications/" + settled.id + "/decisions",
                     R"({"decision":"confirm"})", {{"if-match", "\"1\""}})
                .status == 201);
    for (int round = 0; round < 2; ++round) {
        const auto table = see(town, "life", "prepared", {.section = "resident_desk"});
        REQUIRE(table.rows.size() == 1);
        CHECK(table.rows[0].id == open.number);
        server::tick_registers(town.store(), town.clock(), town.pack(), town.registers());
    }
    CHECK(town.rows("SELECT 1 FROM life_drafts WHERE state = 'settled'").size() == 1);
}

TEST_CASE("⑨ moving in is drafted here and waits for the counter") {
    ActingTown town;
    for (const char* what : {"moved_in", "moved_within"}) {
        const auto done = file_act(town, "life-event", event(what), {.role = "hall"});
        CHECK(done.refused.empty());
        CHECK(done.notes.at("waits") == done.number);
    }
    const auto table = see(town, "life", "prepared", {.section = "resident_desk"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells[4].text == "face_to_face");
    CHECK(table.rows[0].attention);
}

TEST_CASE("⑨-1 one set of answers fills both forms") {
    const ActingTown town;
    const auto* journey = town::journey(town.pack(), "life-event");
    REQUIRE(journey != nullptr);
    // The list of procedures, and two forms that take the same answers.
    REQUIRE(journey->prints.size() == 3);
    const auto& words = town.pack().words.at("ja");
    for (const char* form : {"insurance", "allowance"}) {
        const std::string first = "journey.life-event.print." + std::string(form) + ".line.";
        std::string all;
        for (int i = 1; words.has(first + std::to_string(i)); ++i) {
            all += words.phrases().at(first + std::to_string(i));
        }
        CHECK(all.find("{answer.person}") != std::string::npos);
        CHECK(all.find("{answer.event}") != std::string::npos);
        CHECK(all.find("個人番号") != std::string::npos);  // Printed empty (office.md).
    }
}

#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

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
    CHECK(table.rows[0].cells[1].text == "birth");
    CHECK(table.rows[0].cells[3].text == "prepared");
}

TEST_CASE("⑨ moving in cannot be finished here and says so") {
    ActingTown town;
    for (const char* what : {"moved_in", "moved_within"}) {
        const auto done = file_act(town, "life-event", event(what), {.role = "hall"});
        CHECK(done.refused == "face-to-face");
    }
    const auto table = see(town, "life", "prepared", {.section = "resident_desk"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells[3].text == "face_to_face");
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

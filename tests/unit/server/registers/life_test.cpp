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
    const auto pack = misaki();
    const auto* journey = town::journey(pack, "life-event");
    REQUIRE(journey != nullptr);
    REQUIRE(journey->prints.size() == 3);
}

#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

std::string handover(const std::string& number, const std::string& to) {
    return R"({"application":{"written":")" + number + R"("},"to":{"chosen":[")" + to +
           R"("]},"note":{"written":"電話を おねがいします"}})";
}

std::string life_event() {
    return R"({"person":)" + TestPerson{}.json() +
           R"(,"event":{"chosen":["birth"]},"day":{"dated":"2026-11-20"},
      "insurance":{"chosen":["work"]},"children":{"counted":0},"phone":{"does_not_know":true}})";
}

}  // namespace

TEST_CASE("⑬-3 a clerk says where they work and hands an application over with a note") {
    ActingTown town;
    const TypedBy clerk{.section = "resident_desk", .terminal = "counter-1"};
    REQUIRE(file_act(town, "work-presence", R"({"where":{"chosen":["elsewhere"]}})", clerk)
                .refused.empty());
    const auto filed = file_act(town, "life-event", life_event(), {.role = "hall"});
    REQUIRE(filed.refused.empty());
    REQUIRE(file_act(town, "work-handover", handover(filed.number, "child_desk"), clerk)
                .refused.empty());
    CHECK(see(town, "telework", "presence", {.section = "child_desk"}).rows.size() == 1);
    CHECK(see(town, "telework", "handovers", {.section = "child_desk"}).rows.size() == 1);
    CHECK(see(town, "telework", "handovers", {.section = "care_desk"}).rows.empty());
}

TEST_CASE("⑬-6 a class of data that stays in the hall is not handed over outside of it") {
    ActingTown town;
    const auto filed = file_act(town, "life-event", life_event(), {.role = "hall"});
    const TypedBy branch{.section = "resident_desk", .terminal = "counter-asahi"};
    CHECK(file_act(town, "work-handover", handover(filed.number, "general_desk"), branch).refused ==
          "not-outside-the-hall");
    CHECK(town.rows("SELECT 1 FROM work_handovers").empty());
}

TEST_CASE("⑬-5 hours are told by task and place and by nobody's name") {
    ActingTown town;
    const TypedBy clerk{.section = "general_desk", .terminal = "counter-asahi"};
    for (int i = 0; i < 2; ++i) {
        REQUIRE(file_act(town, "work-hours",
                         R"({"task":{"chosen":["queue"]},"minutes":{"counted":30}})", clerk)
                    .refused.empty());
    }
    const auto hours = see(town, "telework", "hours", {.section = "general_desk"});
    REQUIRE(hours.rows.size() == 1);
    CHECK(hours.rows[0].cells[1].text == "branch");
    CHECK(hours.rows[0].cells[3].text == "60");
}

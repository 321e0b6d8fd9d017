#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

std::string answers(const std::string& feeling) {
    return R"({"person":)" + TestPerson{}.json() +
           R"(,"due":{"dated":"2027-01-20"},"feeling":{"chosen":[")" + feeling +
           R"("]},"worries":{"chosen":["birth"]},"help":{"chosen":["yes"]},
      "interview":{"chosen":["wanted"]},"phone":{"does_not_know":true}})";
}

std::string slot(const std::string& number) {
    return R"({"questionnaire":{"written":")" + number +
           R"("},"day":{"dated":"2026-12-10"},"time":{"chosen":["morning"]}})";
}

const TypedBy midwife{.section = "health_desk"};

}  // namespace

TEST_CASE("②-3 what needs a nurse soon stands on top of what a midwife reads") {
    ActingTown town;
    REQUIRE(file_act(town, "eight-months", answers("well"), {.role = "hall"}).refused.empty());
    const auto low = file_act(town, "eight-months", answers("low"), {.role = "hall"});
    const auto table = see(town, "handbook", "questionnaires", {.section = "health_desk"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].id == low.number);
    CHECK(table.rows[0].attention);
    CHECK_FALSE(try_to_see(town, "handbook", "questionnaires", {.role = "hall"}));
}

TEST_CASE("②-4 an interview is booked once and no time twice") {
    ActingTown town;
    const auto one = file_act(town, "eight-months", answers("well"), {.role = "hall"});
    const auto two = file_act(town, "eight-months", answers("tired"), {.role = "hall"});
    CHECK(file_act(town, "interview-slot", slot(one.number), midwife).refused.empty());
    CHECK(file_act(town, "interview-slot", slot(two.number), midwife).refused == "slot-taken");
    CHECK(file_act(town, "interview-slot", slot(one.number), midwife).refused == "already-booked");
    CHECK(town.rows("SELECT 1 FROM handbook_slots").size() == 1);
}

TEST_CASE("②-5 the vaccine plan has a day for every dose of the pack") {
    ActingTown town;
    const auto plan =
        see(town, "handbook", "plan_ics", {.role = "home", .parameters = {{"born", "2026-10-01"}}});
    REQUIRE(plan.rows.size() == 8);
    CHECK(plan.rows[0].cells[0].text == "2026-12-01");
}

#include "tests/unit/server/registers/told.h"

using namespace server_test;

namespace {

std::string answers(const std::string& feeling) {
    return R"({"person":)" + TestPerson{}.json() +
           R"(,"due":{"dated":"2027-01-20"},"feeling":{"chosen":[")" + feeling +
           R"("]},"worries":{"chosen":["birth"]},"help":{"chosen":["yes"]},
      "interview":{"chosen":["wanted"]},"phone":{"does_not_know":true}})";
}

std::string slot(const std::string& number, const std::string& day = "2026-12-10") {
    return R"({"questionnaire":{"written":")" + number + R"("},"day":{"dated":")" + day +
           R"("},"time":{"chosen":["morning"]}})";
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

TEST_CASE("②-4 nobody is asked to come on a day the desk is closed and the time is told") {
    ActingTown town;
    const auto one = file_act(town, "eight-months", answers("well"), {.role = "hall"});
    for (const char* closed : {"2026-12-05", "2026-12-06", "2026-12-29", "2027-01-11"}) {
        const auto done = told(town, "handbook",
                               file_act(town, "interview-slot", slot(one.number, closed), midwife));
        CHECK(done.refused == "closed-day");
    }
    CHECK(town.rows("SELECT 1 FROM handbook_slots").empty());
    const auto booked =
        told(town, "handbook", file_act(town, "interview-slot", slot(one.number), midwife));
    CHECK(booked.notes.at("booked") == "2026-12-10");
    CHECK(booked.notes.at("from") == "10:00");
}

TEST_CASE("②-5 the vaccine plan has a day for every dose of the pack") {
    ActingTown town;
    const auto plan =
        see(town, "handbook", "plan_ics", {.role = "home", .parameters = {{"born", "2026-10-01"}}});
    REQUIRE(plan.rows.size() == 8);
    CHECK(plan.rows[0].cells[0].text == "2026-12-01");
}

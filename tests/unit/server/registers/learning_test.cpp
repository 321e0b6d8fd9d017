#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

const std::string booking = R"({"class":{"chosen":["touch"]},"name":{"written":"みほん はなこ"},
  "phone":{"written":"0868-66-1234"}})";

std::string came(const std::string& number) {
    return R"({"booking":{"written":")" + number + R"("},"came":{"chosen":["came"]}})";
}

const TypedBy teacher{.role = "teacher", .device = "teacher-1"};

}  // namespace

TEST_CASE("⑭-2 a class is booked and whoever teaches takes attendance once") {
    ActingTown town;
    const auto booked = file_act(town, "class-book", booking, {.role = "library"});
    REQUIRE(booked.refused.empty());
    CHECK(file_act(town, "class-attend", came(booked.number), teacher).refused == "not-yet");
    CHECK(town.rows("SELECT state FROM class_bookings").at(0).text(0) == "booked");
    town.clock().advance(std::chrono::hours(24 * 16));  // The class is on 8 December.
    CHECK(file_act(town, "class-attend", came(booked.number), teacher).refused.empty());
    CHECK(file_act(town, "class-attend", came(booked.number), teacher).refused == "already-here");
    CHECK(file_act(town, "class-attend", came("H1-AAAA-AAAA-A"), teacher).refused == "not-booked");
    CHECK(town.rows("SELECT state FROM class_bookings").at(0).text(0) == "came");
}

TEST_CASE("⑭-2 no more people are booked than there are seats") {
    ActingTown town;
    for (int i = 0; i < 6; ++i) {
        REQUIRE(file_act(town, "class-book", booking, {.role = "home"}).refused.empty());
    }
    CHECK(file_act(town, "class-book", booking, {.role = "home"}).refused == "full");
    CHECK(town.rows("SELECT 1 FROM class_bookings").size() == 6);
    const auto table = see(town, "learning", "classes", {.role = "home"});
    CHECK(table.rows.at(0).cells.at(3).text == "6");
}

TEST_CASE("⑭-1 practice is in no register even when a terminal sends it") {
    ActingTown town;
    const auto sent = file_act(town, "practice-card",
                               R"({"person":)" + TestPerson{}.json() +
                                   R"(,"drink":{"chosen":["tea"]},"cups":{"counted":2}})",
                               {.role = "hall"});
    CHECK(sent.refused == "practice");
    CHECK(sent.dead == "");
    CHECK(town.rows("SELECT 1 FROM class_bookings").empty());
}

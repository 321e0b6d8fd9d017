// 効果に関する評価・分析・見直し: the monthly page of every measure.
#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

const Looker committee{.section = "general_desk"};

void visits(ActingTown& town, int how_many, std::chrono::minutes until_confirmed) {
    auto& hall = town.terminal("hall");
    for (int i = 0; i < how_many; ++i) {
        REQUIRE(hall.send({hall.record(resident_record(hall, town.clock().now()).application)})
                    .status == 200);
    }
    town.apply_all();
    town.clock().advance(until_confirmed);
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    for (const auto& row : town.rows("SELECT id FROM applications WHERE state = 'received'")) {
        REQUIRE(clerk
                    .ask(counter, "POST", "/v1/desk/applications/" + row.text(0) + "/decisions",
                         R"({"decision":"confirm"})", {{"if-match", "\"1\""}})
                    .status == 201);
    }
}

std::string cell(const town::Table& table, std::size_t row, const std::string& column) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i] == column) return table.rows.at(row).cells.at(i).text;
    }
    return "no such column";
}

}  // namespace

TEST_CASE("a measure's month says how often it was used and how long confirming took") {
    ActingTown town;
    const auto month = base::iso_date(base::tokyo_date(town.clock().now())).substr(0, 7);
    visits(town, 6, std::chrono::minutes(12));
    const Looker who{.section = "general_desk", .parameters = {{"month", month}}};
    const auto table = see(town, "yardsticks", "month", who);
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].id == "resident-record");
    CHECK(cell(table, 0, "uses") == "6");
    CHECK(cell(table, 0, "minutes") == "12");
    CHECK(cell(table, 0, "withdrawn") == "0");
    const Looker other{.section = "general_desk", .parameters = {{"month", "2001-01"}}};
    CHECK(see(town, "yardsticks", "month", other).rows.empty());
}

TEST_CASE("fewer than five are not told as a number") {
    ActingTown town;
    visits(town, 4, std::chrono::minutes(1));
    const auto table = see(town, "yardsticks", "month", committee);
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, "uses") == "few");
    CHECK(cell(table, 0, "minutes") == "few");
}

TEST_CASE("only the section that reports to the committee sees the yardsticks") {
    ActingTown town;
    CHECK(try_to_see(town, "yardsticks", "month", committee).has_value());
    CHECK(!try_to_see(town, "yardsticks", "month", {.section = "care_desk"}).has_value());
    CHECK(!try_to_see(town, "yardsticks", "month", {.role = "hall"}).has_value());
}

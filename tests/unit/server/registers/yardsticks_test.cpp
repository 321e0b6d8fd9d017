// 効果に関する評価・分析・見直し: the monthly page of every measure.
#include <catch2/catch.hpp>

#include "server/yardsticks/tally.h"
#include "tests/unit/server/support/acting_town.h"
#include "town/finished_visit.h"
#include "town/left_visit.h"

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

void turn_back(ActingTown& town, const std::string& step, town::LeftHow how, int times = 1,
               const std::string& role = "hall") {
    auto& terminal = town.terminal(role);
    const auto today = base::tokyo_date(town.clock().now());
    for (int i = 0; i < times; ++i) {
        const auto body = town::to_body(town::LeftVisit{"resident-record", step, how, today});
        REQUIRE(terminal.send({terminal.record(body)}).status == 200);
    }
    town.apply_all();
}

void finish(ActingTown& town, int minutes, town::HowItWas how, int times,
            const std::string& journey = "resident-record") {
    auto& terminal = town.terminal("hall");
    const auto today = base::tokyo_date(town.clock().now());
    for (int i = 0; i < times; ++i) {
        const auto body = town::to_body(town::FinishedVisit{journey, minutes, how, today});
        REQUIRE(terminal.send({terminal.record(body)}).status == 200);
    }
    town.apply_all();
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
    CHECK(try_to_see(town, "yardsticks", "left", committee).has_value());
    CHECK(!try_to_see(town, "yardsticks", "left", {.section = "care_desk"}).has_value());
}

TEST_CASE("where people turned back is counted by step and leaves no trace of a person") {
    ActingTown town;
    turn_back(town, "copies", town::LeftHow::gave_up, 6);
    turn_back(town, "copies", town::LeftHow::idle, 5);
    turn_back(town, "card", town::LeftHow::card, 2);
    const auto table = see(town, "yardsticks", "left", committee);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].id == "resident-record/card");
    CHECK(cell(table, 0, "step") == "card");
    CHECK(cell(table, 0, "turned_back") == "few");
    CHECK(table.rows[1].id == "resident-record/copies");
    CHECK(cell(table, 1, "turned_back") == "11");
    CHECK(cell(table, 1, "gave_up") == "6");
    CHECK(cell(table, 1, "idle") == "5");
    CHECK(cell(table, 1, "card") == "0");
    CHECK(cell(table, 1, "finished") == "0");
    CHECK(table.figures.at("turned_back").text == "kept_back");  // 13 - 11 would tell the few
    CHECK(town.count("applications") == 0);
    CHECK(town.rows("SELECT 1 FROM inbox WHERE state = 'dead'").empty());
    const Looker other{.section = "general_desk", .parameters = {{"month", "2001-01"}}};
    CHECK(see(town, "yardsticks", "left", other).rows.empty());
}

TEST_CASE("a step that no journey has and a terminal without the journey are dead letters") {
    ActingTown town;
    turn_back(town, "見本 花子", town::LeftHow::idle);
    turn_back(town, "copies", town::LeftHow::idle, 1, "hub");
    CHECK(town.count("yardsticks_left") == 0);
    CHECK(town.count("dead_letters") == 2);
}

TEST_CASE("how visits were and how long they took is counted and files nothing") {
    ActingTown town;
    finish(town, 3, town::HowItWas::good, 6);
    finish(town, 9, town::HowItWas::poor, 2);
    finish(town, 4, town::HowItWas::not_said, 5);
    const auto table = see(town, "yardsticks", "month", committee);
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, "good") == "6");
    CHECK(cell(table, 0, "fair") == "0");
    CHECK(cell(table, 0, "poor") == "few");
    CHECK(cell(table, 0, "to_receipt") == "4");
    CHECK(cell(table, 0, "uses") == "0");
    CHECK(town.count("applications") == 0);
    CHECK(town.rows("SELECT 1 FROM inbox WHERE state = 'dead'").empty());
    CHECK(town.rows("SELECT 1 FROM audit WHERE action LIKE 'record.%'").empty());
}

TEST_CASE("few who found it bad cannot be counted from the others") {
    ActingTown town;
    visits(town, 6, std::chrono::minutes(12));
    finish(town, 3, town::HowItWas::good, 5);
    finish(town, 3, town::HowItWas::poor, 1);
    const auto table = see(town, "yardsticks", "month", committee);
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, "uses") == "6");
    CHECK(cell(table, 0, "good") == "kept_back");
    CHECK(cell(table, 0, "fair") == "0");
    CHECK(cell(table, 0, "poor") == "kept_back");
    CHECK(table.figures.at("month").text == "令和8年11月");
}

TEST_CASE("no more is kept back than what would give a hidden part away") {
    const auto said = [](const std::vector<std::int64_t>& parts, std::int64_t whole) {
        std::string all;
        for (const auto& cell : server::told_parts(parts, whole)) all += cell.text + " ";
        return all;
    };
    CHECK(said({5, 6, 0}, 11) == "5 6 0 ");
    CHECK(said({120, 0, 2}, 200) == "120 0 few ");  // 80 more never said how it was
    CHECK(said({120, 9, 4}, 133) == "120 kept_back kept_back ");
    CHECK(said({1, 1, 7}, 9) == "kept_back kept_back kept_back ");
    CHECK(said({1, 2, 0}, 3) == "few few 0 ");
    CHECK(said({6, 0, 2}, 0) == "6 0 few ");  // not parts of this whole
}

TEST_CASE("a visit of a journey that is none is a dead letter") {
    ActingTown town;
    finish(town, 3, town::HowItWas::good, 1, "見本 花子");
    CHECK(town.count("yardsticks_finished") == 0);
    CHECK(town.count("dead_letters") == 1);
}

TEST_CASE("a measure's own page has a row a month from its first use on") {
    ActingTown town;
    finish(town, 2, town::HowItWas::fair, 5);
    town.clock().advance(std::chrono::hours(24 * 70));
    turn_back(town, "copies", town::LeftHow::gave_up, 7);
    const Looker who{.section = "general_desk", .parameters = {{"measure", "resident-record"}}};
    const auto table = see(town, "yardsticks", "measure", who);
    REQUIRE(table.rows.size() == 3);  // the month between has zeros
    CHECK(cell(table, 0, "fair") == "5");
    CHECK(cell(table, 1, "uses") == "0");
    CHECK(cell(table, 1, "minutes") == "none");
    CHECK(cell(table, 2, "turned_back") == "7");
    CHECK(table.charts.size() == 4);
    const Looker other{.section = "general_desk", .parameters = {{"measure", "nothing"}}};
    CHECK(see(town, "yardsticks", "measure", other).rows.empty());
}

TEST_CASE("the committee's own device sees the yardsticks and another device does not") {
    ActingTown town;
    const Looker device{.role = "committee", .device = "committee-1"};
    CHECK(try_to_see(town, "yardsticks", "month", device).has_value());
    CHECK(try_to_see(town, "yardsticks", "measure", device).has_value());
    const Looker taxi{.role = "taxi", .device = "taxi-1"};
    CHECK(!try_to_see(town, "yardsticks", "month", taxi).has_value());
}

#include <catch2/catch.hpp>

#include "tests/unit/server/registers/told.h"

using namespace server_test;
using namespace std::chrono_literals;

namespace {

const TypedBy at_hall{.role = "hall"};
const TypedBy records{.section = "resident_desk"};
const TypedBy children{.section = "child_desk"};
const Looker board{.role = "board", .device = "board-1"};

Filed take(ActingTown& town, const std::string& purpose, const TypedBy& by = at_hall) {
    return told(
        town, "wait",
        file_act(town, "wait-take", R"({"purpose":{"chosen":[")" + purpose + R"("]}})", by));
}

Filed on_number(ActingTown& town, const std::string& act, const std::string& number,
                const TypedBy& by) {
    return told(town, "wait",
                file_act(town, act, R"({"number":{"written":")" + number + R"("}})", by));
}

// Whom the counter would show this clerk as the next, "" = nobody.
std::string shown_to(ActingTown& town, const TypedBy& by) {
    const auto next = told(town, see(town, "wait", "next",
                                     {.section = by.section,
                                      .device = by.terminal.empty() ? "counter-1" : by.terminal}));
    return next.rows.empty() ? "" : next.rows.at(0).id;
}

// As a clerk does who was shown the next; where nobody waits there is any number on the act.
Filed call(ActingTown& town, const TypedBy& by) {
    const auto shown = shown_to(town, by);
    return on_number(town, "wait-call", shown.empty() ? "1" : shown, by);
}

std::string state_of(const ActingTown& town, int n) {
    return town.rows("SELECT state FROM wait_numbers WHERE n = " + std::to_string(n)).at(0).text(0);
}

}  // namespace

TEST_CASE("⑨ a number is given by purpose and says how many wait before for the same desk") {
    ActingTown town;
    const auto first = take(town, "records");
    CHECK(first.notes.at("big") == "1");
    CHECK(first.notes.at("desk") == "resident_desk");
    CHECK(first.notes.count("nobody_before") == 1);
    CHECK(take(town, "children").notes.count("nobody_before") == 1);
    const auto third = take(town, "records");
    CHECK(third.notes.at("big") == "3");
    CHECK(third.notes.at("before") == "1");
}

TEST_CASE("⑨ who calls is shown whom before and is told before when nobody waits") {
    ActingTown town;
    const auto next = [&] {
        return told(town, see(town, "wait", "next", {.section = "resident_desk"})).rows;
    };
    CHECK(next().empty());
    REQUIRE(take(town, "children").refused.empty());
    CHECK(next().empty());  // of another desk
    REQUIRE(take(town, "records").refused.empty());
    REQUIRE(take(town, "records").refused.empty());
    REQUIRE(next().size() == 1);
    CHECK(next()[0].id == "2");
    CHECK(call(town, records).notes.at("called") == "2");
    CHECK(next().at(0).id == "3");
}

TEST_CASE("⑨ who was shown a number calls that one and nobody whom another counter left") {
    ActingTown town;
    for (int i = 0; i < 3; ++i) REQUIRE(take(town, "records").refused.empty());
    const TypedBy second{.section = "resident_desk", .terminal = "counter-2"};
    const auto here = shown_to(town, records);
    const auto there = shown_to(town, second);
    CHECK(here == "1");
    CHECK(there == "1");
    CHECK(on_number(town, "wait-call", here, records).notes.at("called") == "1");
    CHECK(on_number(town, "wait-call", there, second).refused == "changed");
    CHECK(state_of(town, 2) == "waiting");
    CHECK(call(town, second).notes.at("called") == "2");
    CHECK(on_number(town, "wait-call", "1", records).refused == "changed");
    CHECK(file_act(town, "wait-call", "{}", records).dead == "answers-do-not-fit");
    CHECK(state_of(town, 3) == "waiting");
}

TEST_CASE("⑨ numbers begin anew each day and at each place") {
    ActingTown town;
    REQUIRE(take(town, "records").notes.at("big") == "1");
    CHECK(take(town, "records", {.role = "hall", .terminal = "asahi-1"}).notes.at("big") == "1");
    CHECK(take(town, "records").notes.at("big") == "2");
    town.clock().advance(24h);
    CHECK(take(town, "records").notes.at("big") == "1");
    // Who waited yesterday is not called today.
    REQUIRE(call(town, records).notes.at("called") == "1");
    CHECK(call(town, records).refused == "nobody-waits");
}

TEST_CASE("⑨ a clerk calls the next of the own desk and of no other") {
    ActingTown town;
    REQUIRE(take(town, "children").refused.empty());
    REQUIRE(take(town, "records").refused.empty());
    REQUIRE(take(town, "records").refused.empty());
    CHECK(call(town, records).notes.at("called") == "2");
    CHECK(call(town, records).notes.at("called") == "3");
    CHECK(call(town, records).refused == "nobody-waits");
    CHECK(state_of(town, 1) == "waiting");
    CHECK(on_number(town, "wait-again", "1", records).refused == "no-such-number");
    CHECK(on_number(town, "wait-done", "1", children).refused == "not-called");
}

TEST_CASE("⑨ a number ends once and who did not come may be called again") {
    ActingTown town;
    REQUIRE(take(town, "records").refused.empty());
    REQUIRE(call(town, records).refused.empty());
    CHECK(on_number(town, "wait-absent", "1", records).refused.empty());
    CHECK(on_number(town, "wait-done", "1", records).refused == "not-called");
    CHECK(on_number(town, "wait-again", "1", records).notes.at("called") == "1");
    CHECK(on_number(town, "wait-done", "1", records).refused.empty());
    CHECK(on_number(town, "wait-again", "1", records).refused == "already-done");
    CHECK(on_number(town, "wait-again", "9", records).refused == "no-such-number");
}

TEST_CASE("⑨ the desk sees its own line with figures and the board only numbers and desks") {
    ActingTown town;
    REQUIRE(take(town, "records").refused.empty());
    town.clock().advance(6min);
    REQUIRE(take(town, "records").refused.empty());
    REQUIRE(take(town, "children").refused.empty());
    REQUIRE(call(town, records).refused.empty());
    const auto line = told(town, see(town, "wait", "line", {.section = "resident_desk"}));
    REQUIRE(line.rows.size() == 2);
    CHECK(line.rows[0].attention);
    CHECK(line.rows[0].acts == std::vector<std::string>{"wait-done", "wait-again", "wait-absent"});
    CHECK(line.rows[1].acts == std::vector<std::string>{"wait-again"});
    CHECK(line.figures.at("waiting").text == "1");
    CHECK(line.figures.at("minutes").text == "6");
    const auto shown = told(town, see(town, "wait", "calls_board", board));
    REQUIRE(shown.rows.size() == 1);
    REQUIRE(shown.rows[0].cells.size() == 2);
    CHECK(shown.rows[0].cells[0].text == "1");
    CHECK(shown.rows[0].cells[1].text == "resident_desk");
    CHECK(shown.figures.at("waiting").text == "2");
}

TEST_CASE("⑨ the newest call stands first on the board and an old one leaves it") {
    ActingTown town;
    for (int i = 0; i < 3; ++i) REQUIRE(take(town, "records").refused.empty());
    REQUIRE(call(town, records).refused.empty());
    town.clock().advance(1min);
    REQUIRE(call(town, records).refused.empty());
    CHECK(see(town, "wait", "calls_board", board).rows.at(0).id == "2");
    town.clock().advance(1min);
    REQUIRE(on_number(town, "wait-again", "1", records).refused.empty());
    CHECK(see(town, "wait", "calls_board", board).rows.at(0).id == "1");
    town.clock().advance(9min);
    const auto shown = see(town, "wait", "calls_board", board);
    REQUIRE(shown.rows.size() == 1);
    CHECK(shown.rows[0].id == "1");
}

TEST_CASE("⑨ the board of another place shows that place's numbers") {
    ActingTown town;
    REQUIRE(take(town, "records").refused.empty());
    REQUIRE(call(town, records).refused.empty());
    CHECK(
        see(town, "wait", "calls_board", {.role = "board", .device = "asahi-board"}).rows.empty());
    CHECK_FALSE(try_to_see(town, "wait", "calls_board", {.role = "home"}));
    CHECK_FALSE(try_to_see(town, "wait", "line", board));
}

TEST_CASE("⑨ the audit has a line for a clerk who looks and none for the board on the wall") {
    ActingTown town;
    CHECK(server::is_logged(town.registers(), {"wait", "line"}));
    CHECK_FALSE(server::is_logged(town.registers(), {"wait", "calls_board"}));
    CHECK(server::is_logged(town.registers(), {"wait", "nothing"}));
}

TEST_CASE("⑨ a branch's counter calls the branch's numbers and not the hall's") {
    ActingTown town;
    take(town, "records");
    CHECK(call(town, {.section = "resident_desk", .terminal = "counter-asahi"}).refused ==
          "nobody-waits");
    CHECK(call(town, records).notes.count("nobody-waits") == 0);
    CHECK(state_of(town, 1) == "called");
}

TEST_CASE("⑨ nobody is called for a number taken while the line was down") {
    ActingTown town;
    const auto late = take(town, "records", {.role = "hall", .at = town.clock().now() - 11min});
    CHECK(late.refused == "too-late");
    CHECK(call(town, records).refused == "nobody-waits");
}

TEST_CASE("⑨ a number never says who: nothing of its record is kept beside it") {
    ActingTown town;
    const auto taken = take(town, "records");
    for (const auto& row : town.rows("SELECT * FROM wait_numbers")) {
        for (std::size_t column = 0; column < 8; ++column) {
            if (column == 3) continue;  // the number
            CHECK(row.text(column) != taken.number);
            CHECK(row.text(column) != taken.id);
        }
    }
}

// Measure 9 of the plan: a terminal that cannot send is seen at the counters.
#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;
using namespace std::chrono_literals;

namespace {

constexpr const char* cursor = "/v1/terminals/self/cursor";

// Each terminal's row: what it says was not sent, and whether it is marked.
std::map<std::string, std::pair<std::string, bool>> seen(ActingTown& town) {
    std::map<std::string, std::pair<std::string, bool>> rows;
    for (const auto& row : see(town, "terminals", "heard", {.section = "resident_desk"}).rows)
        rows[row.id] = {row.cells[3].text, row.attention};
    return rows;
}

Flags unsent(const std::string& count) { return {{"madoguchi-unsent", count}}; }

}  // namespace

TEST_CASE("a terminal that says it holds records is marked until they are here") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    REQUIRE(hall.ask("GET", cursor, {}, unsent("0")).status == 200);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"0", false});
    REQUIRE(hall.ask("GET", cursor, {}, unsent("2")).status == 200);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"2", true});
    const auto one = hall.record(consultation(hall, town.clock().now()).application);
    const auto two = hall.record(consultation(hall, town.clock().now()).application);
    auto said = unsent("2");
    REQUIRE(hall.send({one}, said).status == 200);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"1", true});
    REQUIRE(hall.send({two}, unsent("1")).status == 200);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"0", false});
}

TEST_CASE("what the town refuses stays told as unsent") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    (void)hall.record(consultation(hall, town.clock().now()).application);
    const auto gap = hall.record(consultation(hall, town.clock().now()).application);
    REQUIRE(hall.send({gap}, unsent("2")).status == 409);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"2", true});
}

TEST_CASE("a terminal that was silent for a quarter of an hour is marked, one never heard too") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    (void)town.enrol("library-1", "library");
    REQUIRE(hall.ask("GET", cursor, {}, unsent("0")).status == 200);
    CHECK_FALSE(seen(town)["hall-1"].second);
    CHECK(seen(town)["library-1"] == std::pair<std::string, bool>{"unknown", true});
    town.clock().advance(15min);
    CHECK_FALSE(seen(town)["hall-1"].second);
    town.clock().advance(1min);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"0", true});
    // Any request is a sign of life; it takes nothing back of what was told.
    REQUIRE(hall.ask("GET", "/v1/health").status == 200);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"0", false});
}

TEST_CASE("a count that is none leaves what was told before") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    REQUIRE(hall.ask("GET", cursor, {}, unsent("7")).status == 200);
    for (const char* count : {"", "-1", "7x", "99999999999999999999"})
        CHECK(hall.ask("GET", cursor, {}, unsent(count)).status == 200);
    CHECK(seen(town)["hall-1"] == std::pair<std::string, bool>{"7", true});
}

TEST_CASE("a terminal that cannot be noted is answered all the same") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    REQUIRE(town.store().transact([](server::Transaction& transaction) -> server::Stored<void> {
        TRY(
            transaction.run("CREATE TRIGGER no_room BEFORE INSERT ON terminals_heard"
                            " BEGIN SELECT RAISE(ABORT, 'no room'); END"));
        return {};
    }));
    CHECK(hall.ask("GET", cursor, {}, unsent("1")).status == 200);
    const auto one = hall.record(consultation(hall, town.clock().now()).application);
    CHECK(hall.send({one}, unsent("1")).status == 200);
}

TEST_CASE("a marked terminal says in words why") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    const auto state = [&] {
        for (const auto& row : see(town, "terminals", "heard", {.section = "resident_desk"}).rows)
            if (row.id == "hall-1") return row.cells[1].text;
        return std::string();
    };
    REQUIRE(hall.ask("GET", cursor, {}, unsent("0")).status == 200);
    CHECK(state() == "well");
    REQUIRE(hall.ask("GET", cursor, {}, unsent("1")).status == 200);
    CHECK(state() == "holds");
    town.clock().advance(16min);
    CHECK(state() == "silent");
}

TEST_CASE("a revoked terminal is not in the list of terminals") {
    ActingTown town;
    auto hall = town.enrol("hall-1");
    REQUIRE(town.store().transact([&](server::Transaction& transaction) -> server::Stored<void> {
        TRY(server::Terminals(town.keys().town()).revoke(transaction, "hall-1"));
        return {};
    }));
    CHECK(hall.ask("GET", cursor, {}, unsent("3")).status == 403);
    CHECK_FALSE(seen(town).contains("hall-1"));
}

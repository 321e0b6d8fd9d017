#include "town/rules/fares.h"

#include <catch2/catch.hpp>
#include <random>

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

base::Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

town::PackRow row(const std::string& category, const std::string& from, const std::string& own,
                  const std::string& amount, const std::string& status = "example") {
    return {.id = category + from,
            .values = {{"category", category},
                       {"effective_from", from},
                       {"own", own},
                       {"amount", amount},
                       {"status", status}}};
}

std::vector<town::Fare> fares() {
    return town::fares_from({row("general", "2020-04-01", "at_most", "300"),
                             row("general", "2026-10-01", "at_most", "500"),
                             row("medical", "2020-04-01", "percent", "50"),
                             row("cafe", "2025-04-01", "at_most", "100", "verified")});
}

}  // namespace

TEST_CASE("the day of a ride decides which row of the fares holds (⑤-11)") {
    CHECK(town::shares(fares(), "general", on(2026, 9, 30), 1480)->own == 300);
    CHECK(town::shares(fares(), "general", on(2026, 10, 1), 1480)->own == 500);
}

TEST_CASE("a category without a row in force has no fare") {
    CHECK_FALSE(town::shares(fares(), "cafe", on(2025, 3, 31), 900));
    CHECK_FALSE(town::shares(fares(), "holiday", on(2026, 3, 31), 900));
    CHECK(town::shares(fares(), "cafe", on(2025, 4, 1), 900)->own == 100);
}

TEST_CASE("nobody pays more than the meter shows") {
    const auto paid = town::shares(fares(), "general", on(2026, 11, 1), 420);
    REQUIRE(paid);
    CHECK(paid->own == 420);
    CHECK(paid->town == 0);
}

TEST_CASE("a share of the meter is rounded down to the yen") {
    const auto paid = town::shares(fares(), "medical", on(2026, 11, 1), 1481);
    REQUIRE(paid);
    CHECK(paid->own == 740);
    CHECK(paid->town == 741);
}

TEST_CASE("only a verified row is a figure of the town") {
    CHECK(town::shares(fares(), "general", on(2026, 11, 1), 900)->example);
    CHECK_FALSE(town::shares(fares(), "cafe", on(2026, 11, 1), 900)->example);
}

TEST_CASE("a row that says less than a fare is passed over") {
    CHECK(town::fares_from({row("general", "soon", "at_most", "300")}).empty());
    CHECK(town::fares_from({row("general", "2026-04-01", "half", "300")}).empty());
    CHECK(town::fares_from({row("general", "2026-04-01", "at_most", "-1")}).empty());
    CHECK(town::fares_from({row("general", "2026-04-01", "percent", "101")}).empty());
    CHECK(town::fares_from({row("", "2026-04-01", "percent", "10")}).empty());
}

TEST_CASE("both shares of any ride are the meter and none is negative") {
    std::mt19937 dice(5);
    std::uniform_int_distribution<std::int64_t> yen(0, 60'000);
    std::uniform_int_distribution<int> any(0, 100);
    for (int n = 0; n < 2'000; ++n) {
        const auto own = n % 2 == 0 ? "at_most" : "percent";
        const auto amount = n % 2 == 0 ? yen(dice) : any(dice);
        const auto table =
            town::fares_from({row("general", "2020-01-01", own, std::to_string(amount))});
        const auto meter = yen(dice);
        const auto paid = town::shares(table, "general", on(2026, 11, 22), meter);
        REQUIRE(paid);
        REQUIRE(paid->own + paid->town == meter);
        REQUIRE(paid->own >= 0);
        REQUIRE(paid->town >= 0);
    }
}

TEST_CASE("the same ride typed twice is a duplicate and a copied pass an overlap (⑤-5)") {
    using town::RideDoubt;
    const town::RideSeen ride{"taxi-1", 600, 1480};
    CHECK(town::doubt(ride, {}) == RideDoubt::none);
    CHECK(town::doubt(ride, {{"taxi-1", 605, 1480}}) == RideDoubt::duplicate);
    CHECK(town::doubt(ride, {{"taxi-2", 595, 900}}) == RideDoubt::overlap);
    CHECK(town::doubt(ride, {{"taxi-2", 611, 900}}) == RideDoubt::none);
    CHECK(town::doubt(ride, {{"taxi-2", 600, 900}, {"taxi-1", 600, 1480}}) == RideDoubt::duplicate);
}

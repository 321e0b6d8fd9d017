#include "town/rules/closed_days.h"

#include <catch2/catch.hpp>

namespace {

const town::PackTableRows rows{{"sunday", {{"weekday", "7"}}},
                               {"turn_of_year", {{"every_year", "12-31"}}},
                               {"holiday", {{"day", "2026-11-23"}}}};

bool is_closed(const char* day) { return town::is_closed_day(rows, *base::from_iso_date(day)); }

}  // namespace

TEST_CASE("a day is closed by its weekday or its place in the year or by itself") {
    CHECK(is_closed("2026-11-22"));  // a Sunday
    CHECK(is_closed("2026-12-31"));
    CHECK(is_closed("2027-12-31"));
    CHECK(is_closed("2026-11-23"));
    CHECK_FALSE(is_closed("2027-11-23"));
    CHECK_FALSE(is_closed("2026-11-24"));
    CHECK_FALSE(town::is_closed_day({}, *base::from_iso_date("2026-11-22")));
}

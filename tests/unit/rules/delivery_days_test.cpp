#include "town/rules/delivery_days.h"

#include <catch2/catch.hpp>

namespace {

// Tuesdays, orders until noon of the Monday before.
constexpr town::DeliveryDay tuesday{.weekday = 2, .before_days = 1, .until_hour = 12};

std::string delivery_at(const char* ordered_at) {
    const auto day = town::delivery_for(tuesday, *base::from_rfc3339(ordered_at));
    return day ? base::iso_date(*day) : "none";
}

}  // namespace

TEST_CASE("③ an order before the cut-off is for the coming day of delivery") {
    CHECK(delivery_at("2026-11-22T00:00:00Z") == "2026-11-24");  // Sunday
    CHECK(delivery_at("2026-11-23T02:59:00Z") == "2026-11-24");  // Monday 11:59 in Japan
}

TEST_CASE("③ an order after the cut-off is for no day rather than silently a week later") {
    CHECK(delivery_at("2026-11-23T03:00:00Z") == "none");  // Monday 12:00 in Japan
    CHECK(delivery_at("2026-11-23T14:59:00Z") == "none");  // Monday 23:59
}

TEST_CASE("③ on the day of delivery itself the next week is ordered for") {
    CHECK(delivery_at("2026-11-23T15:00:00Z") == "2026-12-01");  // Tuesday 00:00 in Japan
}

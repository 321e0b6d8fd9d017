#include <catch2/catch.hpp>

#include "tests/unit/pages/pages_town.h"

using namespace pages_test;

TEST_CASE("one address may look up so often and no other is held for it") {
    PagesTown town({});
    const auto ask = [&] { return town.post("/look-up", {{"number", "P1-AAAA"}}).status; };
    for (int i = 0; i < 60; ++i) REQUIRE(ask() == 200);
    CHECK(ask() == 429);
    town.remote = "192.0.2.2";
    CHECK(ask() == 200);
    town.remote = "2001:db8:1:1::1";
    for (int i = 0; i < 60; ++i) REQUIRE(ask() == 200);
    town.remote = "2001:db8:1:1:ffff::2";
    CHECK(ask() == 429);
    town.remote = "2001:db8:1:2::1";
    CHECK(ask() == 200);
    town.remote = "192.0.2.1";
    town.clock.wind(std::chrono::minutes(15));
    CHECK(ask() == 200);
}

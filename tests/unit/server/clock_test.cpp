#include <catch2/catch.hpp>

#include "server/apply/open_record.h"
#include "tests/unit/server/support/test_town.h"

using namespace server_test;
using namespace std::chrono_literals;

namespace {

bool suspect_after(TestTown& town, TestTerminal& hall, const town::Header& header,
                   const town::Application& application) {
    REQUIRE(hall.send({hall.seal(header, town::to_body(application))}).status == 200);
    town.apply_all();
    const auto rows = town.rows("SELECT clock_suspect FROM applications ORDER BY arrived_at DESC");
    REQUIRE(!rows.empty());
    return rows[0].number(0) != 0;
}

}  // namespace

TEST_CASE("days without a line are ordinary and keep the date of reception") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto received_at = town.clock().now();
    const auto header = hall.next_header();
    const auto visit = consultation(hall, received_at);
    town.clock().advance(72h);
    CHECK(!suspect_after(town, hall, header, visit.application));
    const auto row = town.rows("SELECT received_at, arrived_at FROM applications")[0];
    CHECK(server::time_of(row.number(0)) == received_at);
    CHECK(server::time_of(row.number(1)) == received_at + 72h);
}

TEST_CASE("a doubtful clock is shown to staff") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto header = hall.next_header();
    auto application = consultation(hall, town.clock().now()).application;
    SECTION("a date in the future") {
        application.received_at += 6min;
        header.created_wall_ms += 6 * 60 * 1000;
    }
    SECTION("a date before the terminal was enrolled") {
        application.received_at -= 24h * 365;
        header.created_wall_ms -= 24LL * 365 * 3600 * 1000;
    }
    SECTION("a body that says another time than its header") { header.created_wall_ms -= 360'000; }
    SECTION("a header with a time beyond all years") { header.created_wall_ms = INT64_MAX; }
    SECTION("a header with a time before all years") { header.created_wall_ms = INT64_MIN; }
    CHECK(suspect_after(town, hall, header, application));
}

TEST_CASE("a wall clock that jumped while the other ran on is doubtful") {
    town::Header before;
    before.created_wall_ms = 1'800'000'000'000;
    before.monotonic_ms = 1'000'000;
    town::Header header = before;
    header.created_wall_ms += 3'600'000;
    header.monotonic_ms += 3'600'000;
    const auto at = [&] { return server::time_of(header.created_wall_ms); };
    const auto enrolled = server::time_of(1'700'000'000'000);
    const auto suspect = [&] {
        return server::clock_is_suspect(header, &before, at(), at() + 24h, enrolled);
    };
    CHECK(!suspect());
    header.created_wall_ms += 360'000;
    CHECK(suspect());
    header.boot[0] = 1;  // Another boot: the second clock began anew, nothing can be compared.
    CHECK(!suspect());
    header.created_wall_ms = before.created_wall_ms - 360'000;
    CHECK(suspect());  // But nobody files before the record that came first.
}

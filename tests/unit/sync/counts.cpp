// Counts of visits leave together and in no order, so that none lies behind its application.
#include "kiosk/sync/counts.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/unit/sync/sync_world.h"

using namespace std::chrono_literals;

namespace {

constexpr base::Date today{std::chrono::year(2026), std::chrono::November, std::chrono::day(23)};
constexpr base::Date tomorrow{std::chrono::year(2026), std::chrono::November, std::chrono::day(24)};

void put(kiosk::Counts& counts, const std::string& what) {
    counts.put(base::SecretText(what), today);
}

void count(SyncWorld& world, const std::string& what) {
    using Order = kiosk::SyncWorker::Order;
    world.worker->store(
        {.ticket = 999, .body = base::SecretText(what), .kind = Order::Kind::count});
    world.settle();
}

}  // namespace

TEST_CASE("four counts wait and the fifth sends them all") {
    kiosk::Counts counts(1);
    for (const char* what : {"a", "b", "c", "d"}) {
        put(counts, what);
        CHECK(counts.due(today).empty());
    }
    put(counts, "e");
    CHECK(counts.due(today).size() == 5);
    CHECK(counts.all().empty());  // once
}

TEST_CASE("where a count stands among the others says nothing of when it was made") {
    kiosk::Counts counts(7);
    std::map<std::string, int> at_the_end;
    for (int batch = 0; batch < 1000; ++batch) {
        for (const char* what : {"1", "2", "3", "4", "5"}) put(counts, what);
        ++at_the_end[counts.due(today).back().reveal()];
    }
    for (const char* what : {"1", "2", "3", "4", "5"}) {
        CHECK(at_the_end[what] > 120);
        CHECK(at_the_end[what] < 280);
    }
}

TEST_CASE("when the day is over what there is goes") {
    kiosk::Counts counts(1);
    put(counts, "a");
    CHECK(counts.due(today).empty());
    CHECK(counts.due(tomorrow).size() == 1);
    CHECK(counts.due(tomorrow).empty());
}

TEST_CASE("a count does not follow its application into the chain") {
    SyncWorld world;
    world.start();
    REQUIRE(world.store("an application").result);
    count(world, "its count");
    CHECK(world.drained_within(1s));
    CHECK(world.town.last_seq() == 1);
    for (int i = 0; i < 4; ++i) count(world, "another");
    CHECK(world.drained_within(1s));
    CHECK(world.town.last_seq() == 6);
}

TEST_CASE("waiting counts are stored when the terminal stops in order and when a day ends") {
    SyncWorld world;
    world.start();
    count(world, "a");
    SECTION("stopped and started") { world.start(); }
    SECTION("a day later") { world.clock->advance(24h); }
    CHECK(world.drained_within(10s));
    CHECK(world.town.last_seq() == 1);
}

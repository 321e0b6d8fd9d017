#include <catch2/catch.hpp>

#include "kiosk/sync/pace.h"
#include "tests/unit/sync/sync_world.h"

using namespace std::chrono_literals;
using Weather = SyncWorld::Weather;
using Line = kiosk::SyncFact::Line;

TEST_CASE("a record is thanked for without a line and sent when the line comes") {
    SyncWorld world;
    world.seen.otherwise = Weather::cut_before_commit;
    world.start();
    CHECK(world.store("one").result);
    CHECK(world.fact().line != Line::up);
    world.clock->advance(24h * 7);
    CHECK(world.store("two").result);
    world.clock->advance(1s);
    CHECK(world.fact().waiting == 2);
    CHECK(world.town.last_seq() == 0);
    world.seen.otherwise = Weather::fine;
    CHECK(world.drained_within(301s));
    CHECK(world.fact().line == Line::up);
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("with a good line a record goes at once") {
    SyncWorld world;
    world.start();
    REQUIRE(world.store("one").result);
    CHECK(world.drained_within(1s));
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("a line cut after the town's commit brings duplicates that change nothing") {
    SyncWorld world;
    world.start();
    for (int i = 0; i < 5; ++i) world.seen.weather.push_back(Weather::cut_after_commit);
    for (int i = 0; i < 8; ++i) REQUIRE(world.store("x").result);
    CHECK(world.drained_within(20min));
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("no answer but the town's signed word about our chain deletes anything") {
    const auto weather = GENERATE(Weather::garbled, Weather::wrong_signature,
                                  Weather::ack_of_another, Weather::old_ack);
    SyncWorld world;
    world.start();
    world.seen.otherwise = weather;
    REQUIRE(world.store("one").result);
    world.clock->advance(1h);
    CHECK(world.fact().waiting == 1);
    CHECK(world.fact().line != Line::up);
    CHECK(world.seen.calls() < 100);  // it does not storm the town either
    world.seen.otherwise = Weather::fine;
    CHECK(world.drained_within(301s));
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("batches grow while it goes well and shrink to one on a bad line") {
    SyncWorld world;
    world.seen.otherwise = Weather::cut_before_commit;
    world.start();
    for (int i = 0; i < 200; ++i) REQUIRE(world.store("x").result);
    world.seen.otherwise = Weather::fine;
    REQUIRE(world.drained_within(20min));
    CHECK(world.seen.batches == std::vector<std::size_t>{8, 16, 32, 64, 64, 16});
    world.seen.batches.clear();
    world.seen.otherwise = Weather::too_large;
    for (int i = 0; i < 10; ++i) REQUIRE(world.store("x").result);
    world.clock->advance(2h);
    CHECK(world.seen.batches.back() == 1);
    world.seen.otherwise = Weather::fine;
    CHECK(world.drained_within(20min));
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("the town is told how many records wait, also while it takes none") {
    SyncWorld world;
    world.seen.otherwise = Weather::busy;
    world.start();
    for (int i = 0; i < 3; ++i) REQUIRE(world.store("x").result);
    world.clock->advance(1h);
    {
        const std::lock_guard lock(world.seen.mutex);
        CHECK(world.seen.unsent.back() == 3);
    }
    world.seen.otherwise = Weather::fine;
    REQUIRE(world.drained_within(301s));
    const std::lock_guard lock(world.seen.mutex);
    // Each call tells of its own records and all behind them.
    CHECK(world.seen.unsent.back() == world.seen.batches.back());
}

TEST_CASE("a town that is ahead of the disk is not written to: the image is old") {
    SyncWorld world;
    world.town.forge_head();
    world.start();
    REQUIRE(world.store("one").result);
    world.clock->advance(1h);
    CHECK(world.fact().line == Line::refused);
    CHECK(world.seen.batches.empty());
    CHECK(world.store("two").result);  // residents are still served
}

TEST_CASE("a town that lost what it had acknowledged is not written to") {
    SyncWorld world;
    world.start();
    REQUIRE(world.store("one").result);
    REQUIRE(world.drained_within(1s));
    world.town.forget_from(1);
    REQUIRE(world.store("two").result);
    world.clock->advance(1h);
    CHECK(world.fact().line == Line::refused);
    CHECK(world.fact().waiting == 1);
}

TEST_CASE("a town that lost records we still hold gets them again") {
    SyncWorld world;
    world.seen.weather = {Weather::fine, Weather::cut_after_commit};
    world.start();
    REQUIRE(world.store("one").result);
    world.settle();
    REQUIRE(world.town.last_seq() == 1);
    world.town.forget_from(1);
    CHECK(world.drained_within(20min));
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("the town's Retry-After is waited for") {
    SyncWorld world;
    world.start();
    world.seen.retry_after = 600s;
    world.seen.otherwise = Weather::busy;
    REQUIRE(world.store("one").result);
    world.settle();
    world.seen.otherwise = Weather::fine;
    const int calls = world.seen.calls();
    world.clock->advance(599s);
    CHECK(world.seen.calls() == calls);
    world.clock->advance(1s);
    CHECK(world.fact().waiting == 0);
}

TEST_CASE("a line that came back is used within ten seconds") {
    SyncWorld world;
    world.seen.otherwise = Weather::cut_before_commit;
    world.start();
    REQUIRE(world.store("one").result);
    world.clock->advance(24h);
    world.seen.otherwise = Weather::fine;
    world.worker->line_may_be_up();
    REQUIRE(world.store("two").result);  // so the nudge has been read
    world.clock->advance(10s);
    CHECK(world.fact().waiting == 0);
}

TEST_CASE("a town clock six minutes away makes ours suspect and four minutes does not") {
    for (const auto& [difference, suspect] : {std::pair{6min, true}, std::pair{4min, false}}) {
        SyncWorld world;
        world.seen.town_time = world.clock->now() + difference;
        world.start();
        world.settle();
        CHECK(world.fact().clock_suspect == suspect);
    }
}

TEST_CASE("after a restart the unsent records are sent once") {
    SyncWorld world;
    world.seen.otherwise = Weather::cut_after_commit;
    world.start();
    for (int i = 0; i < 3; ++i) REQUIRE(world.store("x").result);
    world.clock->advance(1min);
    world.seen.otherwise = Weather::fine;
    world.start();
    CHECK(world.drained_within(10s));
    CHECK(world.nothing_lost_nothing_twice());
}

TEST_CASE("an outbox that is nearly full says so before it refuses and again when it has room") {
    SyncWorld world;
    world.most_pages = 200;
    world.seen.otherwise = Weather::cut_before_commit;
    world.start();
    CHECK_FALSE(world.fact().nearly_full);
    for (int stored = 0; !world.fact().nearly_full; ++stored) {
        REQUIRE(world.store(std::string(3000, 'x')).result);
        world.settle();
        REQUIRE(stored < 200);
    }
    world.seen.otherwise = Weather::fine;
    CHECK(world.drained_within(20min));
    CHECK_FALSE(world.fact().nearly_full);
}

TEST_CASE("waits have full jitter up to five minutes and are never given up") {
    kiosk::Pace pace(7);
    std::chrono::milliseconds longest{0};
    std::chrono::milliseconds shortest{1h};
    for (int n = 0; n < 1000; ++n) {
        const auto wait = pace.failed(kiosk::Pace::Batch::halve, std::nullopt);
        const auto most = std::min<std::chrono::milliseconds>(5min, 1s * (1 << std::min(n, 9)));
        REQUIRE(wait <= most);
        if (n > 10) {
            longest = std::max(longest, wait);
            shortest = std::min(shortest, wait);
        }
    }
    CHECK(longest > 280s);
    CHECK(shortest < 20s);
    CHECK(pace.batch() == 1);
    pace.acknowledged();
    CHECK(pace.batch() == 2);
    CHECK(pace.failed(kiosk::Pace::Batch::keep, std::nullopt) <= 1s);
}

// What every outbox promises, whatever it stores in.
#include <catch2/catch.hpp>

#include "tests/contract/outbox/outbox_world.h"

using namespace outbox_world;
using kiosk::OutboxFault;
using kiosk::Standing;

namespace {

std::vector<base::Bytes> all(kiosk::Outbox& outbox) { return outbox.oldest(0, 64, 1 << 20).take(); }

}  // namespace

TEST_CASE("a record that was put is the town's to open and nobody else's") {
    World world;
    auto outbox = world.open().take();
    const auto stored = outbox->put(body("{\"kind\":\"application\"}")).take();
    const auto kept = all(*outbox);
    REQUIRE(kept.size() == 1);
    const auto envelope = town::decode_envelope(kept[0]).take();
    CHECK(envelope.header.id == stored.id);
    CHECK(envelope.header.hash == stored.hash);
    CHECK(town::open_envelope(envelope, world.seal_key).take().reveal() ==
          "{\"kind\":\"application\"}");
    const auto other_town = base::crypto::PrivateKey::make_p256();
    CHECK_FALSE(town::open_envelope(envelope, other_town));
}

TEST_CASE("records have numbers without gaps and each names the hash of the one before") {
    World world;
    auto outbox = world.open().take();
    town::Digest previous{};
    for (std::uint64_t seq = 1; seq <= 5; ++seq) {
        CHECK(outbox->put(body("x")).take().seq == seq);
    }
    for (const auto& bytes : all(*outbox)) {
        const auto header = town::decode_envelope(bytes).take().header;
        CHECK(header.prev_hash == previous);
        previous = header.hash;
    }
    CHECK(outbox->head_hash() == previous);
}

TEST_CASE("the chain and the unsent records continue after a restart") {
    World world;
    const auto first = world.open().take()->put(body("one")).take();
    auto outbox = world.open().take();
    CHECK(outbox->waiting() == 1);
    CHECK(outbox->last_stored() == some_day());
    const auto second = outbox->put(body("two")).take();
    CHECK(second.seq == 2);
    const auto headers = all(*outbox);
    REQUIRE(headers.size() == 2);
    CHECK(town::decode_envelope(headers[1]).take().header.prev_hash == first.hash);
}

TEST_CASE("the chain continues after a restart when everything was acknowledged") {
    World world;
    const auto first = world.open().take()->put(body("one")).take();
    REQUIRE(world.open().take()->acknowledge(world.ack(first)));
    auto outbox = world.open().take();
    CHECK(outbox->waiting() == 0);
    CHECK(outbox->last_seq() == 1);
    CHECK(outbox->head_hash() == first.hash);
    CHECK(outbox->put(body("two")).take().seq == 2);
}

TEST_CASE("an acknowledgement deletes the records it covers and no other") {
    World world;
    auto outbox = world.open().take();
    const auto stored = outbox->put_all({body("a"), body("b"), body("c")}).take();
    REQUIRE(outbox->acknowledge(world.ack(stored[1])));
    CHECK(outbox->waiting() == 1);
    const auto left = all(*outbox);
    REQUIRE(left.size() == 1);
    CHECK(town::decode_envelope(left[0]).take().header.seq == 3);
}

TEST_CASE("an acknowledgement that comes twice changes nothing the second time") {
    World world;
    auto outbox = world.open().take();
    const auto stored = outbox->put_all({body("a"), body("b")}).take();
    REQUIRE(outbox->acknowledge(world.ack(stored[0])));
    REQUIRE(outbox->acknowledge(world.ack(stored[0])));
    CHECK(outbox->waiting() == 1);
}

TEST_CASE("an acknowledgement of another record another terminal or the future deletes nothing") {
    World world;
    auto outbox = world.open().take();
    const auto stored = outbox->put_all({body("a"), body("b")}).take();
    auto other_hash = world.ack(stored[0]);
    other_hash.head_hash[0] ^= 1;
    auto other_terminal = world.ack(stored[0]);
    other_terminal.terminal[0] ^= 1;
    auto future = world.ack(stored[1]);
    future.through_seq = 3;
    for (const auto& wrong : {other_hash, other_terminal, future, world.ack(stored[0], 2)}) {
        const auto answer = outbox->acknowledge(wrong);
        REQUIRE_FALSE(answer);
        CHECK(answer.error() == OutboxFault::broken);
    }
    CHECK(outbox->waiting() == 2);
    CHECK(outbox->put(body("c")));  // a wrong word from outside breaks nothing here
}

TEST_CASE("a batch stays within the records and bytes asked for but always takes one") {
    World world;
    auto outbox = world.open().take();
    const auto large = body(std::string(10'000, 'x'));
    REQUIRE(outbox->put_all({large, large, large}));
    CHECK(outbox->oldest(0, 2, 1 << 20).take().size() == 2);
    CHECK(outbox->oldest(0, 64, 40'000).take().size() == 2);
    CHECK(outbox->oldest(0, 64, 10).take().size() == 1);
    CHECK(outbox->oldest(2, 64, 1 << 20).take().size() == 1);
    CHECK(outbox->oldest(3, 64, 1 << 20).take().empty());
}

TEST_CASE("a body over 64 KiB is refused and leaves no gap") {
    World world;
    auto outbox = world.open().take();
    const auto answer = outbox->put_all({body("a"), body(std::string(70'000, 'x'))});
    REQUIRE_FALSE(answer);
    CHECK(answer.error() == OutboxFault::too_large);
    CHECK(outbox->waiting() == 0);
    CHECK(outbox->put(body("b")).take().seq == 1);
}

TEST_CASE("a full outbox refuses before thanks and an acknowledgement makes room again") {
    World world;
    world.most_pages = 64;
    auto outbox = world.open().take();
    std::vector<kiosk::Stored> stored;
    for (;;) {
        const auto answer = outbox->put(body(std::string(3000, 'x')));
        if (!answer) {
            CHECK(answer.error() == OutboxFault::full);
            break;
        }
        stored.push_back(answer.value());
        REQUIRE(stored.size() < 1000);
    }
    CHECK(outbox->used() > 0.9);
    CHECK(outbox->waiting() == stored.size());
    REQUIRE(outbox->acknowledge(world.ack(stored.back())));
    CHECK(outbox->waiting() == 0);
    CHECK(outbox->used() < 0.5);
    CHECK(outbox->put(body(std::string(3000, 'x'))).take().seq == stored.size() + 1);
}

TEST_CASE("the cursor of the town is same ahead forked or behind a gap") {
    World world;
    auto outbox = world.open().take();
    const auto stored = outbox->put_all({body("a"), body("b"), body("c")}).take();
    const auto standing = [&](std::uint64_t seq, const town::Digest& hash,
                              std::uint64_t incarnation = 1) {
        return outbox->standing({.incarnation = incarnation, .last_seq = seq, .head_hash = hash})
            .take();
    };
    CHECK(standing(0, {}) == Standing::same);
    CHECK(standing(2, stored[1].hash) == Standing::same);
    CHECK(standing(2, stored[0].hash) == Standing::forked);
    CHECK(standing(4, stored[2].hash) == Standing::ahead);
    CHECK(standing(0, {}, 2) == Standing::forked);
    REQUIRE(outbox->acknowledge(world.ack(stored[1])));
    CHECK(standing(2, stored[1].hash) == Standing::same);
    CHECK(standing(3, stored[2].hash) == Standing::same);
    CHECK(standing(2, stored[0].hash) == Standing::forked);
    CHECK(standing(1, stored[0].hash) == Standing::gap);
    CHECK(standing(0, {}) == Standing::gap);
}

TEST_CASE("a new epoch begins at each start after an hour and after a thousand records") {
    World world;
    const auto epoch_of_last = [](kiosk::Outbox& outbox) {
        const auto last = outbox.oldest(outbox.last_seq() - 1, 1, 1 << 20).take();
        return town::decode_envelope(last.at(0)).take().header.epoch;
    };
    auto outbox = world.open().take();
    REQUIRE(outbox->put(body("a")));
    const auto first = epoch_of_last(*outbox);
    world.clock->advance(std::chrono::minutes{59});
    REQUIRE(outbox->put(body("b")));
    CHECK(epoch_of_last(*outbox) == first);
    world.clock->advance(std::chrono::minutes{1});
    REQUIRE(outbox->put(body("c")));
    const auto second = epoch_of_last(*outbox);
    CHECK(second != first);
    REQUIRE(outbox->put_all(std::vector<base::SecretText>(999, body("d"))));
    CHECK(epoch_of_last(*outbox) == second);
    REQUIRE(outbox->put(body("e")));
    CHECK(epoch_of_last(*outbox) != second);
    const auto third = epoch_of_last(*outbox);
    outbox.reset();
    outbox = world.open().take();
    REQUIRE(outbox->put(body("f")));
    CHECK(epoch_of_last(*outbox) != third);
}

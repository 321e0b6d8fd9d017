// Measure 5 of the plan: an application queued during an outage reaches the town exactly once.
#include <catch2/catch.hpp>

#include "tests/unit/server/support/test_town.h"

using namespace server_test;

TEST_CASE("a batch is acknowledged through its last record and filed once") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto reply = hall.send({hall.record(consultation(hall, town.clock().now()).application),
                                  hall.record(consultation(hall, town.clock().now()).application)});
    REQUIRE(reply.status == 200);
    const auto said = town::batch_reply_from(reply.body);
    REQUIRE(said);
    CHECK(said.value().ack.through_seq == 2);
    CHECK(town.keys().ack.key.public_key().verifies(town::ack_message(said.value().ack),
                                                    said.value().signature));
    CHECK(town.times_woken() == 1);
    CHECK(town.apply_all() == 2);
    CHECK(town.count("applications") == 2);
    CHECK(town.count("applied") == 2);
    CHECK(town.apply_all() == 0);
}

TEST_CASE("the same batch sent twice is acknowledged alike and applied once") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const std::vector<base::Bytes> records{
        hall.record(consultation(hall, town.clock().now()).application)};
    const auto first = town::batch_reply_from(hall.send(records).body);
    town.apply_all();
    const auto later = hall.record(consultation(hall, town.clock().now()).application);
    REQUIRE(hall.send({later}).status == 200);
    const auto again = town::batch_reply_from(hall.send(records).body);
    town.apply_all();
    REQUIRE(again);
    CHECK(again.value().ack.through_seq == 1);
    CHECK(again.value().ack.head_hash == first.value().ack.head_hash);
    CHECK(again.value().results[0].state == town::RecordState::duplicate);
    CHECK(town.count("applications") == 2);
}

TEST_CASE("a batch that overlaps the last one adds only what is new") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto one = hall.record(consultation(hall, town.clock().now()).application);
    REQUIRE(hall.send({one}).status == 200);
    const auto two = hall.record(consultation(hall, town.clock().now()).application);
    const auto reply = town::batch_reply_from(hall.send({one, two}).body);
    REQUIRE(reply);
    CHECK(reply.value().results[0].state == town::RecordState::duplicate);
    CHECK(reply.value().results[1].state == town::RecordState::accepted);
    CHECK(town.count("inbox") == 2);
}

TEST_CASE("a missing record is asked for by its number and nothing is stored") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto lost = hall.record(consultation(hall, town.clock().now()).application);
    const auto next = hall.record(consultation(hall, town.clock().now()).application);
    const auto reply = hall.send({next});
    CHECK(reply.status == 409);
    CHECK(member(reply.body, "type") == "sequence-gap");
    CHECK(member(reply.body, "expected_seq") == "1");
    CHECK(town.count("inbox") == 0);
    CHECK(hall.send({lost, next}).status == 200);
}

TEST_CASE("another record under a number that is taken is a fork and set aside") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto twin_header = hall.next_header();
    REQUIRE(hall.send({hall.record(consultation(hall, town.clock().now()).application)}).status ==
            200);
    auto twin = twin_header;
    twin.id = base::uuid_v7(town.clock().now());
    const auto forged =
        hall.seal(twin, town::to_body(consultation(hall, town.clock().now()).application));
    const auto reply = hall.send({forged});
    CHECK(reply.status == 409);
    CHECK(member(reply.body, "type") == "chain-fork");
    CHECK(town.count("quarantine") == 1);
    CHECK(town.count("inbox") == 1);
    CHECK(hall.send({forged}).status == 409);
    CHECK(town.count("quarantine") == 1);  // Once is enough.
}

TEST_CASE("a record that does not follow the last one is a fork") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto header = hall.next_header();
    header.prev_hash[0] ^= 1;
    const auto reply = hall.send(
        {hall.seal(header, town::to_body(consultation(hall, town.clock().now()).application))});
    CHECK(reply.status == 409);
    CHECK(member(reply.body, "type") == "chain-fork");
}

TEST_CASE("an id that stands for other content is refused and set aside and never acknowledged") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto first = hall.next_header();
    REQUIRE(hall.send({hall.record(consultation(hall, town.clock().now()).application)}).status ==
            200);
    const auto id = town.rows("SELECT id FROM inbox")[0].text(0);
    SECTION("under the next number") {
        auto header = hall.next_header();
        header.id = *base::uuid_from_text(id);
        const auto reply = hall.send(
            {hall.seal(header, town::to_body(consultation(hall, town.clock().now()).application))});
        CHECK(reply.status == 422);
        CHECK(member(reply.body, "type") == "id-reused");
    }
    SECTION("under its own number") {
        first.id = *base::uuid_from_text(id);
        const auto reply = hall.send(
            {hall.seal(first, town::to_body(consultation(hall, town.clock().now()).application))});
        CHECK(reply.status == 422);
        CHECK(member(reply.body, "type") == "id-reused");
    }
    CHECK(town.count("quarantine") == 1);
    CHECK(town.count("inbox") == 1);
}

TEST_CASE("a terminal cannot send for another one") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto branch = town.enrol("hall-2");
    const auto reply =
        hall.send({branch.record(consultation(branch, town.clock().now()).application)});
    CHECK(reply.status == 422);
    CHECK(member(reply.body, "type") == "foreign-record");
    CHECK(town.count("inbox") == 0);
}

TEST_CASE("a poison record becomes a dead letter and does not stop the others") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    std::vector<base::Bytes> records;
    for (int i = 0; i < 31; ++i) {
        records.push_back(hall.record(consultation(hall, town.clock().now()).application));
    }
    records.push_back(hall.record(base::SecretText("this is no application")));
    for (int i = 0; i < 32; ++i) {
        records.push_back(hall.record(consultation(hall, town.clock().now()).application));
    }
    REQUIRE(hall.send(records).status == 200);
    town.apply_all();
    CHECK(town.count("applications") == 63);
    CHECK(town.count("dead_letters") == 1);
    CHECK(town.rows("SELECT reason FROM dead_letters")[0].text(0) == "body-not-json");
    CHECK(hall.send({hall.record(consultation(hall, town.clock().now()).application)}).status ==
          200);
}

TEST_CASE("a record whose answers break the town's rules is not filed") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto visit = consultation(hall, town.clock().now());
    SECTION("an unknown option") { visit.application.answers["areas"] = town::Chosen{{"gold"}}; }
    SECTION("a missing answer") { visit.application.answers.erase("kana_name"); }
    SECTION("an unknown journey") { visit.application.journey = "no-such-journey"; }
    SECTION("a newer journey") { visit.application.journey_version = 99; }
    SECTION("a receipt of another terminal") {
        visit.application.receipt_number = "H9-0000-0000-0";
    }
    REQUIRE(hall.send({hall.record(visit.application)}).status == 200);
    town.apply_all();
    CHECK(town.count("applications") == 0);
    CHECK(town.count("dead_letters") == 1);
}

TEST_CASE("a record of a schema from the future waits as a dead letter") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto header = hall.next_header();
    header.schema_v = 2;
    const auto body = town::to_body(consultation(hall, town.clock().now()).application);
    REQUIRE(hall.send({hall.seal(header, body)}).status == 200);
    town.apply_all();
    CHECK(town.rows("SELECT reason FROM dead_letters")[0].text(0) == "unknown-schema");
}

TEST_CASE("two records with one receipt number do not replace each other") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto visit = consultation(hall, town.clock().now());
    REQUIRE(hall.send({hall.record(visit.application), hall.record(visit.application)}).status ==
            200);
    town.apply_all();
    CHECK(town.count("applications") == 1);
    CHECK(town.rows("SELECT reason FROM dead_letters")[0].text(0) == "receipt-reused");
    CHECK(town.count("applied") == 1);
}

TEST_CASE("a batch needs its idempotency key and an honest digest") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const std::vector<base::Bytes> records{
        hall.record(consultation(hall, town.clock().now()).application)};
    CHECK(hall.send(records, {{"idempotency-key", ""}}).status == 400);
    CHECK(hall.send(records, {{"idempotency-key", std::string(65, 'x')}}).status == 400);
    CHECK(hall.send(records, {{"content-type", "application/json"}}).status == 415);
    const auto wrong = base::base64(base::Bytes(32, 7));
    CHECK(hall.send(records, {{"content-digest", "sha-256=:" + wrong + ":"}}).status == 422);
    CHECK(town.count("inbox") == 0);
    const auto right = base::base64(base::crypto::sha256(town::encode_batch(records)));
    CHECK(hall.send(records, {{"content-digest", "sha-256=:" + right + ":"}}).status == 200);
}

TEST_CASE("an idempotency key stands for one body") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto one = hall.record(consultation(hall, town.clock().now()).application);
    const auto two = hall.record(consultation(hall, town.clock().now()).application);
    CHECK(hall.send({one}, {{"idempotency-key", "\"a\""}}).status == 200);
    CHECK(hall.send({one}, {{"idempotency-key", "\"a\""}}).status == 200);
    CHECK(member(hall.send({two}, {{"idempotency-key", "\"a\""}}).body, "type") ==
          "idempotency-key-reused");
    CHECK(hall.send({two}, {{"idempotency-key", "\"b\""}}).status == 200);
}

TEST_CASE("the cursor says how far the chain goes") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto cursor = town::cursor_from(hall.ask("GET", "/v1/terminals/self/cursor").body);
    REQUIRE(cursor);
    CHECK(cursor.value().last_seq == 0);
    const auto record = hall.record(consultation(hall, town.clock().now()).application);
    REQUIRE(hall.send({record}).status == 200);
    cursor = town::cursor_from(hall.ask("GET", "/v1/terminals/self/cursor").body);
    CHECK(cursor.value().last_seq == 1);
    CHECK(cursor.value().head_hash == town::decode_envelope(record).value().header.hash);
}

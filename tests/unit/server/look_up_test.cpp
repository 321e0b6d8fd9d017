#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/test_town.h"

using namespace server_test;

namespace {

using Json = nlohmann::json;

server::http::Response by_secret(TestTerminal& terminal, const town::Receipt& receipt) {
    return terminal.ask("POST", "/v1/receipts/lookup",
                        Json({{"secret", base::hex(receipt.secret)}}).dump());
}

server::http::Response by_number(TestTerminal& terminal, const std::string& number,
                                 const std::string& birth_date) {
    return terminal.ask("POST", "/v1/receipts/lookup",
                        Json({{"number", number}, {"birth_date", birth_date}}).dump());
}

}  // namespace

TEST_CASE("a receipt tells state and date and nothing else") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto received_at = town.clock().now() - std::chrono::hours(2);
    const auto visit = consultation(hall, received_at);
    REQUIRE(hall.send({hall.record(visit.application)}).status == 200);
    town.apply_all();
    const auto expected =
        Json({{"state", "received"}, {"date", base::iso_date(base::tokyo_date(received_at))}});
    CHECK(Json::parse(by_secret(hall, visit.receipt).body) == expected);
    CHECK(Json::parse(by_number(hall, visit.receipt.number, "1955-02-17").body) == expected);
    auto library = town.enrol("library-1", "library");
    CHECK(by_number(library, visit.receipt.number, "1955-02-17").status == 200);
}

TEST_CASE("unknown and withheld and not yet arrived receipts answer alike") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto withheld = consultation(hall, town.clock().now());
    const auto waiting = consultation(hall, town.clock().now());
    const auto unknown = consultation(hall, town.clock().now());
    REQUIRE(hall.send({hall.record(withheld.application)}).status == 200);
    town.apply_all();
    town.rows("UPDATE applications SET withheld = 1");
    REQUIRE(hall.send({hall.record(waiting.application)}).status == 200);  // Not applied yet.

    const auto nothing = by_secret(hall, unknown.receipt);
    REQUIRE(nothing.status == 404);
    CHECK(member(nothing.body, "type") == "not-found");
    for (const auto* visit : {&withheld, &waiting, &unknown}) {
        for (const auto& reply :
             {by_secret(hall, visit->receipt), by_number(hall, visit->receipt.number, "1955-02-17"),
              by_number(hall, visit->receipt.number, "1901-01-01")}) {
            CHECK(reply.status == nothing.status);
            CHECK(reply.body == nothing.body);
            CHECK(reply.headers == nothing.headers);
        }
    }
}

TEST_CASE("five wrong birth dates end the look-ups of that number for the day") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto visit = consultation(hall, town.clock().now());
    REQUIRE(hall.send({hall.record(visit.application)}).status == 200);
    town.apply_all();
    for (int i = 0; i < 5; ++i) {
        CHECK(by_number(hall, visit.receipt.number, "1980-01-0" + std::to_string(i + 1)).status ==
              404);
    }
    CHECK(by_number(hall, visit.receipt.number, "1955-02-17").status == 429);
    auto branch = town.enrol("hall-2");
    CHECK(by_number(branch, visit.receipt.number, "1955-02-17").status == 429);
    CHECK(by_secret(hall, visit.receipt).status == 200);  // The QR proves more than a guess.
    town.clock().advance(std::chrono::hours(24));
    CHECK(by_number(hall, visit.receipt.number, "1955-02-17").status == 200);
}

TEST_CASE("guessing at an unknown number is stopped just as at a known one") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const auto unknown = consultation(hall, town.clock().now()).receipt.number;
    for (int i = 0; i < 5; ++i) CHECK(by_number(hall, unknown, "1955-02-17").status == 404);
    CHECK(by_number(hall, unknown, "1955-02-17").status == 429);
}

TEST_CASE("one terminal cannot guess at many numbers all day") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    for (int i = 0; i < 100; ++i) {
        const auto number = consultation(hall, town.clock().now()).receipt.number;
        REQUIRE(by_number(hall, number, "1955-02-17").status == 404);
    }
    const auto number = consultation(hall, town.clock().now()).receipt.number;
    CHECK(by_number(hall, number, "1955-02-17").status == 429);
    auto branch = town.enrol("hall-2");
    CHECK(by_number(branch, number, "1955-02-17").status == 404);
}

TEST_CASE("an application without a birth date can only be looked up by its QR") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto visit = consultation(hall, town.clock().now());
    visit.application.answers.erase("birth_date");
    REQUIRE(hall.send({hall.record(visit.application)}).status == 200);
    town.apply_all();
    CHECK(by_secret(hall, visit.receipt).status == 200);
    CHECK(by_number(hall, visit.receipt.number, "0000-00-00").status == 404);
    CHECK(by_number(hall, visit.receipt.number, "1955-02-17").status == 404);
}

TEST_CASE("a look-up that says neither secret nor number is malformed and counts nothing") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    for (const auto* body : {"", "{}", "[]", "{\"secret\":5}", "{\"number\":\"H1\"}"}) {
        CHECK(hall.ask("POST", "/v1/receipts/lookup", body).status == 400);
    }
    CHECK(town.count("tries") == 0);
}

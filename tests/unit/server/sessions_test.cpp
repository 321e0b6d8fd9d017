#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/test_town.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

struct Office {
    TestTown town;
    TestTerminal counter = town.enrol("counter-1", "counter");
    TestTerminal other = town.enrol("counter-2", "counter");
    TestClerk clerk{town, "窓口 太郎", "resident_desk"};

    server::http::Response nonce() { return clerk.ask(counter, "POST", "/v1/desk/nonces"); }
    int sign_in(const TestTerminal& at, const std::string& body) {
        return clerk.ask(at, "POST", "/v1/desk/sessions", body).status;
    }
};

}  // namespace

TEST_CASE("a clerk signs in with the card and is known by name and section") {
    Office office;
    const auto reply = office.clerk.ask(office.counter, "POST", "/v1/desk/sessions",
                                        office.clerk.challenge_reply(office.nonce()));
    REQUIRE(reply.status == 201);
    const auto clerk = Json::parse(reply.body)["clerk"];
    CHECK(clerk["name"] == "窓口 太郎");
    CHECK(clerk["section"] == "resident_desk");
    CHECK(clerk["id"] == office.clerk.id());
}

TEST_CASE("a signed challenge is good once and for sixty seconds and at one terminal") {
    Office office;
    const auto body = office.clerk.challenge_reply(office.nonce());
    SECTION("once") {
        CHECK(office.sign_in(office.counter, body) == 201);
        CHECK(office.sign_in(office.counter, body) == 401);
    }
    SECTION("sixty seconds") {
        office.town.clock().advance(std::chrono::seconds(60));
        CHECK(office.sign_in(office.counter, body) == 201);
    }
    SECTION("not sixty-one seconds") {
        office.town.clock().advance(std::chrono::seconds(61));
        CHECK(office.sign_in(office.counter, body) == 401);
    }
    SECTION("not at another terminal") {
        CHECK(office.sign_in(office.other, body) == 401);
        CHECK(office.sign_in(office.counter, body) == 201);
    }
    SECTION("not after another challenge was asked for") {
        office.nonce();
        CHECK(office.sign_in(office.counter, body) == 401);
    }
}

TEST_CASE("a signature over anything else does not sign in and spends the challenge") {
    Office office;
    const auto nonce = office.nonce();
    auto forged = nonce;
    auto body = Json::parse(nonce.body);
    body["nonce"] = std::string(32, '0');
    forged.body = body.dump();
    CHECK(office.sign_in(office.counter, office.clerk.challenge_reply(forged)) == 401);
    CHECK(office.sign_in(office.counter, office.clerk.challenge_reply(nonce)) == 401);
}

TEST_CASE("a card nobody knows is refused in the same words as a wrong signature") {
    Office office;
    TestTown elsewhere;
    TestClerk stranger(elsewhere, "だれか", "resident_desk");
    const auto unknown = office.clerk.ask(office.counter, "POST", "/v1/desk/sessions",
                                          stranger.challenge_reply(office.nonce()));
    auto wrong = Json::parse(office.clerk.challenge_reply(office.nonce()));
    wrong["signature"] = "AAAA";
    const auto garbled =
        office.clerk.ask(office.counter, "POST", "/v1/desk/sessions", wrong.dump());
    CHECK(unknown.status == 401);
    CHECK(garbled.status == 401);
    CHECK(unknown.body == garbled.body);
}

TEST_CASE("a stolen token opens nothing on another terminal") {
    Office office;
    REQUIRE(!office.clerk.sign_in(office.counter).empty());
    CHECK(office.clerk.ask(office.counter, "GET", "/v1/desk/calls").status == 200);
    CHECK(office.clerk.ask(office.other, "GET", "/v1/desk/calls").status == 401);
}

TEST_CASE("taking the card off ends the session") {
    Office office;
    REQUIRE(!office.clerk.sign_in(office.counter).empty());
    CHECK(office.clerk.ask(office.counter, "DELETE", "/v1/desk/sessions/self").status == 204);
    CHECK(office.clerk.ask(office.counter, "GET", "/v1/desk/calls").status == 401);
}

TEST_CASE("a forgotten session ends after half an hour and any session after twelve hours") {
    Office office;
    REQUIRE(!office.clerk.sign_in(office.counter).empty());
    SECTION("idle") {
        office.town.clock().advance(std::chrono::minutes(31));
        CHECK(office.clerk.ask(office.counter, "GET", "/v1/desk/calls").status == 401);
    }
    SECTION("busy") {
        for (int i = 0; i < 36; ++i) {
            office.town.clock().advance(std::chrono::minutes(20));
            REQUIRE(office.clerk.ask(office.counter, "GET", "/v1/desk/calls").status == 200);
        }
        office.town.clock().advance(std::chrono::minutes(20));
        CHECK(office.clerk.ask(office.counter, "GET", "/v1/desk/calls").status == 401);
    }
}

TEST_CASE("without a session every desk route but signing in and health answers 401") {
    Office office;
    for (const auto& [method, path] :
         {std::pair{"GET", "/v1/desk/applications"}, std::pair{"GET", "/v1/desk/applications/x"},
          std::pair{"POST", "/v1/desk/applications/x/decisions"},
          std::pair{"GET", "/v1/desk/calls"}, std::pair{"GET", "/v1/audit"},
          std::pair{"GET", "/v1/desk/dead-letters"},
          std::pair{"DELETE", "/v1/desk/sessions/self"}}) {
        CHECK(office.clerk.ask(office.counter, method, path).status == 401);
    }
    CHECK(office.clerk.ask(office.counter, "GET", "/v1/health").status == 200);
    CHECK(office.clerk.ask(office.counter, "PUT", "/v1/desk/calls").status == 405);
    CHECK(office.clerk.ask(office.counter, "GET", "/v1/desk").status == 404);
}

TEST_CASE("a hall's certificate does not open the desk") {
    Office office;
    auto hall = office.town.enrol("hall-1");
    auto asked = request("POST", "/v1/desk/nonces");
    asked.certificate = hall.certificate();
    CHECK(office.town.at_desk(asked).status == 403);
    asked.certificate = office.counter.certificate();
    CHECK(office.town.at_desk(asked).status == 403);
}

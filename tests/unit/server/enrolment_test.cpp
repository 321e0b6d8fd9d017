#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/test_town.h"

using namespace server_test;

namespace {

base::Bytes code_for(TestTown& town, const std::string& name, const std::string& role = "hall") {
    const server::Enrolments enrolments(town.store(), town.clock(), town.keys());
    const auto code = enrolments.make_code(name, role);
    REQUIRE(code);
    return town::enrolment_code_from(code.value())->secret;
}

server::http::Response redeem(TestTown& town, const base::Bytes& secret,
                              const std::string& remote = "127.0.0.1") {
    static const auto key = base::crypto::PrivateKey::make_p256();
    auto asked = request("POST", "/v1/enrolments",
                         nlohmann::json({{"code", base::base64url(secret)},
                                         {"request", base::crypto::make_request(key, "x")}})
                             .dump());
    asked.remote = remote;
    return town.at_terminals(asked);
}

}  // namespace

TEST_CASE("a code makes one terminal with a certificate of the town") {
    TestTown town;
    const auto reply = redeem(town, code_for(town, "hall-1"));
    REQUIRE(reply.status == 201);
    const auto enrolment = town::enrolment_from(reply.body);
    REQUIRE(enrolment);
    CHECK(enrolment.value().short_name == "H1");
    CHECK(enrolment.value().desk_certificate.empty());
    const auto certificate = base::crypto::Certificate::from_pem(enrolment.value().certificate);
    REQUIRE(certificate);
    CHECK(base::crypto::check_chain(*certificate, town.keys().terminals.certificate,
                                    town.clock().now()) == base::crypto::Trust::trusted);
    CHECK(base::crypto::made_for(*certificate, base::crypto::CertificateUse::tls_client));
    const auto manifest = town::open_manifest(enrolment.value().manifest, nullptr);
    REQUIRE(manifest);
    CHECK(manifest.value().terminals_url == "https://127.0.0.1:8443");
}

TEST_CASE("a counter gets a second certificate from the staff authority") {
    TestTown town;
    const auto counter = town.enrol("counter-1", "counter");
    const auto desk = base::crypto::Certificate::from_pem(counter.enrolment().desk_certificate);
    REQUIRE(desk);
    CHECK(base::crypto::check_chain(*desk, town.keys().staff.certificate, town.clock().now()) ==
          base::crypto::Trust::trusted);
}

TEST_CASE("a code is good once and for fifteen minutes") {
    TestTown town;
    const auto secret = code_for(town, "hall-1");
    CHECK(redeem(town, secret).status == 201);
    CHECK(redeem(town, secret).status == 409);
    const auto late = code_for(town, "hall-2");
    town.clock().advance(std::chrono::minutes(15));
    CHECK(redeem(town, late).status == 410);
}

TEST_CASE("five wrong guesses at a code lock it even for the right one") {
    TestTown town;
    const auto secret = code_for(town, "hall-1");
    auto wrong = secret;
    wrong.back() ^= 1;
    for (int i = 0; i < 5; ++i) {
        CHECK(redeem(town, wrong, "192.0.2." + std::to_string(i)).status == 401);
    }
    CHECK(redeem(town, secret).status == 429);
    CHECK(redeem(town, code_for(town, "hall-1")).status == 201);  // The officer makes another.
}

TEST_CASE("five guesses at nothing lock out where they came from and nobody else") {
    TestTown town;
    const auto secret = code_for(town, "hall-1");
    for (int i = 0; i < 5; ++i) {
        CHECK(redeem(town, base::crypto::random(16), "192.0.2.7").status == 401);
    }
    CHECK(redeem(town, secret, "192.0.2.7").status == 429);
    CHECK(redeem(town, secret, "192.0.2.8").status == 201);
}

TEST_CASE("a code never lies in the store") {
    TestTown town;
    const auto secret = code_for(town, "hall-1");
    const auto row = town.rows("SELECT selector, proof FROM enrolment_codes");
    CHECK(row[0].text(0).size() == 8);  // 32 of its 128 bits, to find it by.
    CHECK(row[0].text(1).find(base::hex(secret).substr(8)) == std::string::npos);
}

TEST_CASE("enrolling a name again begins a new incarnation and ends the old certificate") {
    TestTown town;
    auto before = town.enrol("hall-1");
    REQUIRE(
        before.send({before.record(consultation(before, town.clock().now()).application)}).status ==
        200);
    auto after = town.enrol("hall-1");
    CHECK(after.enrolment().terminal == before.enrolment().terminal);
    CHECK(after.enrolment().incarnation == 2);
    CHECK(before.ask("GET", "/v1/terminals/self/cursor").status == 403);
    REQUIRE(
        after.send({after.record(consultation(after, town.clock().now()).application)}).status ==
        200);
    CHECK(town.count("inbox") == 2);
}

TEST_CASE("a revoked terminal is out at its next request and its records are set aside") {
    TestTown town;
    auto hall = town.enrol("hall-1");
    const server::Terminals terminals(town.keys().town());
    REQUIRE(server::in_transaction(town.store(), [&](server::Transaction& transaction) {
        return terminals.revoke(transaction, "hall-1");
    }));
    const auto reply = hall.send({hall.record(consultation(hall, town.clock().now()).application)});
    CHECK(reply.status == 403);
    CHECK(member(reply.body, "type") == "terminal-revoked");
    CHECK(town.count("quarantine") == 1);
    CHECK(town.count("inbox") == 0);
}

TEST_CASE("without a certificate every route but enrolment answers 401") {
    TestTown town;
    for (const auto& [method, path] :
         {std::pair{"GET", "/v1/health"}, std::pair{"GET", "/v1/terminals/self/cursor"},
          std::pair{"POST", "/v1/terminals/self/batches"}, std::pair{"POST", "/v1/receipts/lookup"},
          std::pair{"POST", "/v1/terminals/self/calls"}, std::pair{"GET", "/v1/desk/applications"},
          std::pair{"GET", "/v1/enrolments"}, std::pair{"GET", "/"}}) {
        CHECK(town.at_terminals(request(method, path)).status == 401);
    }
    CHECK(town.at_terminals(request("POST", "/v1/enrolments")).status == 400);
}

TEST_CASE("short names stay apart when two names begin alike") {
    TestTown town;
    CHECK(town.enrol("hall-1").enrolment().short_name == "H1");
    CHECK(town.enrol("harbour-1").enrolment().short_name == "H2");
    CHECK(town.enrol("library-1", "library").enrolment().short_name == "L1");
}

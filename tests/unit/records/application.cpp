#include "town/application.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"
#include "town/answers_json.h"
#include "town/receipt.h"

using base::SecretText;
using town::BodyFault;

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

town::Application sample() {
    auto application = samples::application();
    application.receipt_number =
        town::make_receipt("H1", samples::now, base::Bytes(21, 0x2a)).number;
    return application;
}

}  // namespace

TEST_CASE("an application's body comes out as it went in") {
    const auto sent = sample();
    const auto body = town::to_body(sent);
    const auto read = town::application_from(body);
    REQUIRE(read);
    const auto& application = read.value();
    CHECK(application.kind == "application");
    CHECK(application.journey == "taxi-pass");
    CHECK(application.journey_version == 1);
    CHECK(application.language == "ja");
    CHECK(application.evidence.level == town::EvidenceLevel::l2);
    CHECK(application.evidence.method == "card_pin");
    CHECK(application.received_at == samples::now);
    CHECK(application.receipt_number == sent.receipt_number);
    CHECK(application.receipt_secret_sha256 == sent.receipt_secret_sha256);
    CHECK(town::to_json(application.answers) == town::to_json(sent.answers));
    CHECK(town::to_body(application).reveal() == body.reveal());
}

TEST_CASE("a body is JSON with the promised fields") {
    const auto text = town::to_body(sample()).reveal();
    for (
        const auto* const part :
        {R"({"kind":"application","journey":"taxi-pass","version":1,"language":"ja","answers":{)",
         R"("evidence":{"level":"L2","method":"card_pin","revocation_unchecked":false,"nonce":""})",
         R"("received_at":"2026-11-22T01:38:05.123Z")", R"("receipt":{"number":"H1-)",
         R"("birth_date":"1941-05-00"}})"}) {
        CAPTURE(text, part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("who acts and for whom and what the card signed come out as they went in") {
    auto sent = sample();
    sent.actor = "clerk:7f3c0000-0000-4000-8000-000000000001";
    sent.on_behalf = "phone";
    sent.evidence.certificate = base::Bytes(900, 0x30);
    sent.evidence.signature = base::Bytes(256, 0x5a);
    sent.answers["order"] = town::Lined{{{"milk", 2}, {"eggs", 1}}};
    const auto read = town::application_from(town::to_body(sent));
    REQUIRE(read);
    CHECK(read.value().actor == sent.actor);
    CHECK(read.value().on_behalf == "phone");
    CHECK(read.value().evidence.certificate == sent.evidence.certificate);
    CHECK(read.value().evidence.signature == sent.evidence.signature);
    CHECK(std::get<town::Lined>(read.value().answers.at("order")).counts.at("milk") == 2);
}

TEST_CASE("a body without the newer fields is a resident's and unsigned") {
    const auto body = town::to_body(sample());
    for (const auto* const key : {"actor", "on_behalf", "certificate", "signature"}) {
        CHECK(body.reveal().find(key) == std::string::npos);
    }
    const auto read = town::application_from(body);
    REQUIRE(read);
    CHECK(read.value().actor.empty());
    CHECK(read.value().evidence.signature.empty());
}

TEST_CASE("a certificate without its signature is refused") {
    auto sent = sample();
    sent.evidence.certificate = base::Bytes(9, 0x30);
    sent.evidence.signature = base::Bytes(9, 0x5a);
    const auto text = town::to_body(sent).reveal();
    const auto without = replaced(text, R"("signature":)", R"("signed_by":)");
    CHECK(town::application_from(SecretText(without)).error() == BodyFault::missing_field);
    const auto garbled = replaced(text, R"("signature":")", R"("signature":"!)");
    CHECK(town::application_from(SecretText(garbled)).error() == BodyFault::bad_field);
}

TEST_CASE("what a clerk's card signs changes with every answer and with the number") {
    const auto sent = sample();
    const auto text = town::signed_text(sent).reveal();
    CHECK(text.starts_with("taxi-pass\n1\n{\"agreed\":"));
    CHECK(text.ends_with("2026-11-22T01:38:05.123Z\n" + sent.receipt_number));
    auto other = sample();
    other.answers["rides"] = town::Counted{3};
    CHECK(town::signed_text(other).reveal() != text);
    other = sample();
    other.receipt_number = "H1-00G4-0R40-3";
    CHECK(town::signed_text(other).reveal() != text);
    // Who signs is proved by the signature, not by what is signed.
    other = sample();
    other.evidence.signature = base::Bytes(9, 0x5a);
    CHECK(town::signed_text(other).reveal() == text);
}

TEST_CASE("a field the server does not know yet is passed over") {
    const auto text = town::to_body(sample()).reveal();
    CHECK(town::application_from(SecretText(replaced(text, "{\"kind\"", "{\"new\":[1],\"kind\""))));
}

TEST_CASE("a body that lacks a field or has it in another type is refused by name") {
    const auto text = town::to_body(sample()).reveal();
    const auto fault = [&](std::string_view what, std::string_view by) {
        const auto read = town::application_from(SecretText(replaced(text, what, by)));
        CAPTURE(what, by);
        REQUIRE_FALSE(read);
        return read.error();
    };
    for (const auto* const key :
         {"kind", "journey", "version", "language", "answers", "evidence", "received_at", "receipt",
          "level", "method", "revocation_unchecked", "nonce", "number", "secret_sha256"}) {
        CHECK(fault('"' + std::string(key) + "\":", "\"x\":") == BodyFault::missing_field);
    }
    CHECK(fault("\"application\"", "\"other\"") == BodyFault::unknown_kind);
    CHECK(fault("\"application\"", "7") == BodyFault::bad_field);
    CHECK(fault("\"taxi-pass\"", "null") == BodyFault::bad_field);
    CHECK(fault("\"taxi-pass\"", "\"\"") == BodyFault::bad_field);
    CHECK(fault("\"version\":1", "\"version\":\"1\"") == BodyFault::bad_field);
    CHECK(fault("\"version\":1", "\"version\":-1") == BodyFault::bad_field);
    CHECK(fault("\"version\":1", "\"version\":0") == BodyFault::bad_field);
    CHECK(fault("\"version\":1", "\"version\":1e999") == BodyFault::not_json);
    CHECK(fault("\"version\":1", "\"version\":99999999999") == BodyFault::bad_field);
    CHECK(fault("\"answers\":{", "\"answers\":{\"q\":{\"chosen\":7},") == BodyFault::bad_field);
    CHECK(fault("\"L2\"", "\"L9\"") == BodyFault::bad_field);
    CHECK(fault("\"L2\"", "2") == BodyFault::bad_field);
    CHECK(fault("false", "0") == BodyFault::bad_field);
    CHECK(fault("\"nonce\":\"\"", "\"nonce\":\"mine\"") == BodyFault::bad_field);
    CHECK(fault("2026-11-22T", "2026-13-22T") == BodyFault::bad_field);
    CHECK(fault("\"H1-", "\"H2-") == BodyFault::bad_field);  // The check sign is wrong.
    CHECK(fault("aaaa", "aaa") == BodyFault::bad_field);
    CHECK(fault("}}", "}}x") == BodyFault::not_json);
}

TEST_CASE("what is no body at all is refused") {
    for (const auto* const text : {"", "null", "[]", "\"x\"", "{", "{\"kind\":\"\xff\"}"}) {
        CHECK(town::application_from(SecretText(text)).error() == BodyFault::not_json);
    }
    CHECK(town::application_from(SecretText("{}")).error() == BodyFault::missing_field);
    CHECK(town::application_from(SecretText(std::string(60 * 1024 + 1, ' '))).error() ==
          BodyFault::too_large);
    const std::string deep = "{\"kind\":\"application\",\"answers\":" + std::string(50'000, '[');
    CHECK(town::application_from(SecretText(deep)).error() == BodyFault::not_json);
}

TEST_CASE("a look-up's birth date is the card's before the typed one") {
    auto application = sample();
    application.answers["birth_date"] = town::Dated{SecretText("1950-01-01")};
    CHECK(town::birth_date_of(application).reveal() == "1941-05-00");
    application.answers.erase("person");
    CHECK(town::birth_date_of(application).reveal() == "1950-01-01");
    application.answers["birth_date"] = town::DoesNotKnow{};
    CHECK(town::birth_date_of(application).empty());
    application.answers.erase("birth_date");
    CHECK(town::birth_date_of(application).empty());
    CHECK(town::application_from(town::to_body(application)));
}

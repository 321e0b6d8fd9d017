#include "town/manifest.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"

using town::ManifestFault;

namespace {

town::Manifest manifest_of(const samples::Town& town) {
    town::Manifest manifest;
    manifest.town = "misaki";
    manifest.version = 4;
    manifest.seal_keys.push_back(town.seal_key.public_key());
    manifest.ack.emplace(town.ack);
    manifest.ca.emplace(town.ca);
    manifest.staff_ca.emplace(town.ca);
    manifest.pack_key.emplace(town.pack_key.public_key());
    manifest.terminals_url = "https://localhost:8443";
    manifest.desk_url = "https://localhost:8444";
    return manifest;
}

town::SignedManifest signed_by(const samples::PrivateKey& key, const base::Bytes& text) {
    return {text, key.sign(text)};
}

base::Bytes replaced(const base::Bytes& bytes, std::string_view what, std::string_view by) {
    auto text = base::to_text(bytes);
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return base::to_bytes(text.replace(at, what.size(), by));
}

town::Enrolment enrolment_of(const samples::Town& town) {
    town::Enrolment enrolment;
    enrolment.terminal = "01010101-0101-0101-0101-010101010101";
    enrolment.incarnation = 2;
    enrolment.name = "counter-1";
    enrolment.short_name = "C1";
    enrolment.role = "counter";
    enrolment.certificate = town.terminal.pem();
    enrolment.manifest = signed_by(town.pack_key, town::manifest_text(manifest_of(town)));
    return enrolment;
}

}  // namespace

TEST_CASE("a manifest signed by the pack key comes out as it went in") {
    const samples::Town town;
    const auto text = town::manifest_text(manifest_of(town));
    const auto key = town.pack_key.public_key();
    for (const auto* const trusted : {static_cast<const base::crypto::PublicKey*>(nullptr), &key}) {
        const auto read = town::open_manifest(signed_by(town.pack_key, text), trusted);
        REQUIRE(read);
        CHECK(read.value().town == "misaki");
        CHECK(read.value().version == 4);
        CHECK(read.value().text == text);
        CHECK(read.value().seal_keys.at(0).der() == town.seal_key.public_key().der());
        CHECK(read.value().ack->der() == town.ack.der());
        CHECK(read.value().pack_key->der() == key.der());
        CHECK(town::manifest_text(read.value()) == text);
    }
}

TEST_CASE("a manifest changed in any byte or signed by another key is refused") {
    const samples::Town town, other;
    const auto key = town.pack_key.public_key();
    const auto text = town::manifest_text(manifest_of(town));
    const auto signed_manifest = signed_by(town.pack_key, text);
    for (std::size_t at = 0; at < text.size(); at += 7) {
        auto changed = signed_manifest;
        changed.text[at] ^= 1;
        CHECK_FALSE(town::open_manifest(changed, nullptr));
        CHECK(town::open_manifest(changed, &key).error() == ManifestFault::bad_signature);
    }
    const auto foreign = signed_by(other.pack_key, text);
    CHECK(town::open_manifest(foreign, &key).error() == ManifestFault::bad_signature);
    CHECK(town::open_manifest(foreign, nullptr).error() == ManifestFault::bad_signature);
    const auto whole_other = signed_by(other.pack_key, town::manifest_text(manifest_of(other)));
    CHECK(town::open_manifest(whole_other, &key).error() == ManifestFault::bad_signature);
}

TEST_CASE("a manifest that lacks something is refused though it is signed") {
    const samples::Town town;
    const auto text = town::manifest_text(manifest_of(town));
    const auto fault = [&](std::string_view what, std::string_view by) {
        return town::open_manifest(signed_by(town.pack_key, replaced(text, what, by)), nullptr)
            .error();
    };
    for (const auto* const key :
         {"\"town\"", "\"version\"", "\"seal_keys\"", "\"ack_certificate\"", "\"pack_key\"",
          "\"ca\"", "\"staff_ca\"", "\"terminals_url\"", "\"desk_url\""}) {
        CAPTURE(key);
        CHECK(fault(key, "\"x\"") == ManifestFault::missing_field);
    }
    CHECK(fault("\"version\":4", "\"version\":\"4\"") == ManifestFault::missing_field);
    CHECK(fault("\"seal_keys\":[", "\"seal_keys\":[7,") == ManifestFault::missing_field);
    CHECK(fault("\"seal_keys\":[", "\"seal_keys\":[\"\",") == ManifestFault::bad_key);
    CHECK(fault("BEGIN CERTIFICATE", "BEGIN CERT") == ManifestFault::bad_key);
    CHECK(fault("{", "[") == ManifestFault::not_json);
}

TEST_CASE("an enrolment code carries secret and fingerprint and nothing else") {
    town::EnrolmentCode code;
    code.secret = base::Bytes(16, 0xfb);
    code.ca_fingerprint.fill(0x0f);
    const auto text = town::to_text(code);
    CHECK(text.substr(0, 6) == "MDGC1.");
    CHECK(text.size() == 6 + 64);
    const auto read = town::enrolment_code_from(text);
    REQUIRE(read);
    CHECK(read->secret == code.secret);
    CHECK(read->ca_fingerprint == code.ca_fingerprint);
    for (const auto& wrong : {text + "A", text.substr(1), text.substr(0, 60), std::string(),
                              std::string("MDGC1."), "MDGC2" + text.substr(5), text + " "}) {
        CHECK_FALSE(town::enrolment_code_from(wrong));
    }
}

TEST_CASE("an enrolment comes out as it went in with and without a desk certificate") {
    const samples::Town town;
    auto enrolment = enrolment_of(town);
    CHECK(town::to_json(enrolment).find("\"desk_certificate\":null") != std::string::npos);
    for (const auto& desk : {std::string(), town.ack.pem()}) {
        enrolment.desk_certificate = desk;
        const auto read = town::enrolment_from(town::to_json(enrolment));
        REQUIRE(read);
        CHECK(read.value().terminal == enrolment.terminal);
        CHECK(read.value().incarnation == 2);
        CHECK(read.value().short_name == "C1");
        CHECK(read.value().desk_certificate == desk);
        CHECK(town::open_manifest(read.value().manifest, nullptr));
    }
}

TEST_CASE("an enrolment that lacks something or has it in another type is refused") {
    const samples::Town town;
    const auto text = base::to_bytes(town::to_json(enrolment_of(town)));
    const auto fault = [&](std::string_view what, std::string_view by) {
        CAPTURE(what, by);
        const auto read = town::enrolment_from(base::to_text(replaced(text, what, by)));
        REQUIRE_FALSE(read);
        return read.error();
    };
    for (const auto* const key :
         {"\"terminal\"", "\"incarnation\"", "\"name\"", "\"short_name\"", "\"role\"",
          "\"certificate\"", "\"desk_certificate\"", "\"manifest\"", "\"text\"", "\"signature\""}) {
        CHECK(fault(key, "\"x\"") == ManifestFault::missing_field);
    }
    CHECK(fault("01010101-0101", "0101-0101") == ManifestFault::missing_field);
    CHECK(fault(":2,", ":\"2\",") == ManifestFault::missing_field);
    CHECK(fault("\"C1\"", "\"c1\"") == ManifestFault::missing_field);
    CHECK(fault("BEGIN CERTIFICATE", "BEGIN") == ManifestFault::bad_key);
    CHECK(fault("\"desk_certificate\":null", "\"desk_certificate\":\"\"") ==
          ManifestFault::bad_key);
    CHECK(fault("{", "[") == ManifestFault::not_json);
}

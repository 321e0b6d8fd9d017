// envelope.py reads the envelope from its table, with the openssl program and without our code.
#include <catch2/catch.hpp>

#include "tests/unit/crypto/judge.h"
#include "tests/unit/records/samples.h"

namespace {

const std::string peer = "python3 " SOURCE_DIR "/tests/peer/records/envelope.py ";

}  // namespace

TEST_CASE("a stranger opens what the terminal sealed with the openssl program alone") {
    const samples::Town town;
    const Judge judge;
    judge.give("seal.pem", town.seal_key.pem().reveal());
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const std::string long_body(5000, 'b');
    for (const auto& body : {std::string(), std::string("{\"kind\":\"美咲町\"}"), long_body}) {
        const auto envelope = sealer.seal(samples::header(1), base::SecretText(body));
        judge.give("envelope", town::encode(*envelope));
        const auto said = judge.says(peer + "open seal.pem envelope");
        CHECK(said.exit_code == 0);
        CHECK(said.text == body);
    }
}

TEST_CASE("the stranger refuses a changed envelope and another town's key") {
    const samples::Town town, other;
    const Judge judge;
    judge.give("seal.pem", town.seal_key.pem().reveal());
    judge.give("other.pem", other.seal_key.pem().reveal());
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    auto bytes = town::encode(*sealer.seal(samples::header(1), base::SecretText("body")));
    judge.give("envelope", bytes);
    CHECK(judge.says(peer + "open other.pem envelope").exit_code == 1);
    bytes[50] ^= 1;  // With its hash made to fit again.
    const auto hash =
        town::record_hash(base::ByteView(bytes).first(185), base::ByteView(bytes).subspan(217));
    std::copy(hash.begin(), hash.end(), bytes.begin() + 185);
    judge.give("envelope", bytes);
    const auto said = judge.says(peer + "open seal.pem envelope");
    CHECK(said.exit_code == 1);
    CHECK(said.text == "envelope.py: the tag differs\n");
}

TEST_CASE("the stranger finds the test vectors right") {
    const Judge judge;
    const auto said = judge.says(peer + "check " SOURCE_DIR "/tests/vectors/envelope.json");
    CHECK(said.exit_code == 0);
    CHECK(said.text == "vector 0: right\nvector 1: right\nvector 2: right\n");
}

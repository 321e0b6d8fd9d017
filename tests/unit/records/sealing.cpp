#include <catch2/catch.hpp>
#include <fstream>

#include "base/sanitized.h"
#include "tests/unit/records/samples.h"
#include "town/sealing_suite.h"

using town::OpenFault;

namespace {

base::SecretText text(int n) { return base::SecretText("record " + std::to_string(n)); }

#ifndef MADOGUCHI_SANITIZED
// Mappings of this process that are locked (lo) and left out of core dumps (dd).
int locked_and_undumped_pages() {
    std::ifstream maps("/proc/self/smaps");
    int count = 0;
    for (std::string line; std::getline(maps, line);) {
        const bool flags = line.starts_with("VmFlags:");
        count +=
            flags && line.find(" lo") != std::string::npos && line.find(" dd") != std::string::npos;
    }
    return count;
}
#endif

}  // namespace

TEST_CASE("the records of an epoch open in any order and with gaps") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    std::vector<town::Envelope> envelopes;
    for (int n = 0; n < 20; ++n) envelopes.push_back(*sealer.seal(samples::header(1), text(n)));
    town::Opener opener{base::crypto::PrivateKey::from_pem(town.seal_key.pem().reveal()).value()};
    for (const int n : {0, 1, 2, 7, 6, 19, 0, 19}) {
        const auto& envelope = envelopes[static_cast<std::size_t>(n)];
        CHECK(envelope.header.ratchet_n == static_cast<std::uint32_t>(n));
        CHECK(town::open_envelope(envelope, town.seal_key).value().reveal() == text(n).reveal());
        CHECK(opener.open(envelope).value().reveal() == text(n).reveal());
    }
}

TEST_CASE("an opener keeps its place after a record that is not authentic") {
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    town::Opener opener{base::crypto::PrivateKey::from_pem(town.seal_key.pem().reveal()).value()};
    const auto first = *sealer.seal(samples::header(1), text(0));
    auto second = *sealer.seal(samples::header(2), text(1));
    REQUIRE(opener.open(first));
    auto forged = first;
    forged.header.ratchet_n = 50;
    CHECK(opener.open(forged).error() == OpenFault::not_authentic);
    CHECK(opener.open(second).value().reveal() == text(1).reveal());
    for (std::uint8_t n = 20; n < 60; ++n) {  // More epochs than it remembers.
        auto other = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(n));
        CHECK(opener.open(*other.seal(samples::header(1), text(n))).value().reveal() ==
              text(n).reveal());
    }
    CHECK(opener.open(first).value().reveal() == text(0).reveal());
}

TEST_CASE("two epochs of one terminal share nothing") {
    const samples::Town town;
    auto first = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    auto second = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const auto a = *first.seal(samples::header(1), text(1));
    const auto b = *second.seal(samples::header(1), text(1));
    CHECK(a.header.epoch_public != b.header.epoch_public);
    CHECK(a.sealed != b.sealed);
    auto mixed = a;
    mixed.header.epoch_public = b.header.epoch_public;
    CHECK(town::open_envelope(mixed, town.seal_key).error() == OpenFault::not_authentic);
}

#ifndef MADOGUCHI_SANITIZED
// The sanitizers make mlock do nothing.
TEST_CASE("the keys of an epoch live in one locked page that no core dump shows") {
    const samples::Town town;
    const int before = locked_and_undumped_pages();
    {
        auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
        CHECK(locked_and_undumped_pages() == before + 1);
        auto moved = std::move(sealer);
        CHECK(moved.seal(samples::header(1), text(1)));
        CHECK(locked_and_undumped_pages() == before + 1);
    }
    CHECK(locked_and_undumped_pages() == before);
}
#endif

TEST_CASE("a body padded otherwise than we pad is refused though it is authentic") {
    namespace suite = town::suite;
    const auto padded = suite::padded("body", 1024);
    CHECK(suite::without_padding(padded)->reveal() == "body");
    const auto changed = [&](std::size_t at, std::uint8_t byte) {
        auto bytes = padded.reveal();
        bytes[at] = byte;
        return suite::without_padding(base::SecretBytes(std::move(bytes))).has_value();
    };
    CHECK_FALSE(changed(3, 3));     // The d stands outside the body.
    CHECK(changed(3, 5));           // A zero may be a part of it.
    CHECK_FALSE(changed(0, 0xff));  // Longer than any bucket.
    CHECK_FALSE(changed(2, 8));     // 2,052 bytes belong in another bucket.
    CHECK_FALSE(changed(1023, 1));
    CHECK_FALSE(suite::without_padding(base::SecretBytes(std::vector<std::uint8_t>(1023))));
    CHECK_FALSE(suite::without_padding(base::SecretBytes(std::vector<std::uint8_t>(3))));
    CHECK_FALSE(suite::without_padding(suite::padded("body", 4096)));
}

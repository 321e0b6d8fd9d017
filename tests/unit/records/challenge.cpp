#include "town/challenge.h"

#include <catch2/catch.hpp>

#include "base/crypto/crypto.h"
#include "tests/unit/records/samples.h"

namespace {

town::Challenge sign_in() {
    town::Challenge challenge;
    challenge.purpose = "staff sign-in";
    challenge.terminal = "01010101-0101-0101-0101-010101010101";
    challenge.session = "s-1";
    challenge.nonce = base::Bytes(16, 0x0a);
    challenge.time = samples::now;
    return challenge;
}

}  // namespace

TEST_CASE("a challenge is seven lines that say what is signed") {
    CHECK(base::to_text(town::challenge_bytes(sign_in())) ==
          "madoguchi challenge 1\nstaff sign-in\n01010101-0101-0101-0101-010101010101\ns-1\n"
          "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a\n"
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
          "2026-11-22T01:38:05.123Z\n");
}

TEST_CASE("no line end in a field can make one challenge read as another") {
    auto crafted = sign_in();
    crafted.purpose = "staff sign-in\nterminal";
    const auto text = base::to_text(town::challenge_bytes(crafted));
    CHECK(std::count(text.begin(), text.end(), '\n') == 7);
}

TEST_CASE("a terminal's own nonce is the digest that the design says") {
    auto challenge = sign_in();
    challenge.content_digest = base::Bytes(32, 5);
    base::ByteWriter writer;
    writer.bytes(base::view_of("staff sign-in01010101-0101-0101-0101-010101010101s-1"));
    writer.bytes(base::Bytes(32, 5)).bytes(base::view_of("2026-11-22T01:38:05.123Z"));
    const auto expected = base::crypto::sha256(writer.written());
    CHECK(base::hex(town::terminal_nonce(challenge)) == base::hex(expected));
    auto later = challenge;
    later.time += std::chrono::milliseconds(1);
    CHECK(town::terminal_nonce(later) != town::terminal_nonce(challenge));
}

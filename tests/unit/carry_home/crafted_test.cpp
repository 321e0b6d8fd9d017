// Anybody can seal a text to the town's public key: what a stranger may put inside. Written from
// the description in town/carry_home.h, not from its code.
#include <zlib.h>

#include <catch2/catch.hpp>

#include "base/bytes.h"
#include "base/calendar.h"
#include "base/crypto/crypto.h"
#include "town/carry_home.h"

namespace {

const base::Time now = *base::from_rfc3339("2026-11-22T01:38:05.123Z");

base::Bytes deflated(const std::string& text) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string in = text;
    base::Bytes out(deflateBound(&stream, in.size()));
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string crafted(const base::crypto::PublicKey& town_key, const base::Bytes& inside) {
    const auto ephemeral = base::crypto::PrivateKey::make_p256();
    const auto both = base::crypto::hkdf_sha256(ephemeral.shared_secret(town_key), {},
                                                "madoguchi carry home 1", 44);
    const base::SecretBytes key(base::Bytes(both.reveal().begin(), both.reveal().begin() + 32));
    const base::Bytes nonce(both.reveal().begin() + 32, both.reveal().end());
    base::ByteWriter writer;
    const auto fingerprint = base::crypto::sha256(town_key.der());
    writer.bytes(base::ByteView(fingerprint).first(4)).bytes(ephemeral.public_key().point());
    base::ByteWriter before;
    before.bytes(base::view_of("MDH1.")).bytes(writer.written());
    writer.bytes(base::crypto::aes_gcm_seal(key, nonce, before.written(), inside));
    return "MDH1." + base::base64url(writer.written());
}

bool opens(const base::Bytes& inside) {
    const auto key = base::crypto::PrivateKey::make_p256();
    const auto opened = town::open_carry_home(crafted(key.public_key(), inside), key, now);
    if (!opened) CHECK(opened.error() == town::CarryHomeFault::not_carried);
    return static_cast<bool>(opened);
}

const std::string start =
    R"({"journey":"taxi_pass","version":1,"language":"ja","made_at":"2026-11-22T01:38:05.123Z",)";

}  // namespace

TEST_CASE("a text made by the description alone is opened") {
    CHECK(opens(deflated(start + R"("answers":{"weeks":{"counted":31}}})")));
}

TEST_CASE("a stranger cannot carry in a person as if a card had been read") {
    CHECK_FALSE(
        opens(deflated(start + R"("answers":{"person":{"from_card":{"name":"a","address":"b",)"
                               R"("birth_date":"1955-02-17","sex":"female"}}}})")));
}

TEST_CASE("a body with a missing field or one too many or of another type is refused") {
    CHECK_FALSE(opens(deflated(start + R"("other":{}})")));
    CHECK_FALSE(opens(deflated(start + R"("answers":{},"more":1})")));
    CHECK_FALSE(opens(deflated(start + R"("answers":[]})")));
    CHECK_FALSE(opens(deflated("[]")));
    CHECK_FALSE(opens(deflated("")));
    CHECK_FALSE(opens(base::Bytes{}));
    CHECK_FALSE(opens(base::to_bytes("no stream at all")));
}

TEST_CASE("a small text that inflates without end is refused") {
    CHECK_FALSE(
        opens(deflated(start + R"("answers":{},"x":")" + std::string(90'000, 'a') + "\"}")));
}

TEST_CASE("bytes behind the end of the deflated body are refused") {
    base::Bytes inside = deflated(start + R"("answers":{}})");
    CHECK(opens(inside));
    inside.push_back(0);
    CHECK_FALSE(opens(inside));
}

TEST_CASE("five hundred mutated bodies do not crash the town") {
    const auto key = base::crypto::PrivateKey::make_p256();
    const std::string good = start + R"("answers":{"a":{"written":"x"},"b":{"chosen":["own"]}}})";
    std::uint32_t state = 12345;
    const auto next = [&state] { return state = state * 1664525u + 1013904223u; };
    int opened = 0;
    for (int round = 0; round < 500; ++round) {
        std::string body = good;
        for (unsigned i = 0; i <= next() % 4; ++i) {
            body[next() % body.size()] = static_cast<char>(next() >> 24);
        }
        opened +=
            town::open_carry_home(crafted(key.public_key(), deflated(body)), key, now) ? 1 : 0;
    }
    CHECK(opened < 500);
}

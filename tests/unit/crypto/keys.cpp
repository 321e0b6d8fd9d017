#include "base/crypto/keys.h"

#include <openssl/err.h>

#include <catch2/catch.hpp>

#include "tests/unit/crypto/judge.h"

using namespace base::crypto;
using base::Bytes;

TEST_CASE("openssl accepts our ECDSA signature and refuses it for another message") {
    const Judge judge;
    const auto key = PrivateKey::make_p256();
    judge.give("message", "town pack");
    judge.give("other", "town pack!");
    judge.give("signature", key.sign(base::view_of("town pack")));
    judge.give("key.pem", key.public_key().pem());
    CHECK(
        judge.says("openssl dgst -sha256 -verify key.pem -signature signature message").exit_code ==
        0);
    CHECK(judge.says("openssl dgst -sha256 -verify key.pem -signature signature other").exit_code !=
          0);
}

TEST_CASE("we accept signatures that openssl made with P-256 and with RSA") {
    const Judge judge;
    judge.give("message", "challenge");
    REQUIRE(judge
                .says("openssl ecparam -name prime256v1 -genkey -noout -out ec.pem && "
                      "openssl genrsa -out rsa.pem 2048 && "
                      "openssl dgst -sha256 -sign ec.pem -out ec.sig message && "
                      "openssl dgst -sha256 -sign rsa.pem -out rsa.sig message && "
                      "openssl pkey -in ec.pem -pubout -out ec.pub && "
                      "openssl pkey -in rsa.pem -pubout -out rsa.pub")
                .exit_code == 0);
    for (const std::string kind : {"ec", "rsa"}) {
        const auto key = PublicKey::from_pem(judge.taken(kind + ".pub"));
        REQUIRE(key);
        const Bytes signature = base::to_bytes(judge.taken(kind + ".sig"));
        CHECK(key->verifies(base::view_of("challenge"), signature));
        CHECK_FALSE(key->verifies(base::view_of("Challenge"), signature));
        CHECK_FALSE(key->verifies(base::view_of("challenge"), {}));
        const auto own = PrivateKey::from_pem(judge.taken(kind + ".pem"));
        REQUIRE(own);
        CHECK(key->verifies(base::view_of("x"), own->sign(base::view_of("x"))));
    }
}

TEST_CASE("a signature changed in any byte is refused") {
    const auto key = PrivateKey::make_p256();
    const auto signature = key.sign(base::view_of("text"));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        auto changed = signature;
        changed[at] ^= 0x20;
        CHECK_FALSE(key.public_key().verifies(base::view_of("text"), changed));
    }
    auto longer = signature;
    longer.push_back(0);
    CHECK_FALSE(key.public_key().verifies(base::view_of("text"), longer));
}

TEST_CASE("a private key written as PEM is the same key for us and for openssl") {
    const Judge judge;
    const auto key = PrivateKey::make_p256();
    const auto again = PrivateKey::from_pem(key.pem().reveal());
    REQUIRE(again);
    CHECK(again->public_key().der() == key.public_key().der());
    judge.give("key.pem", key.pem().reveal());
    REQUIRE(judge.says("openssl pkey -in key.pem -pubout -outform DER -out pub.der").exit_code ==
            0);
    CHECK(base::to_bytes(judge.taken("pub.der")) == key.public_key().der());
}

TEST_CASE("a private key that asks for a password is refused without asking") {
    const Judge judge;
    REQUIRE(judge
                .says("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes128 "
                      "-pass pass:x -out key.pem")
                .exit_code == 0);
    CHECK_FALSE(PrivateKey::from_pem(judge.taken("key.pem")));
}

TEST_CASE("two keys agree on a secret that openssl derives too") {
    const Judge judge;
    const auto ours = PrivateKey::make_p256();
    const auto theirs = PrivateKey::make_p256();
    const auto secret = ours.shared_secret(theirs.public_key());
    CHECK(theirs.shared_secret(ours.public_key()).reveal() == secret.reveal());
    judge.give("key.pem", ours.pem().reveal());
    judge.give("peer.pem", theirs.public_key().pem());
    REQUIRE(judge.says("openssl pkeyutl -derive -inkey key.pem -peerkey peer.pem -out secret")
                .exit_code == 0);
    CHECK(base::to_bytes(judge.taken("secret")) == secret.reveal());
}

TEST_CASE("a compressed point brings back the same key with the same fingerprint") {
    for (int n = 0; n < 20; ++n) {  // Both signs of y come up.
        const auto key = PrivateKey::make_p256().public_key();
        const auto again = PublicKey::from_point(key.point());
        REQUIRE(again);
        CHECK(again->der() == key.der());
        CHECK(again->fingerprint() == sha256(key.der()));
    }
}

TEST_CASE("a key whose file holds a compressed point has the fingerprint of the full one") {
    const Judge judge;
    REQUIRE(judge
                .says("openssl ecparam -name prime256v1 -genkey -noout -out k.pem && "
                      "openssl ec -in k.pem -pubout -conv_form compressed -out c.pem && "
                      "openssl ec -in k.pem -pubout -out u.pem")
                .exit_code == 0);
    const auto compressed = PublicKey::from_pem(judge.taken("c.pem"));
    const auto full = PublicKey::from_pem(judge.taken("u.pem"));
    REQUIRE((compressed && full));
    CHECK(judge.taken("c.pem") != judge.taken("u.pem"));
    CHECK(compressed->fingerprint() == full->fingerprint());
}

TEST_CASE("bytes that are no point of the curve are refused") {
    Bytes zero(33, 0);
    CHECK_FALSE(PublicKey::from_point(zero));
    zero[0] = 2;
    zero[32] = 1;  // x = 1 has no y on P-256.
    CHECK_FALSE(PublicKey::from_point(zero));
    Bytes beyond(33, 0xff);
    beyond[0] = 3;
    CHECK_FALSE(PublicKey::from_point(beyond));
    CHECK_FALSE(PublicKey::from_point({}));
    CHECK_FALSE(PublicKey::from_point(Bytes(32, 2)));
    auto wrong_form = PrivateKey::make_p256().public_key().point();
    wrong_form[0] = 4;
    CHECK_FALSE(PublicKey::from_point(wrong_form));
}

TEST_CASE("keys of other kinds and sizes are refused") {
    const Judge judge;
    const auto made = [&](const std::string& how) {
        REQUIRE(judge.says(how + " -out k.pem && openssl pkey -in k.pem -pubout -out p.pem")
                    .exit_code == 0);
        const auto as_private = PrivateKey::from_pem(judge.taken("k.pem"));
        return PublicKey::from_pem(judge.taken("p.pem")).has_value() || as_private.has_value();
    };
    CHECK_FALSE(made("openssl genpkey -algorithm ED25519"));
    CHECK_FALSE(made("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384"));
    CHECK_FALSE(made("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1"));
    CHECK_FALSE(made("openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024"));
}

TEST_CASE("refused keys leave nothing in OpenSSL's error queue") {
    CHECK_FALSE(PublicKey::from_der(base::to_bytes("nonsense")));
    CHECK_FALSE(
        PublicKey::from_pem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"));
    CHECK_FALSE(PrivateKey::from_pem(""));
    auto trailing = PrivateKey::make_p256().public_key().der();
    trailing.push_back(0);
    CHECK_FALSE(PublicKey::from_der(trailing));
    CHECK(ERR_peek_error() == 0);
}

#include <catch2/catch.hpp>

#include "base/crypto/crypto.h"

using namespace base::crypto;
using base::Bytes;
using base::hex;
using base::SecretBytes;

namespace {

Bytes of_hex(std::string_view text) { return base::from_hex(text).value(); }
Bytes repeated(std::uint8_t byte, std::size_t times) { return Bytes(times, byte); }
Bytes counted(std::uint8_t first, std::uint8_t last) {
    Bytes bytes;
    for (unsigned byte = first; byte <= last; ++byte) {
        bytes.push_back(static_cast<std::uint8_t>(byte));
    }
    return bytes;
}
std::string_view text_of(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TEST_CASE("SHA-256 agrees with FIPS 180-4") {
    CHECK(hex(sha256(base::view_of("abc"))) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("HMAC-SHA-256 agrees with RFC 4231") {
    CHECK(hex(hmac_sha256(repeated(0x0b, 20), base::view_of("Hi There"))) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(hmac_sha256(base::view_of("Jefe"), base::view_of("what do ya want for nothing?"))) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(
        hex(hmac_sha256(repeated(0xaa, 131),
                        base::view_of("Test Using Larger Than Block-Size Key - Hash Key First"))) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("HKDF-SHA-256 agrees with RFC 5869") {
    const SecretBytes key(repeated(0x0b, 22));
    const auto info = counted(0xf0, 0xf9);
    CHECK(hex(hkdf_sha256(key, counted(0, 0x0c), text_of(info), 42).reveal()) ==
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
          "34007208d5b887185865");
    const auto long_info = counted(0xb0, 0xff);
    CHECK(
        hex(hkdf_sha256(SecretBytes(counted(0, 0x4f)), counted(0x60, 0xaf), text_of(long_info), 82)
                .reveal()) ==
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    CHECK(hex(hkdf_sha256(key, {}, "", 42).reveal()) ==
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
          "9d201395faa4b61a96c8");
}

TEST_CASE("HKDF may write over the key it was given") {
    Bytes chain = repeated(7, 32);
    const auto apart = hkdf_sha256(SecretBytes(chain), {}, "n", 32);
    hkdf_sha256(chain, {}, "n", chain);
    CHECK(chain == apart.reveal());
}

TEST_CASE("AES-256-GCM agrees with the GCM specification") {
    // McGrew and Viega, test case 16.
    const SecretBytes key(
        of_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    const auto nonce = of_hex("cafebabefacedbaddecaf888");
    const auto aad = of_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const auto plain = of_hex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    const auto sealed = aes_gcm_seal(key, nonce, aad, plain);
    CHECK(hex(sealed) ==
          "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
          "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
          "76fc6ece0f4e1768cddf8853bb2d551b");
    CHECK(aes_gcm_open(key, nonce, aad, sealed) == plain);
}

TEST_CASE("what AES-256-GCM sealed opens only untouched and with its own key and context") {
    const SecretBytes key(random(32));
    const auto nonce = random(12);
    const auto aad = base::to_bytes("header");
    const auto plain = base::to_bytes("body");
    const auto sealed = aes_gcm_seal(key, nonce, aad, plain);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= 1;
        CHECK_FALSE(aes_gcm_open(key, nonce, aad, changed));
    }
    CHECK_FALSE(aes_gcm_open(SecretBytes(random(32)), nonce, aad, sealed));
    CHECK_FALSE(aes_gcm_open(key, random(12), aad, sealed));
    CHECK_FALSE(aes_gcm_open(key, nonce, base::to_bytes("Header"), sealed));
    CHECK_FALSE(aes_gcm_open(key, nonce, aad, base::ByteView(sealed).first(15)));
    CHECK_FALSE(aes_gcm_open(key, nonce, aad, {}));
    CHECK_FALSE(aes_gcm_open(SecretBytes(random(16)), nonce, aad, sealed));
    CHECK(aes_gcm_open(key, nonce, {}, aes_gcm_seal(key, nonce, {}, {})) == Bytes());
}

TEST_CASE("random numbers differ and have the size asked for") {
    CHECK(random(0).empty());
    CHECK(random(16).size() == 16);
    CHECK(random(16) != random(16));
}

TEST_CASE("comparing in constant time still compares") {
    CHECK(same(base::to_bytes("abc"), base::to_bytes("abc")));
    CHECK_FALSE(same(base::to_bytes("abc"), base::to_bytes("abd")));
    CHECK_FALSE(same(base::to_bytes("abc"), base::to_bytes("ab")));
    CHECK(same({}, {}));
}

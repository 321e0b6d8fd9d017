#include "base/bytes.h"

#include <catch2/catch.hpp>

using namespace base;

TEST_CASE("hex and both base64 forms give back what went in") {
    for (std::size_t size = 0; size < 40; ++size) {
        Bytes bytes;
        for (std::size_t i = 0; i < size; ++i)
            bytes.push_back(static_cast<std::uint8_t>(i * 37 + size));
        CHECK(from_hex(hex(bytes)) == bytes);
        CHECK(from_base64(base64(bytes)) == bytes);
        CHECK(from_base64url(base64url(bytes)) == bytes);
        CHECK(from_base32(base32(bytes)) == bytes);
    }
}

TEST_CASE("the examples of RFC 4648 come out right") {
    CHECK(base64(to_bytes("foobar")) == "Zm9vYmFy");
    CHECK(base64(to_bytes("fooba")) == "Zm9vYmE=");
    CHECK(base64url(to_bytes("fooba")) == "Zm9vYmE");
    CHECK(hex(to_bytes("foo")) == "666f6f");
}

TEST_CASE("a sign that is not of the alphabet is refused and so are loose bits") {
    CHECK_FALSE(from_hex("6g"));
    CHECK_FALSE(from_hex("666"));
    CHECK_FALSE(from_base64("Zm9vYmE"));
    CHECK_FALSE(from_base64url("Zm9v*"));
    CHECK_FALSE(from_base64url("Zm9vYmF"));
    CHECK_FALSE(from_base32("7U"));
}

TEST_CASE("a person may type O for zero and l for one") {
    CHECK(from_base32("o1") == from_base32("0l"));
}

TEST_CASE("overlong forms and surrogates and cut sequences are not UTF-8") {
    CHECK(is_utf8(to_bytes("\xE7\xBE\x8E\xF0\xA0\xAE\xB7")));
    CHECK_FALSE(is_utf8(Bytes{0xC0, 0x80}));
    CHECK_FALSE(is_utf8(Bytes{0xE0, 0x80, 0x80}));
    CHECK_FALSE(is_utf8(Bytes{0xED, 0xA0, 0x80}));
    CHECK_FALSE(is_utf8(Bytes{0xF4, 0x90, 0x80, 0x80}));
    CHECK_FALSE(is_utf8(Bytes{0xE7, 0xBE}));
    CHECK_FALSE(is_utf8(Bytes{0xFF}));
    CHECK(characters_in("\xE7\xBE\x8E\xF0\xA0\xAE\xB7") == 2);
}

TEST_CASE("a reader past the end stays past the end") {
    const Bytes bytes{1, 2, 3};
    ByteReader reader(bytes);
    CHECK(reader.u16() == 0x0102);
    CHECK_FALSE(reader.u32());
    CHECK_FALSE(reader.u8());
}

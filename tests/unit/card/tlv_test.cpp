#include "drivers/card/tlv.h"

#include <catch2/catch.hpp>

using namespace drivers::card;

TEST_CASE("a TLV head is read in its short and long forms") {
    const auto head = [](std::string_view hex) { return tlv_head(*base::from_hex(hex)); };
    CHECK(head("ff204d").value().tag == 0xFF20);
    CHECK(head("ff204d").value().size() == 3 + 0x4D);
    CHECK(head("ff208180").value().size() == 4 + 0x80);
    CHECK(head("30820526").value().size() == 4 + 0x526);
    CHECK(head("30820526").value().tag == 0x30);
}

TEST_CASE("a TLV head that ends early or has a form of its own is refused") {
    for (const char* hex : {"", "ff", "ff20", "ff2081", "308205", "3083010000", "3080", "ffff00"}) {
        INFO(hex);
        CHECK_FALSE(tlv_head(*base::from_hex(hex)));
    }
}

TEST_CASE("a value is found behind its neighbours and never beyond the end") {
    const base::Bytes record = *base::from_hex("df210100df220141df2300");
    REQUIRE(tlv_value(record, 0xDF22));
    CHECK(base::to_text(*tlv_value(record, 0xDF22)) == "A");
    CHECK(tlv_value(record, 0xDF23)->empty());
    CHECK_FALSE(tlv_value(record, 0xDF24));
    const base::Bytes cut = *base::from_hex("df210100df220541");
    CHECK_FALSE(tlv_value(cut, 0xDF22));
}

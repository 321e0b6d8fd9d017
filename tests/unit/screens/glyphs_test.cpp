#include <catch2/catch.hpp>

#include <set>

#include "screens/ui/glyphs.h"

namespace {

using screens::ui::Glyph;
using screens::ui::Glyphs;
using screens::ui::Weight;

// The mask of the one character in `utf8`, row by row.
std::string mask(Glyphs& glyphs, const std::string& utf8) {
    const auto text = screens::ui::characters(utf8);
    REQUIRE(text.size() == 1);
    const Glyph glyph = glyphs.glyph(Weight::regular, 40, text.front());
    std::string bytes;
    for (int y = 0; y < glyph.at.h; ++y) {
        for (int x = 0; x < glyph.at.w; ++x) {
            bytes.push_back(static_cast<char>(*glyphs.atlas().at(glyph.at.x + x, glyph.at.y + y)));
        }
    }
    return bytes;
}

bool missing(Glyphs& glyphs, const std::string& utf8) {
    return glyphs.glyph(Weight::regular, 40, screens::ui::characters(utf8).front()).missing;
}

Glyphs fresh() { return Glyphs(screens::ui::Fonts::open().take()); }

}  // namespace

TEST_CASE("characters of names beyond sixteen bit and their variants are drawn") {
    Glyphs glyphs = fresh();
    const std::string missing_sign = mask(glyphs, "\U000F1234");
    CHECK(missing(glyphs, "\U000F1234"));
    // 𠮷, 髙, 﨑, 𩸽 and 辻, 葛 with one and with two dots.
    for (const std::string name : {"\U00020BB7", "\u9ad9", "\ufa11", "\U00029E3D", "\u8fbb",
                                   "\u8fbb\U000E0101", "\u845b\U000E0101", "\u845b\U000E0100"}) {
        CAPTURE(name);
        CHECK(!missing(glyphs, name));
        const std::string drawn = mask(glyphs, name);
        CHECK(drawn.size() > 100);
        CHECK(drawn.find_first_not_of('\0') != std::string::npos);
        CHECK(drawn != missing_sign);
    }
}

TEST_CASE("two variants of one character look different") {
    Glyphs glyphs = fresh();
    CHECK(mask(glyphs, "\u8fbb\U000E0100") != mask(glyphs, "\u8fbb\U000E0101"));
    CHECK(mask(glyphs, "\u845b\U000E0100") != mask(glyphs, "\u845b\U000E0101"));
}

TEST_CASE("a variant that no font draws is shown as missing and not as another form") {
    Glyphs glyphs = fresh();
    CHECK(missing(glyphs, "\u8fbb\U000E01EF"));
}

TEST_CASE("broken UTF-8 is shown as missing") {
    Glyphs glyphs = fresh();
    const auto text = screens::ui::characters("\xe3\x81");
    REQUIRE(!text.empty());
    CHECK(text.front().code == U'\xfffd');
}

TEST_CASE("a full atlas forgets and goes on") {
    Glyphs glyphs = fresh();
    const int before = glyphs.generation();
    for (char32_t code = 0x4e00; glyphs.generation() == before && code < 0x9000; ++code) {
        glyphs.glyph(Weight::bold, 90, {code, 0});
    }
    CHECK(glyphs.generation() == before + 1);
    CHECK(!missing(glyphs, "\u9ad9"));
}

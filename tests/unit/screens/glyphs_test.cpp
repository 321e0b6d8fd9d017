#include <catch2/catch.hpp>

#include <ft2build.h>
#include FT_FREETYPE_H

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

// What FreeType draws of a glyph of a font, by its number.
std::string drawn_by_freetype(const char* font, unsigned glyph) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    REQUIRE(FT_Init_FreeType(&library) == 0);
    REQUIRE(FT_New_Face(library, font, 0, &face) == 0);
    FT_Set_Pixel_Sizes(face, 0, 40);
    REQUIRE(FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_RENDER) == 0);
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    std::string bytes;
    for (unsigned y = 0; y < bitmap.rows; ++y) {
        const auto* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        for (unsigned x = 0; x < bitmap.width; ++x) bytes.push_back(static_cast<char>(row[x]));
    }
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    return bytes;
}

constexpr const char* ud_font = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";
constexpr const char* name_font = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

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

TEST_CASE("a name's character is the very glyph that its font keeps for it") {
    struct Expected {
        const char *name, *font;
        unsigned glyph;  // as FreeType and fonttools number it
    };
    Glyphs glyphs = fresh();
    for (const Expected& each : {
             Expected{"\U00020BB7", name_font, 32914},      // 𠮷
             Expected{"\U0002A6B2", ud_font, 11950},        // 𪚲
             Expected{"\u9ad9", ud_font, 12400},            // 髙
             Expected{"\ufa11", ud_font, 5084},             // 﨑
             Expected{"\u8fbb\U000E0100", ud_font, 12614},  // 辻, two dots
             Expected{"\u8fbb\U000E0101", ud_font, 4020},   // 辻, one dot
             Expected{"\u8fbb\U000E0102", name_font, 26795},  // the same as 文字情報基盤 names it
             Expected{"\u845b\U000E0108", name_font, 23481},  // 葛
             Expected{"\u9089\U000E0110", name_font, 60580},  // 邉
         }) {
        CAPTURE(each.name);
        CHECK(mask(glyphs, each.name) == drawn_by_freetype(each.font, each.glyph));
    }
}

TEST_CASE("Chinese words take their characters from a Chinese font and names keep theirs") {
    Glyphs glyphs = fresh();
    using screens::ui::Script;
    const auto bone = screens::ui::characters("\u9aa8").front();  // 骨 turns the other way there
    const Glyph ours = glyphs.glyph(Weight::regular, 40, bone, Script::japanese);
    const Glyph theirs = glyphs.glyph(Weight::regular, 40, bone, Script::chinese);
    CHECK(!(ours.at == theirs.at));
    CHECK(!theirs.missing);
    const auto name = screens::ui::characters("\u8fbb\U000E0102").front();
    CHECK(!glyphs.glyph(Weight::regular, 40, name, Script::chinese).missing);
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

TEST_CASE("a character that no font draws is told once and alone") {
    Glyphs glyphs = fresh();
    CHECK_FALSE(missing(glyphs, "岡"));
    CHECK(glyphs.take_undrawn().empty());
    const std::string undrawn = "\U0010FFFD";
    CHECK(missing(glyphs, undrawn));
    CHECK(glyphs.take_undrawn() == std::vector<char32_t>{U'\U0010FFFD'});
    // In another size it is drawn anew, yet it is the same character.
    CHECK(glyphs.glyph(Weight::bold, 60, screens::ui::characters(undrawn).front()).missing);
    CHECK(glyphs.take_undrawn().empty());
}

#include "screens/ui/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <cstring>

#include "screens/ui/marks.h"

namespace screens::ui {
namespace {

std::uint64_t key(Weight weight, int size_px, const Character& character, Script script) {
    const std::uint64_t variant = character.variant & 0x1ffU;  // The two blocks do not collide.
    return character.code | (variant << 21U) | (static_cast<std::uint64_t>(size_px) << 30U) |
           (static_cast<std::uint64_t>(weight) << 42U) |
           (static_cast<std::uint64_t>(script) << 44U);
}
std::uint64_t key(Mark mark, int size_px) {
    return static_cast<std::uint64_t>(mark) | (static_cast<std::uint64_t>(size_px) << 30U) |
           (std::uint64_t{1} << 50U);
}

bool is_empty_by_nature(char32_t code) {
    return code == U' ' || code == U'\x3000' || code == U'\xa0' || code == U'\x200b' ||
           code == U'\x2060';
}

}  // namespace

const Glyph& Glyphs::glyph(Weight weight, int size_px, const Character& character, Script script) {
    const std::uint64_t id = key(weight, size_px, character, script);
    if (const auto known = glyphs_.find(id); known != glyphs_.end()) return known->second;
    // Drawn first: it may have to forget all others.
    Glyph drawn = draw(weight, size_px, character, script);
    return glyphs_.emplace(id, drawn).first->second;
}

const Glyph& Glyphs::mark(Mark mark, int size_px) {
    const std::uint64_t id = key(mark, size_px);
    if (const auto known = glyphs_.find(id); known != glyphs_.end()) return known->second;
    Glyph drawn;
    drawn.at = place(size_px, size_px);
    for (int y = 0; y < size_px; ++y) {
        for (int x = 0; x < size_px; ++x) {
            *atlas_.at(drawn.at.x + x, drawn.at.y + y) = mark_cover(mark, size_px, x, y);
        }
    }
    return glyphs_.emplace(id, drawn).first->second;
}

PixelRect Glyphs::place(int w, int h) {
    if (auto found = atlas_.place(w, h)) return *found;
    atlas_.clear();
    glyphs_.clear();
    ++generation_;
    const auto found = atlas_.place(w, h);
    assert(found);  // One mask is never larger than the atlas.
    return *found;
}

Glyph Glyphs::draw(Weight weight, int size_px, const Character& character, Script script) {
    if (character.code == U'\x200b' || character.code == U'\x2060' || character.code == U'\n') {
        return {};
    }
    const auto found = fonts_->find(weight, character, script);
    if (!found) return draw_missing(size_px, character.code);
    FT_Set_Pixel_Sizes(found->face, 0, static_cast<unsigned>(size_px));
    if (FT_Load_Glyph(found->face, found->index, FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0) {
        return draw_missing(size_px, character.code);
    }
    const FT_GlyphSlot slot = found->face->glyph;
    const FT_Bitmap& bitmap = slot->bitmap;
    Glyph glyph;
    glyph.advance = static_cast<float>(slot->linearHoriAdvance) / 65536.F;
    const int w = static_cast<int>(bitmap.width), h = static_cast<int>(bitmap.rows);
    if (w == 0 || h == 0) {
        return is_empty_by_nature(character.code) ? glyph : draw_missing(size_px, character.code);
    }
    glyph.at = place(w, h);
    glyph.left = slot->bitmap_left;
    glyph.top = -slot->bitmap_top;
    for (int y = 0; y < h; ++y) {
        std::memcpy(atlas_.at(glyph.at.x, glyph.at.y + y), bitmap.buffer + y * bitmap.pitch,
                    static_cast<std::size_t>(w));
    }
    return glyph;
}

// A crossed box as large as a kanji: nobody takes it for a character.
Glyph Glyphs::draw_missing(int size_px, char32_t code) {
    if (undrawn_.insert(code).second) untold_.push_back(code);
    const int side = std::max(6, size_px * 84 / 100);
    Glyph glyph;
    glyph.missing = true;
    glyph.advance = static_cast<float>(size_px);
    glyph.left = (size_px - side) / 2;
    glyph.top = -size_px * 80 / 100;
    glyph.at = place(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            *atlas_.at(glyph.at.x + x, glyph.at.y + y) = missing_cover(side, x, y);
        }
    }
    return glyph;
}

}  // namespace screens::ui

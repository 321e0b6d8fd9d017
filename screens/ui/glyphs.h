#pragma once

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "screens/ui/atlas.h"
#include "screens/ui/fonts.h"

namespace screens::ui {

// Signs drawn as masks, so that everything on a sheet is a rectangle of one colour.
enum class Mark {
    disc,
    ring,
    check,
    left,
    right,
    note,
    ask,
    card,
    cross,
    arrow_down,
    camera,
    glad,
    even,
    sad
};

// A mask in the atlas and where it goes beside the pen.
struct Glyph {
    PixelRect at;
    int left = 0, top = 0;  // from the pen on the base line to the mask's upper left corner
    float advance = 0;
    bool missing = false;  // no font draws it: the missing sign stands in its place
};

// Glyphs and signs by need: each is drawn by FreeType once per size, then kept until the atlas is
// full, when all are forgotten and met again.
class Glyphs {
public:
    explicit Glyphs(std::unique_ptr<Fonts> fonts) : fonts_(std::move(fonts)) {}

    const Glyph& glyph(Weight weight, int size_px, const Character& character,
                       Script script = Script::japanese);
    const Glyph& mark(Mark mark, int size_px);
    const Atlas& atlas() const { return atlas_; }
    // Rises when everything was forgotten: what was drawn before points into old masks.
    int generation() const { return generation_; }
    // Characters met since the last call that no font draws: each once, alone, never the word it
    // stands in.
    std::vector<char32_t> take_undrawn() { return std::exchange(untold_, {}); }

private:
    Glyph draw(Weight weight, int size_px, const Character& character, Script script);
    Glyph draw_missing(int size_px, char32_t code);
    PixelRect place(int w, int h);

    std::unique_ptr<Fonts> fonts_;
    Atlas atlas_;
    std::unordered_map<std::uint64_t, Glyph> glyphs_;
    int generation_ = 0;
    std::set<char32_t> undrawn_;
    std::vector<char32_t> untold_;
};

}  // namespace screens::ui

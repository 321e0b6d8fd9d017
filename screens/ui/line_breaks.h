#pragma once

#include <cstddef>
#include <vector>

#include "screens/ui/characters.h"

namespace screens::ui {

// Characters [first, last) of one line, without the space or mark it was broken at.
struct Line {
    std::size_t first = 0, last = 0;
    float width = 0;
};

// Breaks where a Japanese reader would breathe: never before 、。」っゃー or after 「, not inside
// numbers or Latin words, preferably at spaces and before a new phrase, never leaving one syllable
// alone. A pack marks places with U+200B (may break) and U+2060 (may not); \n always breaks.
std::vector<Line> break_lines(const std::vector<Character>& text, const std::vector<float>& widths,
                              float room);

}  // namespace screens::ui

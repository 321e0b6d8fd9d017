#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace drivers::printer {

// A part of a text that is read as one, and whether a blank stands before it.
struct Piece {
    std::string text;
    bool after_blank = false;
};

// What stands between blanks and brackets: 「本人の」「負担」, a date, a sum.
std::vector<Piece> phrases_of(std::string_view line);
// For a phrase too long for its column: single characters, but a word in katakana or in Latin
// letters stays one, a number stays with its unit, and nothing begins with what cannot (JIS X
// 4051).
std::vector<Piece> smallest_of(const std::string& phrase);

}  // namespace drivers::printer

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/ui/characters.h"

namespace screens::ui {

// A word's reading, drawn small over it.
struct Reading {
    std::size_t first = 0, last = 0;  // the word, in characters
    std::vector<Character> kana{};
};

// Words as a pack writes them, ｜住民票《じゅうみんひょう》: the characters, and what stands over
// them. A mark that is not complete is a character like any other.
struct Phrase {
    std::vector<Character> text{};
    std::vector<Reading> readings{};
};
Phrase read_phrase(std::string_view words);

// For eyes elsewhere, the words only; for ears, the reading in place of the word.
std::string without_readings(std::string_view words);
std::string as_read(std::string_view words);

}  // namespace screens::ui

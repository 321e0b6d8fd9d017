#pragma once

#include <string>
#include <string_view>

namespace kiosk::typing {

// Latin letters as sounds, Hepburn or as Japanese keyboards have it: what is whole as hiragana, and
// the letters that still wait for a vowel.
struct Sounds {
    std::string kana, rest;
};
Sounds sounds_of(std::string_view letters);
// The same with nothing to follow: a last n is a sound, other letters stay as they are.
std::string whole_sounds_of(std::string_view letters);

// A letter, or the mark of a long vowel or of a lone n within such letters.
bool is_romaji(std::string_view sign);

}  // namespace kiosk::typing

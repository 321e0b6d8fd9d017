#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/typing/town_words.h"

namespace kiosk::typing {

inline constexpr std::size_t most_offered = 24;  // four screens of six

// What a reading, typed as kana or as Latin letters, may be written as: the town's own words, then
// the dictionary's, then longer ones of the town that begin with it; the reading itself is always
// among them. Depends on nothing that was typed before.
std::vector<std::string> candidates_for(std::string_view typed, town::Typing typing, bool begun,
                                        TownWords* own);

}  // namespace kiosk::typing

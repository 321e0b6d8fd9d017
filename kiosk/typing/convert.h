#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::typing {

inline constexpr std::size_t most_candidates = 6;

// Kanji spellings of a reading in hiragana, the likeliest first, the reading itself and its
// katakana among them; at most six. Libanthy inside this process, without a personality: nothing is
// learned or written down from what a visitor types. UI thread only.
std::vector<std::string> kanji_for(std::string_view reading);

}  // namespace kiosk::typing

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace town {

// Finding by plain words, without a dictionary: how many neighbouring pairs of characters of what
// was asked stand in a text, as a share of those asked (Dice would punish long texts). Japanese
// needs no spaces for it; full-width spaces, 。、 and the particles のをにはがとでも between kanji
// count for nothing.
struct Likeness {
    double score = 0;  // 0 … 1
    std::string best;  // the longest run of what was asked that stands in the text
};
Likeness likeness(std::string_view asked, std::string_view text);

}  // namespace town

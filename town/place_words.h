#pragma once

#include <string>

#include "town/words.h"

namespace town {

// What a terminal or a device is called by people, told from its neighbours: "hall-1" is 役場 1, by
// the words place.NAME or place.STEM and its number. Without words for it, its name.
std::string place_words(const std::string& name, const Words& words);

}  // namespace town

#include "town/place_words.h"

namespace town {

std::string place_words(const std::string& name, const Words& words) {
    if (words.has("place." + name)) return words.say("place." + name);
    const auto hyphen = name.rfind('-');
    const std::string stem = "place." + name.substr(0, hyphen);
    if (hyphen == std::string::npos || !words.has(stem)) return name;
    return words.say(stem) + " " + name.substr(hyphen + 1);
}

}  // namespace town

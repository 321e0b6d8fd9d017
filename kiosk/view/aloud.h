#pragma once

#include <string>
#include <vector>

namespace kiosk::view {

// One phrase of what the screen wants said.
struct Phrase {
    std::string text;
    bool of_the_pack = false;  // nothing of a person is in it
    bool singly = false;       // sign by sign: numbers that must be heard exactly
};

// What the screen wants said now, in place of what is being said; no phrases = silence.
struct Aloud {
    std::vector<Phrase> phrases;
    int speed = 0, volume = 0;
};

}  // namespace kiosk::view

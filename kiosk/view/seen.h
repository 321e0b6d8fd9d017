#pragma once

#include <string>
#include <vector>

namespace kiosk::view {

// One thing on a screen, as the list behind voice and keys says it; pixels of that window.
struct SeenElement {
    std::string id, role, label, value;
    bool enabled = true, target = false;
    bool hidden = false;  // its words were left out
    int x = 0, y = 0, w = 0, h = 0;
    bool operator==(const SeenElement&) const = default;
};

// A whole screen that somebody elsewhere may look at: a list, not a picture.
struct Seen {
    std::string screen, language;
    int width = 0, height = 0;
    std::vector<SeenElement> elements;
    bool operator==(const Seen&) const = default;
};

}  // namespace kiosk::view

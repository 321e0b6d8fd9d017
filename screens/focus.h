#pragma once

#include <string>
#include <vector>

#include "screens/ui/elements.h"

namespace screens {

enum class Step { forward, back };

// The target a key press moves to, in reading order, round at the ends.
std::string next_focus(const std::vector<ui::Element>& elements, const std::string& from,
                       Step step);

// Everything that can be said, in the order the ear wants it: what the screen is about row by row,
// a pad's keys, then the footer; the header, the same on every screen, last.
std::vector<const ui::Element*> reading_order(const std::vector<ui::Element>& elements);

const ui::Element* element_of(const std::vector<ui::Element>& elements, const std::string& id);

}  // namespace screens

#pragma once

#include <string>
#include <vector>

#include "screens/ui/elements.h"

namespace screens {

enum class Step { forward, back };

// The target a key press moves to, in reading order, round at the ends.
std::string next_focus(const std::vector<ui::Element>& elements, const std::string& from,
                       Step step);

}  // namespace screens

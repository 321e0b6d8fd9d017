#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "screens/ui/elements.h"

namespace screens {

// The accessibility socket's answer, one line without its newline (design §6). `touches`: how many
// the terminal had dealt with by then, also those that changed nothing.
std::string elements_json(std::uint64_t revision, const std::string& screen,
                          const std::string& language, const std::vector<ui::Element>& elements,
                          std::uint64_t touches = 0);

}  // namespace screens

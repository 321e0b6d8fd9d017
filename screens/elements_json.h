#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "screens/ui/elements.h"

namespace screens {

// The accessibility socket's answer, one line without its newline (design §6).
std::string elements_json(std::uint64_t revision, const std::string& screen,
                          const std::string& language, const std::vector<ui::Element>& elements);

}  // namespace screens

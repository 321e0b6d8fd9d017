#pragma once

#include <string_view>

#include "town/pack.h"

namespace town {

// What is wrong with a refused pack, for the town's officer: "is older than the one in use", to
// stand behind its name or behind "it".
std::string_view why_refused(PackFault fault);

}  // namespace town

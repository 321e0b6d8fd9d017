#pragma once

#include <vector>

#include "kiosk/session/application.h"

namespace kiosk {

// The papers a journey prints of itself (Journey::prints) when their conditions hold: sheets, and
// passes that any terminal verifies without a line.
std::vector<drivers::printer::Paper> prints_of(const Runner& runner, const Given& given,
                                               const Terminal& terminal, const town::Words& words);

}  // namespace kiosk

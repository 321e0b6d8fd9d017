#pragma once

#include <vector>

#include "drivers/code/read.h"

namespace drivers::code {

// All codes made of bars in a picture, upright or on their side.
std::vector<Code> bars_in(GrayView picture);

}  // namespace drivers::code

#pragma once

#include <vector>

#include "drivers/code/read.h"

namespace drivers::code {

// Everything ZXing finds, whatever it says: only `read_codes` asks, which knows what to refuse.
std::vector<Code> zxing_codes(GrayView picture);

}  // namespace drivers::code

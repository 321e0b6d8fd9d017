#pragma once

#include <vector>

#include "drivers/code/gray.h"

namespace drivers::code {

// The QR codes of a picture that lie askew (far end smaller than near end), each drawn anew as if
// it lay flat. ZXing 1.4 reads such a code only when it lies nearly flat. What is drawn need not be
// a code: its own check words tell. Among the squares of several codes not every code is found.
std::vector<GrayPicture> straightened_qr(GrayView picture);

}  // namespace drivers::code

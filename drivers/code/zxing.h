#pragma once

#include <optional>
#include <vector>

#include "drivers/code/read.h"

// Everything ZXing finds, whatever it says: only `read_codes` asks, which knows what to refuse.
namespace drivers::code {

std::vector<Code> zxing_qr_codes(GrayView picture);

// One line of bars among the rows of a picture, and the columns it covers.
struct Bars {
    Code code;
    int left = 0;
    int right = 0;
};
// The first one found, in rows only. One at a time: ZXing 1.4 ends the whole program (an assert of
// Result::operator==) when one picture holds two lines of bars that say the same.
std::optional<Bars> zxing_bars(GrayView rows);

}  // namespace drivers::code

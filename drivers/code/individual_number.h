#pragma once

#include <string_view>

#include "drivers/code/read.h"

namespace drivers::code {

// Twelve digits of which the last is the right check digit (番号法総務省令 第5条).
bool is_individual_number(std::string_view text);

// Whether this code must not be kept: a QR that is an individual number always; another form (of
// NW-7 what stands between its letters) unless the pack declares such a code.
bool must_be_refused(const Code& code, const Declared& declared);

}  // namespace drivers::code

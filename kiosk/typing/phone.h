#pragma once

#include <string>
#include <string_view>

namespace kiosk::typing {

// Digits of a Japanese telephone number with hyphens where people read them, as far as the
// numbering plan tells from the first digits; else the digits alone. Hyphens already typed are set
// anew.
std::string phone_with_hyphens(std::string_view typed);

}  // namespace kiosk::typing

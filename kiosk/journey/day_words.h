#pragma once

#include <string>
#include <string_view>

#include "town/words.h"

namespace kiosk {

// A day to come with its day of the week, as one writes it in a diary; without words for it, or for
// a day that is not whole, as spoken_date.
std::string day_to_come(std::string_view iso, const town::Words& words);

}  // namespace kiosk

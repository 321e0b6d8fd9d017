#pragma once

#include <cstddef>

namespace kiosk {

inline constexpr std::size_t pin_digits = 4;
// office.md: two entries a visit, and never the last try of the card.
inline constexpr int most_pin_entries = 2;

}  // namespace kiosk

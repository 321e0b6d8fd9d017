#pragma once

#include <cstdint>

#include "screens/ui/glyphs.h"

namespace screens::ui {

// How much of pixel (x, y) a sign of `size` pixels covers, 0–255.
std::uint8_t mark_cover(Mark mark, int size, int x, int y);
std::uint8_t missing_cover(int size, int x, int y);

}  // namespace screens::ui

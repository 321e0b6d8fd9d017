#include "screens/ui/atlas.h"

#include <cassert>
#include <cstdlib>

namespace screens::ui {

void Atlas::Free::operator()(std::uint8_t* texels) const { std::free(texels); }

// calloc of this size hands out untouched zero pages; memset would make all of them resident.
Atlas::Atlas()
    : texels_(
          static_cast<std::uint8_t*>(std::calloc(static_cast<std::size_t>(width) * height, 1))) {
    assert(texels_ != nullptr);
    clear();
}

std::optional<PixelRect> Atlas::place(int w, int h) {
    if (w > width || h > height) return std::nullopt;
    if (shelf_x_ + w > width) {
        shelf_y_ += shelf_height_ + 1;
        shelf_x_ = 0;
        shelf_height_ = 0;
    }
    if (shelf_y_ + h > height) return std::nullopt;
    const PixelRect place{shelf_x_, shelf_y_, w, h};
    shelf_x_ += w + 1;
    shelf_height_ = std::max(shelf_height_, h);
    return place;
}

void Atlas::clear() {
    *at(0, 0) = 255;
    shelf_x_ = 2;
    shelf_y_ = 0;
    shelf_height_ = 1;
}

}  // namespace screens::ui

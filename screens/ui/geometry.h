#pragma once

#include <algorithm>

namespace screens::ui {

// A place on the sheet in layout units (pixels of a 1920×1080 window). Layout works by cutting
// pieces off.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Rect inset(float by) const { return inset(by, by); }
    Rect inset(float across, float down) const {
        return {x + across, y + down, w - 2 * across, h - 2 * down};
    }
    // The piece cut off; what is left stays, `gap` further on.
    Rect cut_top(float height, float gap = 0) {
        const Rect piece{x, y, w, height};
        y += height + gap;
        h = std::max(0.F, h - height - gap);
        return piece;
    }
    Rect cut_bottom(float height, float gap = 0) {
        const Rect piece{x, bottom() - height, w, height};
        h = std::max(0.F, h - height - gap);
        return piece;
    }
    Rect cut_left(float width, float gap = 0) {
        const Rect piece{x, y, width, h};
        x += width + gap;
        w = std::max(0.F, w - width - gap);
        return piece;
    }
    Rect cut_right(float width, float gap = 0) {
        const Rect piece{right() - width, y, width, h};
        w = std::max(0.F, w - width - gap);
        return piece;
    }
    // Cell `index` of a grid filled row by row.
    Rect cell(int index, int columns, float height, float gap) const {
        const float width =
            (w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const auto column = static_cast<float>(index % columns);
        const auto row = static_cast<float>(index / columns);
        return {x + column * (width + gap), y + row * (height + gap), width, height};
    }
};

// The same in whole pixels of the window or of a picture.
struct PixelRect {
    int x = 0, y = 0, w = 0, h = 0;
    bool operator==(const PixelRect&) const = default;
};

}  // namespace screens::ui

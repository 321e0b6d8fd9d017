#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "screens/ui/geometry.h"

namespace screens::ui {

// One sheet of grey masks (glyphs, rounded corners, signs), filled shelf by shelf as they are met.
// Untouched rows cost no memory.
class Atlas {
public:
    static constexpr int width = 2048, height = 4096;

    Atlas();
    // Room for a mask of this size; nothing when the sheet is full.
    std::optional<PixelRect> place(int w, int h);
    std::uint8_t* at(int x, int y) { return texels_.get() + (y * width + x); }
    const std::uint8_t* at(int x, int y) const { return texels_.get() + (y * width + x); }
    // Where the one fully covered texel lies, which plain fills use.
    PixelRect white() const { return {0, 0, 1, 1}; }
    void clear();

private:
    struct Free {
        void operator()(std::uint8_t* texels) const;
    };
    std::unique_ptr<std::uint8_t, Free> texels_;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
};

}  // namespace screens::ui

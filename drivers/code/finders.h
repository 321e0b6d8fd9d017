#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "drivers/code/gray.h"

namespace drivers::code {

struct Point {
    double x = 0;
    double y = 0;
};

// How much darker each pixel of a picture is than what lies around it: above 0 is dark.
class Shades {
public:
    explicit Shades(GrayView picture);

    int width() const { return width_; }
    int height() const { return height_; }
    // `width()` of them, from the left.
    const std::int8_t* row(int y) const {
        return darkness_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
    }
    // Of the pixel there, quickly, or between four pixels. Outside the picture everything is light.
    int darkness_near(Point at) const {
        const bool is_inside = at.x >= 0 && at.y >= 0 && at.x < width_ && at.y < height_;
        return is_inside ? row(static_cast<int>(at.y))[static_cast<int>(at.x)] : -127;
    }
    double darkness_at(Point at) const;

private:
    int width_;
    int height_;
    std::vector<std::int8_t> darkness_;
};

// Three squares within squares that may be the corners of one QR code (ISO/IEC 18004, 6.3.3).
struct Corners {
    Point top_left;
    Point top_right;
    Point bottom_left;
    double modules_apart = 0;  // about, from one square's middle to the next
};

// Those that look most like one come first.
std::vector<Corners> corners_in(const Shades& shades);

}  // namespace drivers::code

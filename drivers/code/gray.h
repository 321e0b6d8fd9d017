#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace drivers::code {

// A picture in 256 grays that somebody else keeps: row after row, `stride` bytes apart.
struct GrayView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

// A picture of one's own: width × height bytes, 0 is black.
struct GrayPicture {
    int width = 0;
    int height = 0;
    base::Bytes pixels;

    GrayView view() const { return {pixels.data(), width, height, width}; }
};

}  // namespace drivers::code

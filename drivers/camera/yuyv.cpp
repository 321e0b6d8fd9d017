#include <cassert>

#include "drivers/camera/pixels.h"

namespace drivers::camera {

namespace {
constexpr std::uint8_t no_colour = 128;
}

std::optional<code::GrayPicture> gray_from_yuyv(base::ByteView bytes, int width, int height,
                                                std::size_t stride) {
    if (width <= 0 || height <= 0 || width % 2 != 0) return std::nullopt;
    const auto columns = static_cast<std::size_t>(width);
    const auto rows = static_cast<std::size_t>(height);
    if (columns * rows > most_pixels || stride < columns * 2 || bytes.size() != stride * rows) {
        return std::nullopt;
    }
    code::GrayPicture picture{width, height, base::Bytes(columns * rows)};
    for (std::size_t y = 0; y < rows; ++y) {
        const std::uint8_t* const from = bytes.data() + y * stride;
        std::uint8_t* const to = picture.pixels.data() + y * columns;
        for (std::size_t x = 0; x < columns; ++x) to[x] = from[2 * x];
    }
    return picture;
}

base::Bytes yuyv_from_gray(const code::GrayPicture& picture) {
    assert(picture.width % 2 == 0);
    base::Bytes bytes(picture.pixels.size() * 2, no_colour);
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) bytes[2 * i] = picture.pixels[i];
    return bytes;
}

}  // namespace drivers::camera

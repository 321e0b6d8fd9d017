#pragma once

#include <optional>

#include "base/bytes.h"
#include "drivers/code/gray.h"

// The two pixel formats every USB camera offers (V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_MJPEG), to gray
// and back.
namespace drivers::camera {

// Four bytes are two pixels: Y0 U Y1 V. Rows are `stride` bytes apart. Empty when the bytes are not
// as many as that makes, or the width is odd.
std::optional<code::GrayPicture> gray_from_yuyv(base::ByteView bytes, int width, int height,
                                                std::size_t stride);
base::Bytes yuyv_from_gray(const code::GrayPicture& picture);  // Its width must be even.

// One whole JPEG; a frame of a camera may leave its Huffman tables out. Empty when it is cut short,
// broken, or larger than `most_pixels`.
std::optional<code::GrayPicture> gray_from_jpeg(base::ByteView bytes);
base::Bytes jpeg_from_gray(const code::GrayPicture& picture);

inline constexpr std::size_t most_pixels = 64'000'000;

}  // namespace drivers::camera

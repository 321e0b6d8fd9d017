#pragma once

#include <optional>

#include "base/bytes.h"

// What an emulated camera says on its Unix stream socket. Whoever connects writes one byte, '?',
// for each frame it wants, and gets the next one: a picture taken after it was asked for. A frame
// is a header of 24 bytes, big-endian, and `size` bytes of pixels:
//
//   0  4  "MDCF"
//   4  4  "YUYV" or "MJPG", V4L2's names of the two formats (drivers/camera/pixels.h)
//   8  2  width, 10 2 height, in pixels
//   12 4  bytes a row; 0 of MJPG
//   16 4  sequence: 1, 2, 3 … of this camera; whoever fetches them
//   20 4  size
namespace drivers::camera {

enum class PixelFormat { yuyv, mjpeg };

struct FrameHeader {
    PixelFormat format = PixelFormat::yuyv;
    int width = 0;
    int height = 0;
    std::size_t stride = 0;
    std::uint32_t sequence = 0;
    std::size_t size = 0;
};

inline constexpr char ask_for_frame = '?';
inline constexpr std::size_t frame_header_size = 24;
inline constexpr std::size_t most_frame_bytes = std::size_t{32} << 20;
inline constexpr int most_frame_side = 4096;

base::Bytes bytes_of(const FrameHeader& header);
// Empty unless every field can be true of a frame.
std::optional<FrameHeader> frame_header_from(base::ByteView bytes);

}  // namespace drivers::camera

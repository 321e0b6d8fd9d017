#pragma once

#include <optional>

#include "base/bytes.h"
#include "drivers/code/gray.h"

namespace drivers::camera {

// The picture in a PNG, JPEG or PGM file (plain or raw), told apart by its first bytes. Empty when
// it is none of them, is cut short or broken, or has more than `most_pixels`.
std::optional<code::GrayPicture> picture_from(base::ByteView file);

// The two besides gray_from_jpeg.
std::optional<code::GrayPicture> gray_from_png(base::ByteView file);
std::optional<code::GrayPicture> gray_from_pgm(base::ByteView file);

// What a camera of this size sees of a picture that lies before it: in the middle of a light table,
// made smaller where it would not fit.
code::GrayPicture seen_by_camera(const code::GrayPicture& picture, int width, int height);

}  // namespace drivers::camera

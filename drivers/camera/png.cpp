#include <png.h>

#include "drivers/camera/picture.h"
#include "drivers/camera/pixels.h"

namespace drivers::camera {

namespace {

// Frees what libpng holds when a picture was begun and not finished.
struct PngPicture {
    png_image image{};
    PngPicture() { image.version = PNG_IMAGE_VERSION; }
    PngPicture(const PngPicture&) = delete;
    PngPicture& operator=(const PngPicture&) = delete;
    ~PngPicture() { png_image_free(&image); }
};

// Rec. 601, as cameras make their Y; what is transparent lies on white paper.
std::uint8_t gray(const std::uint8_t* rgba) {
    const unsigned y = (306u * rgba[0] + 601u * rgba[1] + 117u * rgba[2] + 512u) >> 10;
    const unsigned alpha = rgba[3];
    return static_cast<std::uint8_t>((y * alpha + 255u * (255u - alpha) + 127u) / 255u);
}

}  // namespace

std::optional<code::GrayPicture> gray_from_png(base::ByteView file) {
    PngPicture png;
    if (png_image_begin_read_from_memory(&png.image, file.data(), file.size()) == 0) {
        return std::nullopt;
    }
    const std::size_t pixels = std::size_t{png.image.width} * png.image.height;
    if (pixels == 0 || pixels > most_pixels) return std::nullopt;
    png.image.format = PNG_FORMAT_RGBA;
    base::Bytes rgba(pixels * 4);
    if (png_image_finish_read(&png.image, nullptr, rgba.data(), 0, nullptr) == 0) {
        return std::nullopt;
    }
    code::GrayPicture picture{static_cast<int>(png.image.width), static_cast<int>(png.image.height),
                              base::Bytes(pixels)};
    for (std::size_t i = 0; i < pixels; ++i) picture.pixels[i] = gray(rgba.data() + 4 * i);
    return picture;
}

}  // namespace drivers::camera

#include "drivers/camera/picture.h"

#include <png.h>

#include <catch2/catch.hpp>
#include <random>

#include "drivers/camera/pixels.h"

using namespace drivers::camera;
using drivers::code::GrayPicture;

namespace {

base::Bytes png(std::uint32_t format, std::uint32_t width, std::uint32_t height,
                const base::Bytes& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.format = format;
    image.width = width;
    image.height = height;
    png_alloc_size_t size = 0;
    REQUIRE(png_image_write_get_memory_size(image, size, 0, pixels.data(), 0, nullptr) != 0);
    base::Bytes file(size);
    REQUIRE(png_image_write_to_memory(&image, file.data(), &size, 0, pixels.data(), 0, nullptr) !=
            0);
    file.resize(size);
    return file;
}

base::Bytes pgm(const std::string& text, const base::Bytes& raster = {}) {
    base::Bytes file = base::to_bytes(text);
    file.insert(file.end(), raster.begin(), raster.end());
    return file;
}

base::Bytes pixels_of(const base::Bytes& file) {
    const auto picture = picture_from(file);
    REQUIRE(picture);
    return picture->pixels;
}

}  // namespace

TEST_CASE("a gray PNG is read pixel for pixel") {
    const auto picture = picture_from(png(PNG_FORMAT_GRAY, 3, 2, {0, 50, 100, 150, 200, 255}));
    REQUIRE(picture);
    CHECK(picture->width == 3);
    CHECK(picture->height == 2);
    CHECK(picture->pixels == base::Bytes{0, 50, 100, 150, 200, 255});
}

TEST_CASE("colours of a PNG weigh as a camera weighs them") {
    const base::Bytes rgb = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
    CHECK(pixels_of(png(PNG_FORMAT_RGB, 4, 1, rgb)) == base::Bytes{76, 150, 29, 255});
}

TEST_CASE("what is transparent in a PNG lies on white paper") {
    const base::Bytes rgba = {0, 0, 0, 0, 0, 0, 0, 255};
    CHECK(pixels_of(png(PNG_FORMAT_RGBA, 2, 1, rgba)) == base::Bytes{255, 0});
}

TEST_CASE("raw and plain PGM are read with their comments and scales") {
    CHECK(pixels_of(pgm("P5\n# by hand\n2 2\n255\n", {1, 2, 3, 4})) == base::Bytes{1, 2, 3, 4});
    CHECK(pixels_of(pgm("P2 2 2 15\n0 15\n 5 10 ")) == base::Bytes{0, 255, 85, 170});
    CHECK(pixels_of(pgm("P5 2 1 65535\n", {0xFF, 0xFF, 0x80, 0x00})) == base::Bytes{255, 128});
    CHECK(pixels_of(pgm("P5 1 1 100\n", {200})) == base::Bytes{255});
}

TEST_CASE("a PGM that lacks pixels or says nonsense is no picture") {
    CHECK_FALSE(picture_from(pgm("P5 2 2 255\n", {1, 2, 3})));
    CHECK_FALSE(picture_from(pgm("P2 2 2 255\n1 2 3")));
    CHECK_FALSE(picture_from(pgm("P5 0 2 255\n")));
    CHECK_FALSE(picture_from(pgm("P5 2 2 0\n", {1, 2, 3, 4})));
    CHECK_FALSE(picture_from(pgm("P5 2 2 70000\n", {1, 2, 3, 4})));
    CHECK_FALSE(picture_from(pgm("P5 99999999999999999999 2 255\n")));
    CHECK_FALSE(picture_from(pgm("P5 60000000 60000000 255\n")));
    CHECK_FALSE(picture_from(pgm("P5")));
    CHECK_FALSE(picture_from(pgm("P5 # never ends")));
    CHECK_FALSE(picture_from(pgm("P6 1 1 255\n", {1, 2, 3})));
}

TEST_CASE("a picture is known by its bytes and anything else is none") {
    CHECK(picture_from(jpeg_from_gray({16, 16, base::Bytes(256, 90)})));
    CHECK_FALSE(picture_from({}));
    CHECK_FALSE(picture_from(base::to_bytes("%PDF-1.7")));
    CHECK_FALSE(picture_from(base::to_bytes("GIF89a")));
}

TEST_CASE("a PNG cut short anywhere before its last mark is no picture") {
    const auto file = png(PNG_FORMAT_GRAY, 8, 8, base::Bytes(64, 77));
    for (std::size_t size = 0; size + 16 < file.size(); ++size) {
        INFO(size << " of " << file.size());
        CHECK_FALSE(picture_from(base::ByteView(file).first(size)));
    }
}

TEST_CASE("mutated PNG and PGM files do not end the program") {
    std::mt19937 random(4);
    const std::vector<base::Bytes> good = {png(PNG_FORMAT_RGB, 8, 8, base::Bytes(192, 77)),
                                           pgm("P5\n# c\n4 4\n255\n", base::Bytes(16, 9)),
                                           pgm("P2 2 2 15\n0 15\n 5 10 ")};
    int read = 0;
    for (int round = 0; round < 3000; ++round) {
        base::Bytes bad = good[static_cast<std::size_t>(round) % good.size()];
        for (unsigned i = 0; i <= random() % 4; ++i) {
            bad[random() % bad.size()] = static_cast<std::uint8_t>(random());
        }
        read += picture_from(bad) ? 1 : 0;
    }
    CHECK(read < 3000);
}

TEST_CASE("a camera sees a small picture in the middle and a large one whole") {
    const GrayPicture dot{2, 2, base::Bytes(4, 0)};
    const auto seen = seen_by_camera(dot, 6, 4);
    CHECK(seen.width == 6);
    CHECK(seen.height == 4);
    CHECK(seen.pixels[1 * 6 + 2] == 0);
    CHECK(seen.pixels[2 * 6 + 3] == 0);
    CHECK(std::count(seen.pixels.begin(), seen.pixels.end(), 0) == 4);

    GrayPicture wall{40, 10, base::Bytes(400, 100)};
    const auto smaller = seen_by_camera(wall, 20, 20);
    CHECK(std::count(smaller.pixels.begin(), smaller.pixels.end(), 100) == 20 * 5);
}

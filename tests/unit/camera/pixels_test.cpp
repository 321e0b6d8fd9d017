#include "drivers/camera/pixels.h"

#include <catch2/catch.hpp>
#include <random>

using namespace drivers::camera;
using drivers::code::GrayPicture;

namespace {

// Soft enough for JPEG: a slope with a dark square on it.
GrayPicture slope(int width, int height) {
    GrayPicture picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool square = x > width / 4 && x < width / 2 && y > height / 4 && y < height / 2;
            picture.pixels.push_back(static_cast<std::uint8_t>(square ? 20 : 60 + 150 * x / width));
        }
    }
    return picture;
}

int largest_difference(const GrayPicture& a, const GrayPicture& b) {
    REQUIRE(a.pixels.size() == b.pixels.size());
    int largest = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
    }
    return largest;
}

}  // namespace

TEST_CASE("a gray picture comes back from YUYV as it was") {
    const GrayPicture picture = slope(64, 48);
    const auto back = gray_from_yuyv(yuyv_from_gray(picture), 64, 48, 128);
    REQUIRE(back);
    CHECK(back->width == 64);
    CHECK(back->height == 48);
    CHECK(back->pixels == picture.pixels);
}

TEST_CASE("YUYV rows may be longer than the picture and colour is left out") {
    const base::Bytes bytes = {10, 200, 20, 90, 1, 2, 30, 7, 40, 8, 3, 4};
    const auto picture = gray_from_yuyv(bytes, 2, 2, 6);
    REQUIRE(picture);
    CHECK(picture->pixels == base::Bytes{10, 20, 30, 40});
}

TEST_CASE("YUYV bytes that do not make the picture are refused") {
    const base::Bytes bytes(64 * 48 * 2);
    CHECK(gray_from_yuyv(bytes, 64, 48, 128));
    CHECK_FALSE(gray_from_yuyv(base::ByteView(bytes).first(100), 64, 48, 128));
    CHECK_FALSE(gray_from_yuyv(bytes, 63, 48, 128));
    CHECK_FALSE(gray_from_yuyv(bytes, 64, 48, 100));
    CHECK_FALSE(gray_from_yuyv(bytes, 0, 48, 128));
    CHECK_FALSE(gray_from_yuyv(bytes, -64, -48, 128));
    CHECK_FALSE(gray_from_yuyv({}, 2'000'000'000, 2'000'000'000, 4'000'000'000));
}

TEST_CASE("a gray picture comes back from JPEG nearly as it was") {
    const GrayPicture picture = slope(160, 120);
    const auto back = gray_from_jpeg(jpeg_from_gray(picture));
    REQUIRE(back);
    CHECK(back->width == 160);
    CHECK(largest_difference(*back, picture) < 60);  // at the square's edge
}

TEST_CASE("a JPEG frame without its Huffman tables is read as webcams send it") {
    base::Bytes jpeg = jpeg_from_gray(slope(160, 120));
    int tables = 0;
    // Each segment after SOI: FF, kind, length of two bytes that counts itself; C4 = DHT, DA =
    // scan.
    for (std::size_t at = 2; at + 4 < jpeg.size() && jpeg[at + 1] != 0xDA;) {
        const std::size_t length = jpeg[at + 2] * 256u + jpeg[at + 3] + 2u;
        if (jpeg[at + 1] != 0xC4) {
            at += length;
            continue;
        }
        jpeg.erase(jpeg.begin() + static_cast<std::ptrdiff_t>(at),
                   jpeg.begin() + static_cast<std::ptrdiff_t>(at + length));
        ++tables;
    }
    REQUIRE(tables > 0);
    const auto picture = gray_from_jpeg(jpeg);
    REQUIRE(picture);
    CHECK(largest_difference(*picture, slope(160, 120)) < 60);
}

TEST_CASE("a JPEG cut short anywhere is no picture") {
    const base::Bytes jpeg = jpeg_from_gray(slope(64, 48));
    for (std::size_t size = 0; size + 2 < jpeg.size(); ++size) {
        INFO(size << " of " << jpeg.size());
        CHECK_FALSE(gray_from_jpeg(base::ByteView(jpeg).first(size)));
    }
}

TEST_CASE("bytes behind a JPEG frame harm nothing") {
    base::Bytes jpeg = jpeg_from_gray(slope(64, 48));
    jpeg.insert(jpeg.end(), 100, 0);
    CHECK(gray_from_jpeg(jpeg));
}

TEST_CASE("mutated JPEG frames do not end the program") {
    const base::Bytes good = jpeg_from_gray(slope(64, 48));
    std::mt19937 random(3);
    int read = 0;
    for (int round = 0; round < 2000; ++round) {
        base::Bytes bad = good;
        for (unsigned i = 0; i <= random() % 6; ++i) {
            bad[random() % bad.size()] = static_cast<std::uint8_t>(random());
        }
        read += gray_from_jpeg(bad) ? 1 : 0;
    }
    CHECK(read < 2000);
}

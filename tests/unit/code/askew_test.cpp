// Codes that lie askew before the camera: what ZXing alone does not read.
#include <catch2/catch.hpp>
#include <cmath>

#include "drivers/code/read.h"
#include "drivers/code/straighten.h"
#include "tests/unit/code/pictures.h"

using namespace drivers::code;

namespace {

struct Tilt {
    double degrees = 0;    // away from the camera
    double turned = 0;     // on the table
    double from_side = 0;  // from where on the table one looks
    double module_px = 4;  // in the middle
};

// As a camera sees it whose distance is three times the width of the code, a pixel the mean of
// sixteen points.
GrayPicture seen(const GrayPicture& code, const Tilt& tilt, int module_px) {
    const auto radians = [](double degrees) { return degrees * 3.14159265358979 / 180; };
    const double scale = tilt.module_px / module_px;
    const int side = static_cast<int>(code.width * scale * 1.5);
    const double away = 3 * code.width * scale;
    auto picture = pictures::white(side, side);
    const auto shade = [&](double x, double y) {
        // Back from the picture to the table: a ray through (x, y), met with the tilted plane.
        const double a = radians(tilt.from_side);
        const double u = std::cos(a) * x + std::sin(a) * y;
        const double v = -std::sin(a) * x + std::cos(a) * y;
        const double depth =
            away / (away * std::cos(radians(tilt.degrees)) - v * std::sin(radians(tilt.degrees)));
        const double across = u * (1 + v * depth * std::sin(radians(tilt.degrees)) / away);
        const double along = v * depth;
        const double b = radians(tilt.turned);
        const double column =
            (std::cos(b) * across + std::sin(b) * along) / scale + code.width / 2.0;
        const double row =
            (-std::sin(b) * across + std::cos(b) * along) / scale + code.height / 2.0;
        if (column < 0 || row < 0 || column >= code.width || row >= code.height) return 190;
        return 30 +
               code.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(code.width) +
                           static_cast<std::size_t>(column)] *
                   3 / 4;
    };
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            int sum = 0;
            for (int i = 0; i < 16; ++i) {
                sum += shade(x + (i % 4) / 4.0 - side / 2.0, y + (i / 4) / 4.0 - side / 2.0);
            }
            picture.pixels[static_cast<std::size_t>(y * side + x)] =
                static_cast<std::uint8_t>(sum / 16);
        }
    }
    return picture;
}

GrayPicture askew(const std::string& text, const Tilt& tilt) {
    return seen(pictures::qr(text, 8), tilt, 8);
}

}  // namespace

TEST_CASE("a code that lies askew before the camera is read with its whole text") {
    const std::string receipt(300, 'x');
    for (const Tilt& tilt :
         {Tilt{35, 30, 30, 3}, Tilt{45, 0, 60, 3}, Tilt{45, 30, 0, 3}, Tilt{55, 12, 60, 3}}) {
        INFO(tilt.degrees << " " << tilt.turned << " " << tilt.from_side);
        const Seen seen = read_codes(askew(receipt, tilt).view());
        REQUIRE(seen.codes.size() == 1);
        CHECK(seen.codes[0].text.reveal() == receipt);
    }
}

TEST_CASE("a small code far away that lies askew is read") {
    for (const Tilt& tilt : {Tilt{20, 30, 30, 2.5}, Tilt{35, 12, 0, 2.5}, Tilt{35, 45, 60, 2.5}}) {
        INFO(tilt.degrees << " " << tilt.turned << " " << tilt.from_side);
        const Seen seen = read_codes(askew("MDG1.small", tilt).view());
        REQUIRE(seen.codes.size() == 1);
        CHECK(seen.codes[0].text.reveal() == "MDG1.small");
    }
}

TEST_CASE("the back of a card that lies askew is refused as one that lies flat") {
    const auto anything = [](Format, std::string_view) { return true; };
    for (const double degrees : {20, 35, 45}) {
        for (const double turned : {0, 12, 30, 45, 100}) {
            INFO(degrees << " " << turned);
            const auto back = askew("123456789018", {degrees, turned, 30, 2.5});
            CHECK(read_codes(back.view()).codes.empty());
            CHECK(read_codes(back.view(), anything).codes.empty());
            CHECK((straightened_qr(back.view()).empty() ||
                   read_codes(back.view(), anything).individual_number));
        }
    }
}

TEST_CASE("a picture without a code has nothing to be drawn flat") {
    CHECK(straightened_qr(pictures::white(640, 480).view()).empty());
    for (int side = 1; side < 60; ++side)
        CHECK(straightened_qr(pictures::white(side, 61 - side).view()).empty());
    CHECK(straightened_qr(pictures::ean_13("4901234567894").view()).empty());
}

#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "drivers/code/gray.h"
#include "drivers/code/qr.h"

// Codes drawn for the tests: black on white, `module_px` a module, with a quiet zone.
namespace pictures {

inline drivers::code::GrayPicture white(int width, int height) {
    return {width, height,
            base::Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
}

inline void fill(drivers::code::GrayPicture& picture, int x, int y, int width, int height,
                 std::uint8_t gray = 0) {
    for (int row = y; row < y + height; ++row) {
        for (int column = x; column < x + width; ++column) {
            picture.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width) +
                           static_cast<std::size_t>(column)] = gray;
        }
    }
}

inline void paste(drivers::code::GrayPicture& onto, const drivers::code::GrayPicture& small, int x,
                  int y) {
    for (int row = 0; row < small.height; ++row) {
        for (int column = 0; column < small.width; ++column) {
            fill(onto, x + column, y + row, 1, 1,
                 small.pixels[static_cast<std::size_t>(row * small.width + column)]);
        }
    }
}

inline drivers::code::GrayPicture qr(std::string_view text, int module_px = 4) {
    const auto modules = drivers::code::qr_modules(text);
    REQUIRE(modules);
    const int side = (modules->size + 8) * module_px;
    auto picture = white(side, side);
    for (int row = 0; row < modules->size; ++row) {
        for (int column = 0; column < modules->size; ++column) {
            if (modules->dark[static_cast<std::size_t>(row * modules->size + column)] == 0)
                continue;
            fill(picture, (column + 4) * module_px, (row + 4) * module_px, module_px, module_px);
        }
    }
    return picture;
}

// Bars and spaces in turn, in modules, beginning with a bar.
inline drivers::code::GrayPicture bars(const std::string& widths, int module_px = 3) {
    int modules = 20;
    for (const char c : widths) modules += c - '0';
    auto picture = white(modules * module_px, 80);
    int x = 10 * module_px;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int width = (widths[i] - '0') * module_px;
        if (i % 2 == 0) fill(picture, x, 5, width, 70);
        x += width;
    }
    return picture;
}

// NW-7 (JIS X 0506), wide = 3 modules; the text has its start and stop letters.
drivers::code::GrayPicture nw_7(std::string_view text);
// Interleaved two of five (JIS X 0505); an even number of digits.
drivers::code::GrayPicture itf(std::string_view digits);
// JAN of thirteen digits (JIS X 0507).
drivers::code::GrayPicture ean_13(std::string_view digits);
// Code set C (JIS X 0504): an even number of digits.
drivers::code::GrayPicture code_128(std::string_view digits);

}  // namespace pictures

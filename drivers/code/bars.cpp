#include "drivers/code/bars.h"

#include <algorithm>

#include "drivers/code/zxing.h"

// The picture is read in strips of a few rows, each by itself: so several codes are found though
// ZXing is asked for one at a time, and a code is as sure as the number of strips that agree on it.
namespace drivers::code {

namespace {

constexpr int most_rows = 240;  // of a picture: more would find nothing new
constexpr int rows_in_strip = 4;
constexpr int least_width = 40;  // No code is narrower.
constexpr int most_in_strip = 6;
constexpr int outvoted = 3;  // so many times as many strips say something else
// Of rows shorter than this every other strip is read at three times its length: ZXing measures
// bars in whole pixels, and where a narrow bar has two of them or fewer it reads little, or
// wrongly. Not every strip, because some codes are read only as they are.
constexpr int wide_enough = 1600;
constexpr int stretch = 3;

// One text in one place: the columns are those of the strip it was first seen in.
struct Reading {
    Bars bars;
    int strips = 1;
};

GrayView part_of(GrayView view, int left, int right) {
    return {view.pixels + left, right - left, view.height, view.stride};
}

bool overlap(const Bars& a, const Bars& b) {
    const int shared = std::min(a.right, b.right) - std::max(a.left, b.left);
    return 2 * shared > std::min(a.right - a.left, b.right - b.left);
}

bool same(const Code& a, const Code& b) {
    return a.format == b.format && a.text.reveal() == b.text.reveal();
}

void count(std::vector<Reading>& readings, Bars bars) {
    const auto known = std::ranges::find_if(readings, [&](const Reading& reading) {
        return same(reading.bars.code, bars.code) && overlap(reading.bars, bars);
    });
    if (known == readings.end()) {
        readings.push_back({std::move(bars)});
    } else {
        ++known->strips;
    }
}

// What one strip holds: the first code, then what stands left and right of it.
void read_strip(GrayView strip, int scale, std::vector<Reading>& readings) {
    std::vector<std::pair<int, int>> left_to_read = {{0, strip.width}};
    for (int read = 0; read < most_in_strip && !left_to_read.empty();) {
        const auto [left, right] = left_to_read.back();
        left_to_read.pop_back();
        if (right - left < least_width * scale) continue;
        auto bars = zxing_bars(part_of(strip, left, right));
        if (!bars) continue;
        ++read;
        bars->left = std::clamp(bars->left + left, left, right);
        bars->right = std::clamp(bars->right + left, left, right);
        left_to_read.emplace_back(left, bars->left);
        left_to_read.emplace_back(bars->right, right);
        bars->left /= scale;
        bars->right /= scale;
        count(readings, std::move(*bars));
    }
}

// A misread line now and then, in the place of a code that most strips read otherwise.
bool is_outvoted(const Reading& reading, const std::vector<Reading>& readings) {
    return std::ranges::any_of(readings, [&](const Reading& other) {
        return other.bars.code.format == reading.bars.code.format &&
               other.strips >= outvoted * reading.strips && overlap(other.bars, reading.bars);
    });
}

// NW-7 and ITF have no check sign of their own: two strips must agree.
bool is_sure(const Reading& reading) {
    const Format format = reading.bars.code.format;
    return reading.strips >= 2 || format == Format::ean_13 || format == Format::code_128;
}

// A row at three times its length: Catmull and Rom's spline a third of a pixel left and right.
void write_stretched(const std::uint8_t* row, int width, std::uint8_t* to) {
    const auto at = [&](int x) { return int{row[std::clamp(x, 0, width - 1)]}; };
    const auto spline = [](int far, int near, int next, int beyond) {
        const int sum = 21 * near + 9 * next - 2 * far - beyond;
        return static_cast<std::uint8_t>(std::clamp((sum + 13) / 27, 0, 255));
    };
    for (int x = 0; x < width; ++x) {
        *to++ = spline(at(x + 1), at(x), at(x - 1), at(x - 2));
        *to++ = row[x];
        *to++ = spline(at(x - 1), at(x), at(x + 1), at(x + 2));
    }
}

GrayPicture stretched(GrayView strip) {
    GrayPicture wide{strip.width * stretch, strip.height, {}};
    wide.pixels.resize(static_cast<std::size_t>(wide.width) *
                       static_cast<std::size_t>(wide.height));
    for (int y = 0; y < strip.height; ++y) {
        write_stretched(strip.pixels + std::ptrdiff_t{y} * strip.stride, strip.width,
                        wide.pixels.data() + std::ptrdiff_t{y} * wide.width);
    }
    return wide;
}

void read_rows(GrayView picture, std::vector<Code>& codes) {
    const int step = (picture.height + most_rows - 1) / most_rows;
    const int rows = picture.height / step;
    std::vector<Reading> readings;
    for (int row = 0; row < rows; row += rows_in_strip) {
        const GrayView strip{picture.pixels + std::ptrdiff_t{row} * step * picture.stride,
                             picture.width, std::min(rows_in_strip, rows - row),
                             picture.stride * step};
        if (picture.width < wide_enough && row / rows_in_strip % 2 == 0) {
            read_strip(stretched(strip).view(), stretch, readings);
        }
        read_strip(strip, 1, readings);
    }
    for (const Reading& reading : readings) {
        if (is_sure(reading) && !is_outvoted(reading, readings)) {
            codes.push_back(reading.bars.code);
        }
    }
}

// The picture on its side, with little more rows than will be read.
GrayPicture on_its_side(GrayView picture) {
    const int step = std::max(1, picture.width / most_rows);
    GrayPicture side{picture.height, picture.width / step, {}};
    side.pixels.resize(static_cast<std::size_t>(side.width) *
                       static_cast<std::size_t>(side.height));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* const from = picture.pixels + std::ptrdiff_t{y} * picture.stride;
        std::uint8_t* const to = side.pixels.data() + y;
        for (int x = 0; x < side.height; ++x) {
            to[std::ptrdiff_t{x} * side.width] = from[std::ptrdiff_t{x} * step];
        }
    }
    return side;
}

}  // namespace

std::vector<Code> bars_in(GrayView picture) {
    std::vector<Code> codes;
    read_rows(picture, codes);
    read_rows(on_its_side(picture).view(), codes);
    return codes;
}

}  // namespace drivers::code

#include "drivers/code/finders.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace drivers::code {

namespace {

constexpr int around_px = 20;  // how far a pixel looks around it
constexpr int side = 2 * around_px + 1;
constexpr int least_dark = 4;  // Less is a stain on the paper.
constexpr int most_squares = 8;
constexpr int most_corners = 4;
constexpr double least_apart = 10;  // version 1: 14 modules from middle to middle
constexpr double most_apart = 190;  // version 40: 170

// The sums of what lies `around_px` left and right of each pixel of a row; beyond its ends lies
// what lies at its ends.
void sum_around(const std::uint8_t* row, int width, std::vector<int>& padded, std::uint16_t* sums) {
    padded.clear();
    padded.insert(padded.end(), around_px, row[0]);
    padded.insert(padded.end(), row, row + width);
    padded.insert(padded.end(), around_px + 1, row[width - 1]);
    int sum = std::accumulate(padded.begin(), padded.begin() + side, 0);
    for (int x = 0; x < width; ++x) {
        sums[x] = static_cast<std::uint16_t>(sum);
        const auto left = padded.begin() + x;
        sum += left[side] - left[0];
    }
}

// Five runs, dark and light in turn, as a line through the middle of a square meets them.
using Runs = std::array<int, 5>;

bool is_through_a_square(const Runs& runs) {
    int all = 0;
    for (const int run : runs) all += run;
    if (all < 7) return false;
    const double module = all / 7.0;
    const auto is_near = [&](int run, double modules) {
        return std::abs(run - modules * module) < std::max(0.6 * modules * module, 1.1);
    };
    return is_near(runs[0], 1) && is_near(runs[1], 1) &&
           std::abs(runs[2] - 3 * module) < std::max(1.2 * module, 1.1) && is_near(runs[3], 1) &&
           is_near(runs[4], 1);
}

struct Square {
    Point middle;
    int seen = 1;
};

// The runs of a column through a dark pixel, and the middle of the middle one.
std::optional<double> middle_of_column(const Shades& shades, int x, int y, int longest) {
    Runs runs{};
    int top = y;
    int bottom = y + 1;
    const auto run = [&](int& at, int step, bool dark) {
        int length = 0;
        while (length <= longest && at >= 0 && at < shades.height() &&
               (shades.row(at)[x] > least_dark) == dark) {
            at += step;
            ++length;
        }
        return length;
    };
    runs[2] = run(top, -1, true);
    const int above = top;
    runs[1] = run(top, -1, false);
    runs[0] = run(top, -1, true);
    runs[2] += run(bottom, 1, true);
    const int below = bottom;
    runs[3] = run(bottom, 1, false);
    runs[4] = run(bottom, 1, true);
    if (!is_through_a_square(runs)) return std::nullopt;
    return (above + 1 + below) / 2.0;
}

void note(std::vector<Square>& squares, Point middle, double near) {
    for (Square& known : squares) {
        if (std::abs(known.middle.x - middle.x) > near ||
            std::abs(known.middle.y - middle.y) > near)
            continue;
        known.middle.x = (known.middle.x * known.seen + middle.x) / (known.seen + 1);
        known.middle.y = (known.middle.y * known.seen + middle.y) / (known.seen + 1);
        ++known.seen;
        return;
    }
    squares.push_back({middle});
}

void look_along_row(const Shades& shades, int y, std::vector<Square>& squares) {
    Runs runs{};
    const std::int8_t* const row = shades.row(y);
    bool dark = false;
    for (int x = 0, start = 0; x <= shades.width(); ++x) {
        const bool is_dark = x < shades.width() && row[x] > least_dark;
        if (is_dark == dark) continue;
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = x - start;
        start = x;
        dark = is_dark;
        if (dark || !is_through_a_square(runs)) continue;
        const double middle = x - runs[4] - runs[3] - runs[2] / 2.0;
        const auto level = middle_of_column(shades, static_cast<int>(middle), y, 3 * runs[2]);
        if (level) note(squares, {middle, *level}, runs[2] / 2.0);
    }
}

std::vector<Square> squares_in(const Shades& shades) {
    std::vector<Square> squares;
    for (int y = 0; y < shades.height(); ++y) look_along_row(shades, y, squares);
    std::erase_if(squares, [](const Square& square) { return square.seen < 2; });
    std::ranges::stable_sort(squares, {}, [](const Square& square) { return -square.seen; });
    if (squares.size() > most_squares) squares.resize(most_squares);
    return squares;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// How long a module is, from the middle of a square towards another point: its outer edge is three
// and a half away.
std::optional<double> module_towards(const Shades& shades, Point from, Point to) {
    const double all = distance(from, to);
    const Point step{(to.x - from.x) / all / 2, (to.y - from.y) / all / 2};
    bool dark = true;
    int edges = 0;
    for (int i = 0; i < 2 * all; ++i) {
        const bool is_dark = shades.darkness_at({from.x + i * step.x, from.y + i * step.y}) > 0;
        if (is_dark == dark) continue;
        dark = is_dark;
        if (++edges == 3) return i / 2.0 / 3.5;
    }
    return std::nullopt;
}

std::optional<double> modules_between(const Shades& shades, Point a, Point b) {
    const auto here = module_towards(shades, a, b);
    const auto there = module_towards(shades, b, a);
    if (!here || !there || std::max(*here, *there) > 3 * std::min(*here, *there))
        return std::nullopt;
    return distance(a, b) / std::sqrt(*here * *there);
}

// Seen from `middle`, with the other two in the order of the code; how unlike a code they are.
struct Guess {
    Corners corners;
    double unlike = 0;
};
std::optional<Guess> guess(const Shades& shades, Point middle, Point one, Point other) {
    const double turn =
        (one.x - middle.x) * (other.y - middle.y) - (one.y - middle.y) * (other.x - middle.x);
    if (std::abs(turn) < 0.5 * distance(middle, one) * distance(middle, other)) return std::nullopt;
    if (turn < 0) std::swap(one, other);
    const auto across = modules_between(shades, middle, one);
    const auto down = modules_between(shades, middle, other);
    if (!across || !down) return std::nullopt;
    const double apart = std::sqrt(*across * *down);
    const double unlike = std::abs(std::log(*across / *down));
    if (unlike > 0.5 || apart < least_apart || apart > most_apart) return std::nullopt;
    return Guess{{middle, one, other, apart}, unlike};
}

}  // namespace

Shades::Shades(GrayView picture) : width_(picture.width), height_(picture.height) {
    const auto width = static_cast<std::size_t>(width_);
    darkness_.resize(width * static_cast<std::size_t>(height_));
    std::vector<std::uint16_t> sums(darkness_.size());
    std::vector<int> padded;
    for (int y = 0; y < height_; ++y) {
        sum_around(picture.pixels + std::ptrdiff_t{y} * picture.stride, width_, padded,
                   sums.data() + static_cast<std::size_t>(y) * width);
    }
    const auto sums_of = [&](int y) {
        return sums.data() + static_cast<std::size_t>(std::clamp(y, 0, height_ - 1)) * width;
    };
    std::vector<int> around(width, 0);
    for (int y = -around_px; y <= around_px; ++y) {
        for (std::size_t x = 0; x < width; ++x) around[x] += sums_of(y)[x];
    }
    for (int y = 0; y < height_; ++y) {
        const std::uint8_t* const pixels = picture.pixels + std::ptrdiff_t{y} * picture.stride;
        std::int8_t* const to = darkness_.data() + static_cast<std::size_t>(y) * width;
        const std::uint16_t* const next = sums_of(y + around_px + 1);
        const std::uint16_t* const past = sums_of(y - around_px);
        for (std::size_t x = 0; x < width; ++x) {
            const int darkness = around[x] / (side * side) - pixels[x];
            to[x] = static_cast<std::int8_t>(std::clamp(darkness, -127, 127));
            around[x] += next[x] - past[x];
        }
    }
}

double Shades::darkness_at(Point at) const {
    // The middle of the first pixel is half a pixel from the edge.
    const double left = at.x - 0.5;
    const double top = at.y - 0.5;
    if (!(left >= 0 && top >= 0 && left < width_ - 1 && top < height_ - 1)) return -127;
    const int x = static_cast<int>(left);
    const int y = static_cast<int>(top);
    const double s = left - x;
    const double t = top - y;
    const std::int8_t* const upper = row(y) + x;
    const std::int8_t* const lower = row(y + 1) + x;
    return (1 - t) * ((1 - s) * upper[0] + s * upper[1]) + t * ((1 - s) * lower[0] + s * lower[1]);
}

std::vector<Corners> corners_in(const Shades& shades) {
    const auto squares = squares_in(shades);
    std::vector<Guess> guesses;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        for (std::size_t j = 0; j < squares.size(); ++j) {
            for (std::size_t k = j + 1; k < squares.size(); ++k) {
                if (i == j || i == k) continue;
                auto one = guess(shades, squares[i].middle, squares[j].middle, squares[k].middle);
                if (one) guesses.push_back(*one);
            }
        }
    }
    std::ranges::stable_sort(guesses, {}, &Guess::unlike);
    if (guesses.size() > most_corners) guesses.resize(most_corners);
    std::vector<Corners> all;
    for (const Guess& one : guesses) all.push_back(one.corners);
    return all;
}

}  // namespace drivers::code

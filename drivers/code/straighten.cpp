#include "drivers/code/straighten.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "drivers/code/finders.h"

// A flat code seen from anywhere is a homography of its modules. Three of its four corners are
// known; the fourth is looked for: where what every code has in common (its squares, its dotted
// lines) is met best.
namespace drivers::code {

namespace {

constexpr int module_px = 4;
constexpr int quiet = 4;
constexpr double most_darkness = 40;  // more says nothing more
constexpr double middle = 3.5;        // of a square, in modules from the edges of the code
constexpr int most_version = 40;
constexpr double farthest_aside = 0.4;
constexpr int steps_aside = 6;
constexpr int most_rounds = 4;
// Seen: a code agrees by 0.8 before it is settled and by 0.95 afterwards, one taken for the next
// version by 0.6 and 0.7, squares that belong to no code by 0.4 and 0.5.
constexpr double beyond_doubt = 0.75;
constexpr double worth_settling = 0.5;
constexpr double worth_drawing = 0.75;

// Where a module of the code is in the picture.
class Lie {
public:
    // From four points of the code, a square from `low` to `high`, clockwise from the top left.
    static std::optional<Lie> of(const std::array<Point, 4>& at, double low, double high) {
        // Heckbert, Fundamentals of Texture Mapping (1989), 2.2.3: unit square to quadrilateral.
        const auto& [a, b, c, d] = at;
        const Point e{a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y};
        const Point f{b.x - c.x, b.y - c.y};
        const Point g{d.x - c.x, d.y - c.y};
        const double whole = f.x * g.y - g.x * f.y;
        if (std::abs(whole) < 1e-6) return std::nullopt;
        Lie lie;
        lie.low_ = low;
        lie.side_ = high - low;
        lie.p_ = (e.x * g.y - g.x * e.y) / whole;
        lie.q_ = (f.x * e.y - e.x * f.y) / whole;
        lie.right_ = {b.x - a.x + lie.p_ * b.x, b.y - a.y + lie.p_ * b.y};
        lie.down_ = {d.x - a.x + lie.q_ * d.x, d.y - a.y + lie.q_ * d.y};
        lie.start_ = a;
        return lie;
    }
    Point operator()(double column, double row) const {
        const double u = (column - low_) / side_;
        const double v = (row - low_) / side_;
        const double far = p_ * u + q_ * v + 1;
        return {(right_.x * u + down_.x * v + start_.x) / far,
                (right_.y * u + down_.y * v + start_.y) / far};
    }

private:
    double low_ = 0, side_ = 1, p_ = 0, q_ = 0;
    Point right_, down_, start_;
};

struct Module {
    int column = 0;
    int row = 0;
    bool dark = false;
};

// The rings of a square about its middle, as far as `reach`.
void add_rings(std::vector<Module>& modules, int column, int row, int reach, int size) {
    for (int y = row - reach; y <= row + reach; ++y) {
        for (int x = column - reach; x <= column + reach; ++x) {
            if (x < 0 || y < 0 || x >= size || y >= size) continue;
            const int ring = std::max(std::abs(x - column), std::abs(y - row));
            modules.push_back({x, y, reach == 2 ? ring != 1 : ring != 2 && ring != 4});
        }
    }
}

// ISO/IEC 18004, annex E, as a rule: evenly apart from the far end, the rest before the first.
std::vector<int> alignment_lines(int version) {
    if (version == 1) return {};
    const int count = version / 7 + 2;
    const int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    std::vector<int> lines = {6};
    for (int i = count - 2; i >= 0; --i) lines.push_back(version * 4 + 10 - i * step);
    return lines;
}

// What every code of a version has in common.
std::vector<Module> common_modules(int version) {
    const int size = version * 4 + 17;
    std::vector<Module> modules;
    add_rings(modules, 3, 3, 4, size);
    add_rings(modules, size - 4, 3, 4, size);
    add_rings(modules, 3, size - 4, 4, size);
    for (int i = 8; i < size - 8; ++i) {
        modules.push_back({i, 6, i % 2 == 0});
        modules.push_back({6, i, i % 2 == 0});
    }
    const auto lines = alignment_lines(version);
    for (const int x : lines) {
        for (const int y : lines) {
            const bool is_corner =
                (x == 6 && (y == 6 || y == size - 7)) || (y == 6 && x == size - 7);
            if (!is_corner) add_rings(modules, x, y, 2, size);
        }
    }
    return modules;
}

// One code as it is believed to lie.
class Fit {
public:
    Fit(const Shades& shades, const Corners& corners, int version)
        : shades_(shades), size_(version * 4 + 17), common_(common_modules(version)) {
        const Point a = corners.top_left;
        const Point b = corners.top_right;
        const Point d = corners.bottom_left;
        at_ = {a, b, {b.x + d.x - a.x, b.y + d.y - a.y}, d};
        agreement_ = agreement_at(at_);
    }

    // From -1 to 1: how well what is common is met.
    double agreement() const { return agreement_; }

    // Around where it is when the code is seen from straight above.
    void find_the_fourth_corner() {
        const auto [a, b, c, d] = at_;
        for (int i = -steps_aside; i <= steps_aside; ++i) {
            for (int j = -steps_aside; j <= steps_aside; ++j) {
                const double s = farthest_aside * i / steps_aside;
                const double t = farthest_aside * j / steps_aside;
                auto tried = at_;
                tried[2] = {c.x + s * (b.x - a.x) + t * (d.x - a.x),
                            c.y + s * (b.y - a.y) + t * (d.y - a.y)};
                keep_the_better(tried);
            }
        }
    }

    // Each corner in turn is moved a little, for as long as that helps.
    void settle() {
        look_ = Look::careful;
        agreement_ = agreement_at(at_);
        const double module = std::hypot(at_[1].x - at_[0].x, at_[1].y - at_[0].y) / (size_ - 7);
        for (double step = 2 * module; step > 0.05 * module; step /= 1.5) {
            for (int round = 0; round < most_rounds && moved_by(step); ++round) {
            }
        }
    }

    GrayPicture drawn() const {
        const int side = (size_ + 2 * quiet) * module_px;
        GrayPicture flat{side, side, {}};
        flat.pixels.resize(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255);
        const auto lie = Lie::of(at_, middle, size_ - middle);
        for (int y = 0; lie && y < size_ * module_px; ++y) {
            auto* const to =
                flat.pixels.data() + (y + quiet * module_px) * side + quiet * module_px;
            for (int x = 0; x < size_ * module_px; ++x) {
                const Point at = (*lie)(x / module_px + 0.5, y / module_px + 0.5);
                if (shades_.darkness_at(at) > 0) to[x] = 0;
            }
        }
        return flat;
    }

private:
    using Quadrilateral = std::array<Point, 4>;
    enum class Look { quick, careful };

    double agreement_at(const Quadrilateral& at) const {
        const auto lie = Lie::of(at, middle, size_ - middle);
        if (!lie) return -1;
        double agreed = 0;
        double all = 1;
        for (const Module& module : common_) {
            const Point place = (*lie)(module.column + 0.5, module.row + 0.5);
            const double darkness =
                look_ == Look::quick ? shades_.darkness_near(place) : shades_.darkness_at(place);
            const double shade = std::clamp(darkness, -most_darkness, most_darkness);
            agreed += module.dark ? shade : -shade;
            all += std::abs(shade);
        }
        return agreed / all;
    }
    bool keep_the_better(const Quadrilateral& tried) {
        const double agreement = agreement_at(tried);
        if (agreement <= agreement_) return false;
        agreement_ = agreement;
        at_ = tried;
        return true;
    }
    bool moved_by(double step) {
        bool moved = false;
        for (std::size_t corner = 0; corner < at_.size(); ++corner) {
            for (const Point way : {Point{1, 0}, Point{-1, 0}, Point{0, 1}, Point{0, -1}}) {
                auto tried = at_;
                tried[corner].x += way.x * step;
                tried[corner].y += way.y * step;
                moved = keep_the_better(tried) || moved;
            }
        }
        return moved;
    }

    const Shades& shades_;
    Look look_ = Look::quick;
    int size_;
    std::vector<Module> common_;
    Quadrilateral at_;  // the middles of the squares, and where a fourth would be
    double agreement_ = -1;
};

std::optional<GrayPicture> straightened(const Shades& shades, const Corners& corners) {
    const int about = static_cast<int>(std::lround((corners.modules_apart - 10) / 4));
    std::optional<Fit> best;
    for (const int aside : {0, -1, 1, -2, 2}) {
        const int version = about + aside;
        if (version < 1 || version > most_version) continue;
        Fit fit(shades, corners, version);
        fit.find_the_fourth_corner();
        if (!best || fit.agreement() > best->agreement()) best.emplace(std::move(fit));
        if (best->agreement() > beyond_doubt) break;
    }
    if (!best || best->agreement() < worth_settling) return std::nullopt;
    best->settle();
    if (best->agreement() < worth_drawing) return std::nullopt;
    return best->drawn();
}

bool share_a_square(const Corners& one, const Corners& other) {
    const auto squares = [](const Corners& c) {
        return std::array{c.top_left, c.top_right, c.bottom_left};
    };
    const auto ours = squares(one);
    return std::ranges::any_of(squares(other), [&](Point square) {
        return std::ranges::any_of(ours,
                                   [&](Point p) { return p.x == square.x && p.y == square.y; });
    });
}

}  // namespace

std::vector<GrayPicture> straightened_qr(GrayView picture) {
    std::vector<GrayPicture> flat;
    const Shades shades(picture);
    std::vector<Corners> taken;
    for (const Corners& corners : corners_in(shades)) {
        const auto is_shared = [&](const Corners& other) { return share_a_square(corners, other); };
        if (std::ranges::any_of(taken, is_shared)) continue;
        if (auto one = straightened(shades, corners)) {
            flat.push_back(std::move(*one));
            taken.push_back(corners);
        }
    }
    return flat;
}

}  // namespace drivers::code

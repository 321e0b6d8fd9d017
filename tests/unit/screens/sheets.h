#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "screens/stage.h"
#include "tests/unit/screens/pages.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

// Looking at many sheets at once, for tests.
namespace samples {

struct Glass {
    int width = 1920, height = 1080;
};
inline constexpr Glass wide_glass{1920, 1080}, tall_glass{1080, 1920}, counter_glass{1280, 800};

struct Sight {
    Glass glass{};
    std::string language = "ja";
    int text_size = 0;
    view::Looks looks{};
    bool of_town = true;  // every question of the town too
};

// Calls `look(sheet, frame, name)` for every sample on every page, and the sheet that explains a
// question.
template <class Look>
void on_every_sheet(screens::Stage& stage, const Sight& sight, Look look) {
    const auto say = say_from(read_words(sight.language));
    auto every = all(sight.language, sight.text_size);
    if (sight.of_town) {
        for (auto& more : of_the_town(sight.language, sight.text_size)) every.push_back(more);
    }
    for (Sample& sample : every) {
        sample.frame.looks = sight.looks;
        on_every_page(stage, sample.frame, say, sight.glass.width, sight.glass.height,
                      [&](const screens::Sheeted& sheet, const std::string& page) {
                          look(sheet, sample.frame, sample.name + page);
                      });
    }
}

using screens::ui::PixelRect;

inline bool apart(const PixelRect& a, const PixelRect& b, int gap) {
    return a.x + a.w + gap <= b.x || b.x + b.w + gap <= a.x || a.y + a.h + gap <= b.y ||
           b.y + b.h + gap <= a.y;
}
inline bool inside(const PixelRect& inner, const PixelRect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

inline double light(std::uint32_t colour) {
    const auto part = [](std::uint32_t value) {
        const double v = (value & 0xffU) / 255.0;
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour >> 16U) + 0.7152 * part(colour >> 8U) + 0.0722 * part(colour);
}
inline double contrast(std::uint32_t a, std::uint32_t b) {
    const double x = light(a), y = light(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

// Pixels of one glass, as a stage paints them.
class Picture {
public:
    explicit Picture(Glass glass)
        : glass_(glass),
          pixels_(static_cast<std::size_t>(glass.width) * static_cast<std::size_t>(glass.height)) {}
    void take(screens::Stage& stage) {
        stage.paint({pixels_.data(), glass_.width, glass_.height, glass_.width});
    }
    std::uint32_t at(int x, int y) const {
        return pixels_[static_cast<std::size_t>(y * glass_.width + x)] & 0xffffffU;
    }
    // The ground is the commonest colour; the letters are what stands out most from it.
    double words_stand_out(const PixelRect& at) const {
        std::map<std::uint32_t, int> seen;
        for (int y = std::max(0, at.y); y < std::min(glass_.height, at.y + at.h); ++y) {
            for (int x = std::max(0, at.x); x < std::min(glass_.width, at.x + at.w); ++x) {
                ++seen[this->at(x, y)];
            }
        }
        std::uint32_t ground = 0;
        int most = 0;
        for (const auto& [colour, count] : seen) {
            if (count > most) std::tie(ground, most) = std::tie(colour, count);
        }
        double best = 1;
        for (const auto& [colour, count] : seen) best = std::max(best, contrast(colour, ground));
        return best;
    }
    // From the ground left of a control across its edge.
    double edge_stands_out(const PixelRect& control) const {
        const int y = control.y + control.h / 2;
        const std::uint32_t ground = at(std::max(0, control.x - 3), y);
        double best = 1;
        for (int x = control.x; x < control.x + 8; ++x) {
            best = std::max(best, contrast(at(x, y), ground));
        }
        return best;
    }

private:
    Glass glass_;
    std::vector<std::uint32_t> pixels_;
};

}  // namespace samples

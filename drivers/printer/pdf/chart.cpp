#include "drivers/printer/pdf/chart.h"

#include <algorithm>
#include <array>

namespace drivers::printer {
namespace {

constexpr double chart_title_pt = 11, chart_words_pt = 9;
constexpr double label_line_pt = chart_words_pt * 1.6, bar_line_pt = 13, bar_pt = 9;
constexpr double after_bars_pt = 5, beside_bar_pt = 5;
constexpr double longest_bar = 0.6;  // of the width; what is left is for the value
constexpr std::array greys = {0.15, 0.5, 0.75};

double height_of(const PaperChart& chart) {
    double height = chart_title_pt * 2 + chart_words_pt;
    for (const PaperChart::Bar& bar : chart.bars)
        height += bar_line_pt + (bar.label.empty() ? 0 : label_line_pt + after_bars_pt);
    return height;
}

void write_bar(Pen& pen, const PaperChart::Bar& bar) {
    if (!bar.label.empty()) {
        pen.space(after_bars_pt);
        pen.put(bar.label, pen.left(), 0, chart_words_pt, true);
        pen.space(label_line_pt);
    }
    const double width = std::clamp(bar.share, 0.0, 1.0) * pen.room_across() * longest_bar;
    const auto kind = static_cast<std::size_t>(std::max(bar.kind, 0)) % greys.size();
    if (width > 0) pen.bar(width, bar_pt, greys.at(kind));
    const double beside = width > 0 ? width + beside_bar_pt : 0;
    pen.put(bar.value, pen.left() + beside, -1.5, chart_words_pt, false);
    pen.space(bar_line_pt);
}

}  // namespace

void write_chart(Pen& pen, const PaperChart& chart) {
    if (!pen.has_room(height_of(chart))) pen.turn_page();
    pen.space(chart_words_pt);
    pen.write(chart.title, chart_title_pt, true);
    for (const PaperChart::Bar& bar : chart.bars) {
        const double height = bar_line_pt + (bar.label.empty() ? 0 : label_line_pt + after_bars_pt);
        if (!pen.has_room(height)) pen.turn_page();
        write_bar(pen, bar);
    }
}

}  // namespace drivers::printer

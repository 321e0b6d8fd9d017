#include "server/pages/charts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "server/pages/tables.h"
#include "town/chart.h"

namespace server::pages {

namespace {

// In units of the picture: it is as wide as a telephone in the hand and grows with the page.
constexpr int chart_width = 720, longest_bar = 480, words_size = 20;
constexpr int label_line = 30, bar_line = 34, bar_height = 24, after_row = 12;
// Edge colours of reference/visual.md, one a column of a group; the words stand in ink beside them.
constexpr std::array bar_fills = {"#0017c1", "#197a4b", "#c74700", "#4d4d4d"};

void add_words(Html& svg, int x, int y, bool bold, const std::string& words) {
    svg.element("text",
                {{"x", std::to_string(x)},
                 {"y", std::to_string(y)},
                 {"font-size", std::to_string(words_size)},
                 {"font-weight", bold ? "bold" : "normal"},
                 {"fill", "#1a1a1a"}},
                words);
}

class ChartDrawing {
public:
    ChartDrawing(const town::Table& table, const town::Chart& chart, const Reading& reading)
        : table_(table), chart_(chart), reading_(reading) {}

    Html drawn() {
        const int rows = static_cast<int>(chart_.bars.size() / chart_.columns.size());
        const int columns = static_cast<int>(chart_.columns.size());
        const int height = rows * (label_line + columns * bar_line + after_row);
        Html figure;
        figure.open("figure", {{"class", "chart"}, {"data-chart", chart_.columns.front()}});
        figure.element("figcaption", caption());
        figure.open("svg", {{"viewBox",
                             "0 0 " + std::to_string(chart_width) + " " + std::to_string(height)},
                            {"role", "img"},
                            {"aria-label", caption()}});
        for (std::size_t i = 0; i < chart_.bars.size(); ++i) {
            if (i % chart_.columns.size() == 0) begin_row(figure, chart_.bars[i].row);
            add_bar(figure, chart_.bars[i], i % chart_.columns.size());
        }
        figure.close().close();
        return figure;
    }

private:
    std::string column(std::size_t at) const {
        return column_words(table_, chart_.columns[at], reading_.words);
    }

    std::string caption() const {
        std::string words;
        for (std::size_t i = 0; i < chart_.columns.size(); ++i) {
            words += (i == 0 ? "" : " / ") + column(i);
        }
        return words;
    }

    // A row is called what its first cell says.
    void begin_row(Html& svg, std::size_t row) {
        if (y_ > 0) y_ += after_row;
        add_words(svg, 0, y_ + words_size, true,
                  cell_words(table_, table_.rows[row].cells.front(), reading_.words));
        y_ += label_line;
    }

    void add_bar(Html& svg, const town::Chart::Bar& bar, std::size_t at) {
        const auto& cell = table_.rows[bar.row].cells[bar.column];
        const int length = bar.share ? static_cast<int>(std::lround(*bar.share * longest_bar)) : 0;
        if (length > 0) {
            svg.open("rect", {{"x", "0"},
                              {"y", std::to_string(y_ + (bar_line - bar_height) / 2)},
                              {"width", std::to_string(length)},
                              {"height", std::to_string(bar_height)},
                              {"fill", bar_fills[at % bar_fills.size()]},
                              {"data-value", cell.text}});
            svg.close();
        }
        const std::string value = cell_words(table_, cell, reading_.words);
        add_words(svg, length + (length > 0 ? 10 : 0), y_ + bar_line / 2 + 7, false,
                  chart_.columns.size() > 1 ? column(at) + " " + value : value);
        y_ += bar_line;
    }

    const town::Table& table_;
    const town::Chart& chart_;
    const Reading& reading_;
    int y_ = 0;
};

}  // namespace

Html chart_parts(const town::Table& table, const Reading& reading) {
    Html parts;
    for (const auto& chart : town::charts_of(table)) {
        parts.add(ChartDrawing(table, chart, reading).drawn());
    }
    return parts;
}

}  // namespace server::pages

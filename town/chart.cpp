#include "town/chart.h"

#include <algorithm>
#include <charconv>

namespace town {
namespace {

std::optional<std::int64_t> number_of(const Cell& cell) {
    if (cell.kind != Cell::Kind::number && cell.kind != Cell::Kind::yen) return std::nullopt;
    std::int64_t number = 0;
    const char* end = cell.text.data() + cell.text.size();
    const auto read = std::from_chars(cell.text.data(), end, number);
    const bool whole = read.ec == std::errc() && read.ptr == end && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

std::optional<Chart> chart_of(const Table& table, const std::vector<std::string>& columns) {
    Chart chart{.columns = columns, .bars = {}};
    std::vector<std::optional<std::int64_t>> numbers;
    std::int64_t largest = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const auto& column : columns) {
            const auto found = std::ranges::find(table.columns, column);
            const auto at = static_cast<std::size_t>(found - table.columns.begin());
            if (at >= table.rows[row].cells.size()) continue;
            numbers.push_back(number_of(table.rows[row].cells[at]));
            largest = std::max(largest, numbers.back().value_or(0));
            chart.bars.push_back({.row = row, .column = at, .share = std::nullopt});
        }
    }
    if (largest == 0) return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!numbers[i]) continue;
        chart.bars[i].share = static_cast<double>(*numbers[i]) / static_cast<double>(largest);
    }
    return chart;
}

}  // namespace

std::vector<Chart> charts_of(const Table& table) {
    std::vector<Chart> charts;
    for (const auto& columns : table.charts) {
        if (auto chart = chart_of(table, columns)) charts.push_back(std::move(*chart));
    }
    return charts;
}

}  // namespace town

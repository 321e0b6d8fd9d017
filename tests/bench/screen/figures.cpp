#include "tests/bench/screen/figures.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace bench::screen {

namespace {

nlohmann::json number_or_null(const std::optional<double>& value) {
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

Figure compared(std::string what, std::string unit, double ours, double peer, double floor,
                double goal) {
    Figure figure{std::move(what), std::move(unit), ours, peer};
    if (ours > 0) figure.ratio = peer / ours;
    figure.floor = floor;
    figure.goal = goal;
    return figure;
}

std::string judged(const Figure& figure) {
    if (figure.floor == 0) return figure.remark;
    const double ratio = figure.ratio.value_or(0);
    const char* word = ratio >= figure.goal    ? "goal reached"
                       : ratio >= figure.floor ? "above the floor"
                                               : "BELOW THE FLOOR";
    return fmt::format("{} ({:.1f}x, {:.1f}x)", word, figure.floor, figure.goal);
}

}  // namespace

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double p99(std::vector<double> values) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const auto rank = std::ceil(.99 * static_cast<double>(values.size()));
    return values[static_cast<std::size_t>(rank) - 1];
}

std::vector<Figure> figures_of(const Measured& ours, const Measured& peer,
                               const std::vector<double>& loaded_press_ms,
                               const std::string& load) {
    std::vector<Figure> figures;
    figures.push_back(compared("press", "ms", median(ours.press_ms), median(peer.press_ms), 3, 4));
    figures.push_back(
        compared("press_p99_ms", "ms", p99(loaded_press_ms), p99(peer.press_ms), 0, 0));
    figures.back().remark = "goal 33 ms; " + load + "; peer without load";
    figures.push_back(compared("page", "ms", median(ours.page_ms), median(peer.page_ms), 2.5, 3));
    figures.push_back(compared("start", "ms", median(ours.start_ms), median(peer.start_ms), 8, 10));
    if (!ours.memory_mb.empty() && !peer.memory_mb.empty()) {
        figures.push_back(
            compared("memory", "MB", median(ours.memory_mb), median(peer.memory_mb), 6, 8));
    }
    figures.push_back(
        {"idle_cpu_percent", "%", median(ours.idle_cpu_percent), median(peer.idle_cpu_percent)});
    figures.back().remark = "floor 0.5 %, goal 0.0 %";
    return figures;
}

void print_lines(const std::vector<Figure>& figures, const std::string& peer, int pairs) {
    for (const Figure& figure : figures) {
        nlohmann::ordered_json line;
        line["what"] = figure.what;
        line["ours"] = figure.ours;
        line["peer"] = number_or_null(figure.peer);
        line["peer_name"] = peer;
        line["ratio"] = number_or_null(figure.ratio);
        line["pairs"] = pairs;
        if (!figure.remark.empty()) line["remark"] = figure.remark;
        fmt::print("{}\n", line.dump());
    }
}

void print_table(const std::vector<Figure>& figures, const std::string& peer, int pairs) {
    fmt::print("medians of {} alternating pairs against {}; 1920x1080, no GPU\n", pairs, peer);
    fmt::print("{:18} {:>10} {:>10} {:>8}  {}\n", "", "ours", "peer", "ratio", "floor, goal");
    for (const Figure& figure : figures) {
        fmt::print("{:18} {:>7.2f} {:2} {:>7} {:2} {:>8}  {}\n", figure.what, figure.ours,
                   figure.unit, figure.peer ? fmt::format("{:.2f}", *figure.peer) : "-",
                   figure.unit, figure.ratio ? fmt::format("{:.1f}x", *figure.ratio) : "-",
                   judged(figure));
    }
}

}  // namespace bench::screen

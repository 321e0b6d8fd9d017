#pragma once

#include <optional>
#include <string>
#include <vector>

namespace bench::screen {

// Everything measured on one side.
struct Measured {
    std::vector<double> press_ms{}, page_ms{}, start_ms{}, memory_mb{}, idle_cpu_percent{};
};

// One line of the report; of every figure less is better. Floors and goals: design §7.
struct Figure {
    std::string what, unit;
    double ours = 0;
    std::optional<double> peer{}, ratio{};
    double floor = 0, goal = 0;  // of the ratio; 0 = none
    std::string remark{};
};

double median(std::vector<double> values);
double p99(std::vector<double> values);

// `loaded_press_ms`: ours while it sends, prints and meets new glyphs; the peer has no such work.
std::vector<Figure> figures_of(const Measured& ours, const Measured& peer,
                               const std::vector<double>& loaded_press_ms, const std::string& load);

void print_lines(const std::vector<Figure>& figures, const std::string& peer, int pairs);
void print_table(const std::vector<Figure>& figures, const std::string& peer, int pairs);
// False: the file cannot be written.
bool draw_chart(const std::vector<Figure>& figures, const std::string& peer, int pairs,
                const std::string& file);

}  // namespace bench::screen

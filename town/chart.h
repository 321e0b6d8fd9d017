#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "town/table.h"

namespace town {

// A picture of a table's numbers, before anybody draws it: one bar a row and column, as long as its
// number is to the largest of its group. What is no number (a word for "too few to tell") has no
// length, so that a chart never tells more than its table.
struct Chart {
    struct Bar {
        std::size_t row = 0, column = 0;  // of the table
        std::optional<double> share;      // of the largest, 0 to 1; nothing where no number is told
    };
    std::vector<std::string> columns;
    std::vector<Bar> bars;  // row by row
};

// The charts a table asks for, in its order; those without a single number are left out.
std::vector<Chart> charts_of(const Table& table);

}  // namespace town

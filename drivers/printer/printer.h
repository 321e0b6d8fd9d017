#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace drivers::printer {

enum class PrinterFault { no_printer, out_of_paper, failed };
std::string_view word(PrinterFault fault);

// A table on a sheet: headed on every page, its rows broken between pages and never inside.
struct PaperTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// Bars one below the other, all on one scale, each with its words and its number.
struct PaperChart {
    struct Bar {
        std::string label;  // "" = belongs to the bar before
        std::string value;
        double share = 0;  // of the longest, 0 to 1
        int kind = 0;      // bars of one kind look alike
    };
    std::string title;
    std::vector<Bar> bars;
};

// A plan of a floor in units of its own: rectangles, dashed where nobody told, and a way of
// straight pieces. It is drawn as wide as the paper.
struct PaperPlan {
    struct Box {
        float x = 0, y = 0, w = 0, h = 0;
        std::string label;
        bool known = true, goal = false;
    };
    std::string label;
    float width = 0, height = 0;
    std::vector<Box> boxes;
    std::vector<std::pair<float, float>> points;
};

// One paper: lines of words of the pack, a table and one QR, laid out by the printer for its paper.
struct Paper {
    // A slip goes on the roll where there is one; a sheet is always A4.
    enum class Form { slip, sheet } form = Form::slip;
    std::string language;  // of the words: 中文 has letters of its own shape
    std::string head{};    // the first line: who gives it out, or to whom it is addressed
    std::string title;
    std::string big_label{};                                // what it is, small above it
    std::string big;                                        // the receipt number
    std::vector<std::pair<std::string, std::string>> rows;  // label ("" = none), value
    std::vector<std::string> paragraphs;
    std::vector<PaperChart> charts;
    PaperTable table;  // no columns = none
    std::vector<PaperPlan> plans{};
    std::string qr;  // "" = none
};

class Printer {
public:
    virtual ~Printer() = default;
    // Returns once the paper is out (PDF: on disk). Worker thread only.
    virtual base::Result<void, PrinterFault> print(const Paper& paper) = 0;
};

}  // namespace drivers::printer

#pragma once

#include <cairo.h>

#include <string>
#include <vector>

#include "drivers/code/qr.h"
#include "drivers/printer/pdf/faces.h"
#include "drivers/printer/pdf/printer.h"

namespace drivers::printer {

// One thing on the paper, its place already decided (points from the top left corner).
struct PlacedText {
    std::string text;
    double x = 0, baseline = 0, size_pt = 0;
    bool bold = false;
};
struct PlacedQr {
    code::QrModules modules;
    double x = 0, y = 0, module_pt = 0;
};
struct PlacedRule {
    std::size_t page = 0;
    double from_x = 0, to_x = 0, y = 0;
};
struct PlacedBar {
    std::size_t page = 0;
    double x = 0, y = 0, width = 0, height = 0;
    double grey = 0;  // 0 black, 1 white
};
// Of a plan: from point to point on one page.
struct PlacedLine {
    std::size_t page = 0;
    double from_x = 0, from_y = 0, to_x = 0, to_y = 0, width = 0.5;
    bool dashed = false;
};
struct Layout {
    double width_pt = 0, height_pt = 0;
    Faces::Shapes shapes = Faces::Shapes::japanese;
    std::vector<std::vector<PlacedText>> pages;
    std::vector<std::pair<std::size_t, PlacedQr>> codes;  // page, code
    std::vector<PlacedRule> rules;
    std::vector<PlacedLine> lines{};
    std::vector<PlacedBar> bars;
};

// Lays a paper out from top to bottom, breaking lines between characters; a sheet continues on the
// next one, a roll is as long as its words. A sheet is A4 whatever is loaded for slips.
Layout lay_out(const Paper& paper, PaperSize on, const Faces& faces);

}  // namespace drivers::printer

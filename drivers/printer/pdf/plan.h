#pragma once

#include "drivers/printer/pdf/pen.h"

namespace drivers::printer {

// A floor as wide as the paper and never more than half a page high: thin lines, dashed where
// nobody told, the way as one thick line with its end marked.
void draw_plan(Pen& pen, const PaperPlan& plan);

}  // namespace drivers::printer

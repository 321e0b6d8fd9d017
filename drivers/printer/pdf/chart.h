#pragma once

#include "drivers/printer/pdf/pen.h"

namespace drivers::printer {

// A chart stays whole on a page where a page holds it; no colour is needed to read it.
void write_chart(Pen& pen, const PaperChart& chart);

}  // namespace drivers::printer

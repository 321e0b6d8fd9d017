#pragma once

#include "drivers/printer/pdf/pen.h"

namespace drivers::printer {

// The columns share the width as their words need it; a row stays whole, and each page begins with
// the heading.
void write_table(Pen& pen, const PaperTable& table);

}  // namespace drivers::printer

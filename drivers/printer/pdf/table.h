#pragma once

#include "drivers/printer/pdf/pen.h"

namespace drivers::printer {

// Whether the columns' dates, sums and words stay whole only on a sheet that lies on its side.
bool wants_width(Pen& pen, const PaperTable& table);
// The columns share the width as their words need it, in smaller letters where they must; a row
// stays whole, and each page begins with the heading.
void write_table(Pen& pen, const PaperTable& table);

}  // namespace drivers::printer

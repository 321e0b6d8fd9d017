#pragma once

#include "server/pages/frame.h"
#include "town/table.h"

namespace server::pages {

// The pictures a table asks for, as SVG drawn here: they need no JavaScript and are printed as they
// stand. Every bar has its words and its number beside it; the table below says the same.
Html chart_parts(const town::Table& table, const Reading& reading);

}  // namespace server::pages

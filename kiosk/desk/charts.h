#pragma once

#include <vector>

#include "kiosk/desk/case.h"
#include "kiosk/view/view.h"
#include "town/words.h"

namespace kiosk {

// How the desk stands, for its clerks: what there is of each state, how long it has been waiting,
// and for which procedure. Counted from the rows the desk already has. None while there are none.
std::vector<view::DeskChart> charts_of(const std::vector<DeskItem>& items,
                                       const std::vector<DeskCall>& calls, base::Time now,
                                       const town::Words& words);

}  // namespace kiosk

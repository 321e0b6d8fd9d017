#pragma once

#include "kiosk/view/view.h"
#include "town/way/steps.h"

// What is drawn of a way: the floors it touches, as far as there is a plan; else the building's
// floors one above the other, dashed, because nobody told where on them anything is.
namespace kiosk {

std::vector<view::WayFloor> plan_of(const town::way::Site& site, const town::way::Found& found,
                                    const town::way::Spot& to, const town::Words& words);

}  // namespace kiosk

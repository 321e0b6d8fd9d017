#pragma once

#include <optional>

#include "kiosk/session/visit.h"
#include "town/finished_visit.h"
#include "town/left_visit.h"

namespace kiosk {

// Where this visitor turns back, on the way to a receipt; nothing where none was to be had
// (practice, looking at something) or it was given, or taken home half done.
std::optional<town::LeftVisit> left_visit(State state, const Visit& visit, Event how,
                                          base::Time now);

// That this visitor's record is kept: after how long, and how they said it was. Nothing where none
// was kept.
std::optional<town::FinishedVisit> finished_visit(const Visit& visit, base::Time now);

}  // namespace kiosk

#pragma once

#include "base/calendar.h"
#include "town/journey.h"

namespace town {

// The table of the pack that names them; a question with `open_days` takes none of them.
inline constexpr std::string_view closed_days_table = "closed_days";

// Whether the town's desks are closed on a day. Each row of the pack's table names one kind: a
// `weekday` (Monday = 1 … Sunday = 7), a day of every year (`every_year` = "12-29") or one day
// (`day` = "2026-11-23").
bool is_closed_day(const PackTableRows& rows, base::Date day);

}  // namespace town

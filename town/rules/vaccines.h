#pragma once

#include <string>
#include <vector>

#include "base/calendar.h"
#include "town/journey.h"

namespace town {

// The earliest day of each dose for a child born on `born`, by the rows of the pack's table: months
// of age, and days after an earlier dose given on its own earliest day. Days that have passed stay
// in the plan: a dose missed is a dose still to come. `given`: doses and the days they were given.
struct PlannedDose {
    std::string dose;  // row id
    base::Date from{};
};
std::vector<PlannedDose> vaccine_plan(const PackTableRows& rows, base::Date born,
                                      const std::map<std::string, base::Date>& given = {});

}  // namespace town

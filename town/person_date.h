#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "town/eras.h"

namespace town {

// A date of which the resident registry may not know the day, or neither month nor day.
struct PartialDate {
    int year = 0;
    unsigned month = 0;  // 0 = unknown
    unsigned day = 0;    // 0 = unknown; always when the month is

    base::Date first_day() const;  // the first and the last day it could mean
    base::Date last_day() const;
};

// Reads "YYYY-MM-DD" with "00" parts. Empty when it cannot be a day of any calendar; a year of
// "0000" says nothing and is refused too.
std::optional<PartialDate> partial_date(std::string_view iso);
std::string iso_date(const PartialDate& date);
// Of a year of an era, month and day 0 where they are not known; empty when no day it could mean
// lies in that era.
std::optional<PartialDate> partial_from_era(const EraDate& date);

}  // namespace town

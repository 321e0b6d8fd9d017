#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace base {

std::string rfc3339(Time time);  // "2026-11-22T01:38:05.123Z"
std::optional<Time> from_rfc3339(std::string_view text);

using Date = std::chrono::year_month_day;
// Civil date and minute of the day in Asia/Tokyo (UTC+9 all year, no summer time since 1951).
Date tokyo_date(Time time);
std::chrono::minutes tokyo_minute_of_day(Time time);
std::string iso_date(Date date);  // "2026-11-22"
std::optional<Date> from_iso_date(std::string_view text);

}  // namespace base

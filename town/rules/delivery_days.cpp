#include "town/rules/delivery_days.h"

namespace town {

std::optional<base::Date> delivery_for(const DeliveryDay& day, base::Time ordered_at) {
    const std::chrono::sys_days today(base::tokyo_date(ordered_at));
    const auto weekday = std::chrono::weekday(today).iso_encoding();
    const int ahead = (day.weekday - static_cast<int>(weekday) + 7) % 7;
    const auto delivery = today + std::chrono::days(ahead == 0 ? 7 : ahead);
    const auto cut_off = delivery - std::chrono::days(day.before_days);
    if (today > cut_off) return std::nullopt;
    const bool too_late =
        base::tokyo_minute_of_day(ordered_at) >= std::chrono::hours(day.until_hour);
    if (today == cut_off && too_late) return std::nullopt;
    return base::Date(delivery);
}

}  // namespace town

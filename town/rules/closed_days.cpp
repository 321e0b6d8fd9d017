#include "town/rules/closed_days.h"

#include <algorithm>

namespace town {

bool is_closed_day(const PackTableRows& rows, base::Date day) {
    const std::string iso = base::iso_date(day);
    const std::string weekday = std::to_string(std::chrono::weekday(day).iso_encoding());
    return std::ranges::any_of(rows, [&](const PackRow& row) {
        const auto says = [&](std::string_view key, std::string_view value) {
            const auto found = row.values.find(key);
            return found != row.values.end() && found->second == value;
        };
        return says("day", iso) || says("every_year", std::string_view(iso).substr(5)) ||
               says("weekday", weekday);
    });
}

}  // namespace town

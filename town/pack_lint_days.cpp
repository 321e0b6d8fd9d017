// The table of closed days: each row is one kind of day, and its holidays reach far enough.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "town/pack_lint.h"
#include "town/rules/closed_days.h"

namespace town {
namespace {

// By the table's own `checked_on`, never by today: a pack is as good tomorrow as it was built.
// Next year's are known by February (the Cabinet Office announces the equinoxes), those of the
// January and February after it by the law itself: a year can be filled in on every day.
constexpr std::chrono::days holidays_reach{365};

bool is_one_kind_of_day(const PackRow& row) {
    if (row.values.size() != 1) return false;
    const auto& [kind, value] = *row.values.begin();
    if (kind == "day") return base::from_iso_date(value).has_value();
    if (kind == "every_year")
        return base::from_iso_date("2028-" + value).has_value();  // a leap year
    return kind == "weekday" && value.size() == 1 && value[0] >= '1' && value[0] <= '7';
}

// The last row that is one day only; empty when there is none.
std::string last_day(const PackTableRows& rows) {
    std::string last;
    for (const PackRow& row : rows) {
        const auto day = row.values.find("day");
        if (day != row.values.end()) last = std::max(last, day->second);
    }
    return last;
}

}  // namespace

void lint_days(LoadedPack& loaded) {
    const auto rows = loaded.pack.tables.find(closed_days_table);
    if (rows == loaded.pack.tables.end()) return;
    const std::string file = fmt::format("tables/{}.toml", closed_days_table);
    const auto complain = [&](std::string what) {
        loaded.complaints.push_back({file, std::move(what)});
    };
    for (const PackRow& row : rows->second) {
        if (is_one_kind_of_day(row)) continue;
        complain(
            fmt::format("\"{}\": A row is a weekday (1 to 7), a day of every_year (\"12-29\") "
                        "or one day (\"2026-11-23\").",
                        row.id));
    }
    const auto checked_on = loaded.tables_checked_on.find(closed_days_table);
    const auto checked = checked_on == loaded.tables_checked_on.end()
                             ? std::nullopt
                             : base::from_iso_date(checked_on->second);
    if (!checked) return complain("The day it was checked is not said.");
    const auto last = base::from_iso_date(last_day(rows->second));
    if (!last || std::chrono::sys_days(*last) - std::chrono::sys_days(*checked) < holidays_reach) {
        complain("Its last holiday is less than a year after the day it was checked.");
    }
}

}  // namespace town

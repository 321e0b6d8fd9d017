#include "town/rules/vaccines.h"

#include <algorithm>
#include <cstdlib>

namespace town {

namespace {

std::string row_text(const PackRow& row, std::string_view key) {
    const auto found = row.values.find(key);
    return found == row.values.end() ? "" : found->second;
}

int whole(const PackRow& row, std::string_view key) {
    return static_cast<int>(std::strtol(row_text(row, key).c_str(), nullptr, 10));
}

// The day an age in months is reached: born on the 31st, the last day of a shorter month.
std::chrono::sys_days months_after(base::Date born, int months) {
    auto day = born + std::chrono::months(months);
    if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
    return {day};
}

}  // namespace

std::vector<PlannedDose> vaccine_plan(const PackTableRows& rows, base::Date born,
                                      const std::map<std::string, base::Date>& given) {
    std::map<std::string, std::chrono::sys_days> days;
    std::vector<PlannedDose> plan;
    for (const auto& row : rows) {
        const auto done = given.find(row.id);
        if (done != given.end()) {
            days[row.id] = done->second;
            continue;
        }
        auto from = months_after(born, whole(row, "months"));
        const auto before = days.find(row_text(row, "after"));
        if (before != days.end()) {
            from = std::max(from, before->second + std::chrono::days(whole(row, "after_days")));
        }
        days[row.id] = from;
        plan.push_back({row.id, base::Date(from)});
    }
    std::ranges::stable_sort(plan, {}, &PlannedDose::from);
    return plan;
}

}  // namespace town

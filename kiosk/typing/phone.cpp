#include "kiosk/typing/phone.h"

#include <algorithm>

namespace kiosk::typing {
namespace {

// How many digits stand before the first and the second hyphen.
struct Grouping {
    std::string_view begins;
    std::size_t digits;  // of the whole number
    std::size_t first, second;
};

// The national numbering plan's fixed groups, the longest beginning first. Area
// codes of five digits lie inside those of four; the plan's other area codes stay ungrouped.
constexpr Grouping groupings[] = {
    {"0120", 10, 4, 3}, {"0800", 11, 4, 3}, {"0570", 10, 4, 2}, {"0862", 10, 3, 3},
    {"0864", 10, 3, 3}, {"0869", 10, 4, 2}, {"0863", 10, 4, 2}, {"0865", 10, 4, 2},
    {"0866", 10, 4, 2}, {"0867", 10, 4, 2}, {"0868", 10, 4, 2}, {"090", 11, 3, 4},
    {"080", 11, 3, 4},  {"070", 11, 3, 4},  {"060", 11, 3, 4},  {"050", 11, 3, 4},
    {"03", 10, 2, 4},   {"06", 10, 2, 4},
};

}  // namespace

std::string phone_with_hyphens(std::string_view typed) {
    std::string digits(typed);
    std::erase(digits, '-');
    const auto grouping = std::ranges::find_if(
        groupings, [&](const Grouping& one) { return digits.starts_with(one.begins); });
    if (grouping == std::end(groupings)) return digits;
    std::string grouped = digits;
    const std::size_t second = grouping->first + grouping->second;
    if (digits.size() > grouping->digits) return digits;
    if (grouped.size() > second) grouped.insert(second, "-");
    if (grouped.size() > grouping->first) grouped.insert(grouping->first, "-");
    return grouped;
}

}  // namespace kiosk::typing

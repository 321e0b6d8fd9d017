#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "tests/fault/support/real_town.h"

namespace fault {

// Reads a writer's thanks until it ends: what was said outside, whatever happened inside.
inline void collect_thanks(Child& writer, std::set<std::string>& thanked) {
    while (const auto line = writer.line(std::chrono::seconds{60})) thanked.insert(*line);
}

inline auto missing(const std::set<std::string>& thanked, const RealTown::Books& books) {
    return std::ranges::count_if(thanked,
                                 [&](const auto& id) { return !books.applications.contains(id); });
}

inline auto twice(const RealTown::Books& books) {
    return std::ranges::count_if(books.applications,
                                 [](const auto& row) { return row.second != 1; });
}

}  // namespace fault

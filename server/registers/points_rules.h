#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "town/pack.h"

namespace server {

// One row of the pack's table `points_activities`: what a visit is worth and how its venue's code
// behaves. The town's own table of points is not known: the rows are settings of the trial.
struct Activity {
    std::string id;
    std::int64_t points = 0;
    std::int64_t most_a_day = 1;
    std::chrono::minutes code_step{10};
    std::chrono::minutes open_for{240};
};
// Empty when the table has no such row, or one without `points`.
std::optional<Activity> activity_of(const town::Pack& pack, std::string_view id);

// What a reward of `points_rewards` costs; empty when there is none.
std::optional<std::int64_t> reward_points(const town::Pack& pack, std::string_view id);

inline constexpr std::chrono::hours tokyo_ahead{9};

}  // namespace server

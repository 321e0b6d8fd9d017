#include "server/registers/points_rules.h"

#include <charconv>

#include "server/registers/said.h"

namespace server {

namespace {

std::int64_t number_or(const town::Pack& pack, std::string_view table, std::string_view row,
                       std::string_view key, std::int64_t otherwise) {
    const std::string value = row_value(pack, table, row, key);
    std::int64_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == value.data() + value.size();
    return whole && number > 0 ? number : otherwise;
}

}  // namespace

std::optional<Activity> activity_of(const town::Pack& pack, std::string_view id) {
    constexpr std::string_view table = "points_activities";
    const auto points = number_or(pack, table, id, "points", 0);
    if (points == 0) return std::nullopt;
    Activity activity;
    activity.id = id;
    activity.points = points;
    activity.most_a_day = number_or(pack, table, id, "most_a_day", 1);
    activity.code_step = std::chrono::minutes(number_or(pack, table, id, "code_minutes", 10));
    activity.open_for = std::chrono::minutes(number_or(pack, table, id, "open_minutes", 240));
    return activity;
}

std::optional<std::int64_t> reward_points(const town::Pack& pack, std::string_view id) {
    const auto points = number_or(pack, "points_rewards", id, "points", 0);
    return points == 0 ? std::nullopt : std::optional(points);
}

}  // namespace server

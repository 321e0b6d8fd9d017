#include "kiosk/desk/charts.h"

#include <algorithm>
#include <array>
#include <map>

namespace kiosk {
namespace {

using std::chrono::hours;

// A procedure beyond these is counted among the others.
constexpr std::size_t most_journeys = 6;

struct Counted {
    std::string label;
    std::int64_t count = 0;
    bool attention = false;
};

view::DeskChart chart(std::string id, std::string title, const std::vector<Counted>& counted,
                      const town::Words& words) {
    view::DeskChart made{std::move(id), std::move(title), {}};
    const auto longest = std::ranges::max(counted, {}, &Counted::count).count;
    for (const Counted& one : counted) {
        const auto of = static_cast<float>(std::max<std::int64_t>(longest, 1));
        made.bars.push_back({one.label,
                             words.say("desk_chart.count", {{"n", std::to_string(one.count)}}),
                             static_cast<float>(one.count) / of, one.attention && one.count > 0});
    }
    return made;
}

std::vector<Counted> by_state(const std::vector<DeskItem>& items,
                              const std::vector<DeskCall>& calls, const town::Words& words) {
    std::vector<Counted> counted;
    for (const char* state : {"received", "completion_asked", "confirmed", "withdrawn"}) {
        counted.push_back({words.say(std::string("desk_filter.") + state),
                           std::ranges::count(items, state, &DeskItem::state), false});
    }
    counted.push_back({words.say("desk_filter.calls"),
                       std::ranges::count(calls, false, &DeskCall::answered), true});
    return counted;
}

// Who waits longer than the last of these stands on a bar of its own.
struct Step {
    hours until;
    const char* key;
    int n;
};
constexpr std::array<Step, 5> steps{{{hours{1}, "desk_chart.hours", 1},
                                     {hours{24}, "desk_chart.days", 1},
                                     {hours{3 * 24}, "desk_chart.days", 3},
                                     {hours{7 * 24}, "desk_chart.days", 7},
                                     {hours::max(), "desk_chart.longer", 7}}};

std::vector<Counted> by_waiting(const std::vector<DeskItem>& items, base::Time now,
                                const town::Words& words) {
    std::vector<Counted> counted;
    for (const Step& step : steps) {
        counted.push_back({words.say(step.key, {{"n", std::to_string(step.n)}})});
    }
    counted.back().attention = true;
    for (const DeskItem& item : items) {
        if (!is_open(item)) continue;
        const auto waited = std::chrono::duration_cast<hours>(now - item.received_at);
        const auto step =
            std::ranges::find_if(steps, [&](const Step& one) { return waited < one.until; });
        ++counted[static_cast<std::size_t>(step - steps.begin())].count;
    }
    return counted;
}

std::vector<Counted> by_journey(const std::vector<DeskItem>& items, const town::Words& words) {
    std::map<std::string, std::int64_t> waiting;
    for (const DeskItem& item : items) {
        if (is_open(item)) ++waiting[item.journey];
    }
    std::vector<Counted> counted;
    for (const auto& [journey, count] : waiting) {
        counted.push_back({words.say("journey." + journey + ".title"), count});
    }
    std::ranges::stable_sort(counted, std::ranges::greater{}, &Counted::count);
    if (counted.size() <= most_journeys) return counted;
    Counted others{words.say("desk_chart.others")};
    for (std::size_t i = most_journeys - 1; i < counted.size(); ++i) {
        others.count += counted[i].count;
    }
    counted.resize(most_journeys - 1);
    counted.push_back(others);
    return counted;
}

}  // namespace

std::vector<view::DeskChart> charts_of(const std::vector<DeskItem>& items,
                                       const std::vector<DeskCall>& calls, base::Time now,
                                       const town::Words& words) {
    if (items.empty() && calls.empty()) return {};
    std::vector<view::DeskChart> charts;
    charts.push_back(
        chart("queue", words.say("desk_chart.queue"), by_state(items, calls, words), words));
    if (std::ranges::none_of(items, is_open)) return charts;
    charts.push_back(
        chart("waiting", words.say("desk_chart.waiting"), by_waiting(items, now, words), words));
    charts.push_back(
        chart("journeys", words.say("desk_chart.journeys"), by_journey(items, words), words));
    return charts;
}

}  // namespace kiosk

#include "server/yardsticks/tally.h"

#include <algorithm>
#include <functional>

#include "server/registers/said.h"

namespace server {

namespace {

constexpr std::chrono::minutes on_the_way{5};

}  // namespace

std::vector<town::Cell> told_parts(const std::vector<std::int64_t>& parts, std::int64_t whole) {
    std::vector<town::Cell> cells;
    std::vector<std::size_t> hidden, shown;  // those of nobody are neither
    std::int64_t rest = whole;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        cells.push_back(told(parts[i]));
        all += parts[i];
        if (parts[i] == 0) continue;
        if (parts[i] >= fewest_told) rest -= parts[i];
        (parts[i] < fewest_told ? hidden : shown).push_back(i);
    }
    // A whole that is not of these parts, or is hidden itself, gives nothing away.
    if (hidden.empty() || whole < all || whole < fewest_told) return cells;
    std::ranges::sort(shown, std::greater(), [&](std::size_t i) { return parts[i]; });
    bool more = false;
    for (; !shown.empty() && rest <= (fewest_told - 1) * static_cast<std::int64_t>(hidden.size());
         shown.pop_back()) {
        rest += parts[shown.back()];
        hidden.push_back(shown.back());
        more = true;
    }
    if (!more) return cells;
    for (const auto i : hidden) cells[i] = word_cell("kept_back");
    return cells;
}

void Tally::add(const Applications::Used& used) {
    ++uses;
    if (used.arrived_at - used.received_at > on_the_way) ++without_a_line;
    if (used.needs_staff) ++to_staff;
    if (used.state == ApplicationState::withdrawn) ++withdrawn;
    if (used.state == ApplicationState::completion_asked) ++completion;
    if (used.confirmed_at) {
        ++confirmed_after[std::chrono::duration_cast<std::chrono::minutes>(*used.confirmed_at -
                                                                           used.received_at)
                              .count()];
    }
}

void Tally::add(const FinishedVisits::Counted& finished) {
    receipt_after[finished.minutes] += finished.n;
    switch (finished.how) {
        case town::HowItWas::not_said:
            break;
        case town::HowItWas::good:
            good += finished.n;
            break;
        case town::HowItWas::fair:
            fair += finished.n;
            break;
        case town::HowItWas::poor:
            poor += finished.n;
            break;
    }
}

town::Cell Tally::middle(const std::map<std::int64_t, std::int64_t>& minutes) {
    std::int64_t all = 0;
    for (const auto& [minute, n] : minutes) all += n;
    if (all == 0) return word_cell("none");
    if (all < fewest_told) return word_cell("few");
    std::int64_t seen = 0;
    for (const auto& [minute, n] : minutes) {
        seen += n;
        if (seen > all / 2) return number_cell(minute);
    }
    return word_cell("none");
}

}  // namespace server

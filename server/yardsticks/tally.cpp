#include "server/yardsticks/tally.h"

#include "server/registers/said.h"

namespace server {

namespace {

constexpr std::int64_t fewest_told = 5;
constexpr std::chrono::minutes on_the_way{5};

}  // namespace

town::Cell told(std::int64_t number) {
    return number > 0 && number < fewest_told ? word_cell("few") : number_cell(number);
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

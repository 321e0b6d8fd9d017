#include "kiosk/sync/counts.h"

#include <algorithm>
#include <utility>

namespace kiosk {

void Counts::put(base::SecretText body, base::Date today) {
    if (waiting_.empty()) since_ = today;
    waiting_.push_back(std::move(body));
}

std::vector<base::SecretText> Counts::due(base::Date today) {
    const bool enough = waiting_.size() >= fewest_together;
    return enough || since_ != today ? all() : std::vector<base::SecretText>{};
}

std::vector<base::SecretText> Counts::all() {
    auto together = std::exchange(waiting_, {});
    std::ranges::shuffle(together, random_);
    return together;
}

}  // namespace kiosk

#pragma once

#include <chrono>
#include <optional>
#include <random>
#include <vector>

#include "base/calendar.h"
#include "base/secret.h"

namespace kiosk {

// Counts of visits name nobody; but one that lay in the chain right behind its application could be
// laid beside it by whoever can open both. So they wait here, in memory, until as many are together
// as the town tells as a number, and leave shuffled. Fewer go only when the day is over or the
// program stops. A power cut loses what waits here: fewer than fewest_together counts.
class Counts {
public:
    static constexpr std::size_t fewest_together = 5;

    explicit Counts(std::uint64_t seed) : random_(seed) {}
    void put(base::SecretText body, base::Date today);
    // Empty: nothing is to be stored yet.
    std::vector<base::SecretText> due(base::Date today);
    std::vector<base::SecretText> all();

private:
    std::mt19937_64 random_;
    std::vector<base::SecretText> waiting_;
    base::Date since_{};  // of the oldest
};

}  // namespace kiosk

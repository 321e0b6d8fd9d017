#pragma once

#include <functional>
#include <string>
#include <vector>

#include "drivers/card/my_number.h"
#include "tests/unit/card/cards.h"

namespace cards {

// Everything a terminal may ever do with a card, so that a rule can be tried on all of it.
enum class Outcome { done, removed, other };
struct Job {
    std::string name;
    std::string secret;  // whose counter it may touch: "text/0011"; empty = none
    std::function<Outcome(drivers::card::Card&, bool right_secret)> run;
};
const std::vector<Job>& jobs();

inline const base::Bytes challenge = base::to_bytes("challenge of the town");

}  // namespace cards

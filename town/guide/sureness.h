#pragma once

#include <array>
#include <vector>

#include "town/guide/ranker.h"

namespace town::guide {

// How many are shown: a ranking serves when a right article is among them.
constexpr std::size_t most_shown = 3;

// What the ranking of one query says of itself before anybody knows whether it was right.
struct Showing {
    std::array<double, 5> signs{};
    std::size_t part = 0;  // queries of one part never teach one another
    bool judged = false;
    bool served = false;
    double sure = 0;  // that it serves
};

// Fills `sure`: a logistic of the signs, learned from the judged showings of the other parts.
void learn_how_sure(std::vector<Showing>& showings);

struct Answering {
    double share = 0;   // of the judged queries, the surest first
    double served = 0;  // of those
};
Answering answering(const std::vector<Showing>& showings, double share);
// The largest share whose answers serve in at least `wanted`.
Answering most_that_serves(const std::vector<Showing>& showings, double wanted);

}  // namespace town::guide

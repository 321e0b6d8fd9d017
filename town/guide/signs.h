#pragma once

#include "town/guide/answer.h"

namespace town::guide {

// How the best hits share what speaks for them; sums to 1.
std::vector<double> softmax_of(const std::vector<Hit>& hits);
// How far that is from even; 0 … 1.
double clarity_of(const std::vector<Hit>& hits);
// What the confidence is told by. `hits` are the best, the best first, twenty at most and one an
// entry; there is at least one.
Signs signs_of(const Ranker& ranker, const Sights& sights, const std::vector<Hit>& hits);

}  // namespace town::guide

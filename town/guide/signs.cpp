#include "town/guide/signs.h"

#include <cmath>

namespace town::guide {

namespace {

constexpr float softmax_sharpness = 0.5F;

double evenness(const std::vector<double>& shares) {
    if (shares.size() < 2) return 0;
    double entropy = 0;
    for (const double share : shares) {
        if (share > 0) entropy -= share * std::log(share);
    }
    return entropy / std::log(static_cast<double>(shares.size()));
}

}  // namespace

std::vector<double> softmax_of(const std::vector<Hit>& hits) {
    std::vector<double> shares;
    double total = 0;
    for (const auto& hit : hits) {
        const float above = softmax_sharpness * (hit.score - hits.front().score);
        shares.push_back(std::exp(static_cast<double>(above)));
        total += shares.back();
    }
    for (double& share : shares) share /= total;
    return shares;
}

double clarity_of(const std::vector<Hit>& hits) { return 1 - evenness(softmax_of(hits)); }

Signs signs_of(const Ranker& ranker, const Sights& sights, const std::vector<Hit>& hits) {
    const auto best = hits.front().article;
    const auto covered = ranker.covered(sights, best);
    Signs signs;
    signs.clarity = clarity_of(hits);
    signs.held = covered.held;
    signs.meant = covered.meant;
    signs.anywhere = covered.anywhere;
    signs.substance = covered.substance;
    signs.likeness =
        ranker.model().eyes.empty() ? covered.held : static_cast<double>(sights.likeness[best]);
    return signs;
}

}  // namespace town::guide

#include "town/guide/sureness.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <set>

namespace town::guide {

namespace {

constexpr Eigen::Index sign_count = 5;
constexpr double pull_to_nothing = 10;  // a sign must be worth ten queries to count
constexpr int newton_rounds = 20;

// Signs in standard scores of what was learned from, and what they weigh.
struct Judge {
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(sign_count);
    Eigen::VectorXd spread = Eigen::VectorXd::Ones(sign_count);
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(sign_count + 1);

    double sure(const Showing& showing) const {
        double sum = weights[sign_count];
        for (Eigen::Index k = 0; k < sign_count; ++k) {
            const double sign = showing.signs[static_cast<std::size_t>(k)];
            sum += weights[k] * (sign - mean[k]) / spread[k];
        }
        return 1 / (1 + std::exp(-sum));
    }
};

Judge judge_from(const std::vector<const Showing*>& seen) {
    Judge judge;
    if (seen.empty()) return judge;
    const auto rows = static_cast<Eigen::Index>(seen.size());
    Eigen::MatrixXd signs = Eigen::MatrixXd::Ones(rows, sign_count + 1);
    Eigen::VectorXd served(rows);
    for (Eigen::Index i = 0; i < rows; ++i) {
        const Showing& one = *seen[static_cast<std::size_t>(i)];
        for (Eigen::Index k = 0; k < sign_count; ++k)
            signs(i, k) = one.signs[static_cast<std::size_t>(k)];
        served[i] = one.served ? 1 : 0;
    }
    for (Eigen::Index k = 0; k < sign_count; ++k) {
        judge.mean[k] = signs.col(k).mean();
        signs.col(k).array() -= judge.mean[k];
        const double spread = std::sqrt(signs.col(k).squaredNorm() / static_cast<double>(rows));
        if (spread > 1e-9) judge.spread[k] = spread;
        signs.col(k) /= judge.spread[k];
    }
    Eigen::VectorXd pull = Eigen::VectorXd::Constant(sign_count + 1, pull_to_nothing);
    pull[sign_count] = 1e-6;  // How often it serves at all is no sign.
    for (int round = 0; round < newton_rounds; ++round) {
        const Eigen::VectorXd likely =
            (1 / (1 + (-(signs * judge.weights).array()).exp())).matrix();
        const Eigen::VectorXd slope =
            signs.transpose() * (likely - served) + pull.cwiseProduct(judge.weights);
        const Eigen::VectorXd bend = (likely.array() * (1 - likely.array())).matrix();
        Eigen::MatrixXd curve = signs.transpose() * bend.asDiagonal() * signs;
        curve.diagonal() += pull;
        judge.weights -= curve.ldlt().solve(slope);
    }
    return judge;
}

std::vector<const Showing*> surest_first(const std::vector<Showing>& showings) {
    std::vector<const Showing*> judged;
    for (const Showing& one : showings) {
        if (one.judged) judged.push_back(&one);
    }
    std::ranges::stable_sort(judged,
                             [](const Showing* a, const Showing* b) { return a->sure > b->sure; });
    return judged;
}

}  // namespace

void learn_how_sure(std::vector<Showing>& showings) {
    std::set<std::size_t> parts;
    for (const Showing& one : showings) parts.insert(one.part);
    for (const std::size_t part : parts) {
        std::vector<const Showing*> seen;
        for (const Showing& one : showings) {
            if (one.judged && one.part != part) seen.push_back(&one);
        }
        const Judge judge = judge_from(seen);
        for (Showing& one : showings) {
            if (one.part == part) one.sure = judge.sure(one);
        }
    }
}

Answering answering(const std::vector<Showing>& showings, double share) {
    const auto judged = surest_first(showings);
    const auto count = static_cast<std::size_t>(share * static_cast<double>(judged.size()));
    if (count == 0) return {share, 0};
    const auto served =
        std::count_if(judged.begin(), judged.begin() + static_cast<std::ptrdiff_t>(count),
                      [](const Showing* one) { return one->served; });
    return {share, static_cast<double>(served) / static_cast<double>(count)};
}

Answering most_that_serves(const std::vector<Showing>& showings, double wanted) {
    const auto judged = surest_first(showings);
    Answering most;
    double served = 0;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        served += judged[i]->served ? 1 : 0;
        const auto count = static_cast<double>(i + 1);
        if (served / count >= wanted)
            most = {count / static_cast<double>(judged.size()), served / count};
    }
    return most;
}

}  // namespace town::guide

#include "tests/bench/sure.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "town/guide/signs.h"

namespace bench {

namespace {

namespace guide = town::guide;

constexpr std::size_t judged_hits = 20;
constexpr std::size_t shown = 3;

struct Asked {
    guide::Signs signs;
    bool served = false;  // a relevant article is among the three
};

std::vector<Asked> ask_all(const guide::Ranker& ranker,
                           const std::vector<guide::JudgedQuery>& queries) {
    std::vector<Asked> all;
    for (const auto& query : queries) {
        if (query.grades.empty()) continue;
        const auto sights = ranker.look(query.text);
        const auto hits =
            guide::best_of(guide::blended(sights, guide::Blend().weights()), judged_hits);
        if (hits.empty()) continue;
        Asked asked{.signs = guide::signs_of(ranker, sights, hits)};
        for (std::size_t i = 0; i < std::min(shown, hits.size()); ++i) {
            const auto grade = query.grades.find(hits[i].article);
            asked.served = asked.served || (grade != query.grades.end() && grade->second > 0);
        }
        all.push_back(asked);
    }
    return all;
}

double served_of_the_surest(std::vector<Asked> all, double share,
                            const std::function<double(const guide::Signs&)>& sure) {
    std::ranges::stable_sort(
        all, [&](const Asked& a, const Asked& b) { return sure(a.signs) > sure(b.signs); });
    const auto answered = static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size()));
    if (answered == 0) return 0;
    const auto served = std::count_if(all.begin(), all.begin() + answered,
                                      [](const Asked& one) { return one.served; });
    return static_cast<double>(served) / static_cast<double>(answered);
}

}  // namespace

void print_how_sure(const guide::Ranker& ranker, const std::vector<guide::JudgedQuery>& queries,
                    bool json) {
    const auto all = ask_all(ranker, queries);
    const auto by_clarity = [](const guide::Signs& signs) { return signs.clarity; };
    for (const double share : {0.3, 0.5, 1.0}) {
        const double ours = served_of_the_surest(all, share, guide::confidence);
        const double clarity = served_of_the_surest(all, share, by_clarity);
        if (json) {
            const nlohmann::ordered_json line{
                {"what", fmt::format("served_of_{:.0f}_percent", 100 * share)},
                {"ours", ours},
                {"peer", clarity},
                {"peer_name", "by the entropy of the scores"},
                {"ratio", clarity > 0 ? ours / clarity : 0},
                {"pairs", all.size()}};
            fmt::print("{}\n", line.dump());
        } else {
            fmt::print("answering {:3.0f} %: relevant among three {:.3f}   by entropy {:.3f}\n",
                       100 * share, ours, clarity);
        }
    }
}

void print_how_sure_with_labels(const std::vector<guide::Showing>& showings, bool json) {
    constexpr double wanted = 0.92;
    const auto print = [&](const std::string& what, const guide::Answering& answering) {
        if (json) {
            const nlohmann::ordered_json line{{"what", what},
                                              {"ours", answering.served},
                                              {"answered", answering.share},
                                              {"pairs", showings.size()}};
            fmt::print("{}\n", line.dump());
        } else {
            fmt::print("{:32} answering {:3.0f} %: relevant among three {:.3f}\n", what,
                       100 * answering.share, answering.served);
        }
    };
    for (const double share : {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0}) {
        print("with labels out of fold", guide::answering(showings, share));
    }
    print("with labels most for .92", guide::most_that_serves(showings, wanted));
}

}  // namespace bench

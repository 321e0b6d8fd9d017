#pragma once

#include <map>
#include <string>
#include <vector>

#include "town/guide/ranker.h"
#include "town/guide/sureness.h"

namespace town::guide {

// A query whose right articles people have named; without grades it is only ranked.
struct JudgedQuery {
    std::string id;
    std::string text;
    std::map<std::size_t, int> grades;  // article → 2 correct, 1 related
};

// How well a run agrees with the judgements (as score.py of the benchmark counts it).
struct Agreement {
    double ndcg10 = 0;
    double recall10 = 0;
    std::size_t queries = 0;

    void add(const std::vector<Hit>& hits, const std::map<std::size_t, int>& grades);
    Agreement mean() const;
};

struct JudgedRanking {
    std::vector<std::vector<Hit>> hits;  // a row a query
    std::vector<Showing> showings;  // and how sure of itself it is, out of fold as the hits are
};

// Ranks every query with what judged ones teach: how much each way of looking counts, the encoder
// tuned to how residents ask, and a capped preference for what is asked for often. A judged query
// is ranked by what the other folds taught; the figures go to `tell`.
JudgedRanking rank_with_labels(const Ranker& ranker, const std::vector<Article>& articles,
                               const std::vector<JudgedQuery>& queries, std::size_t most_hits,
                               const Tell& tell);

}  // namespace town::guide

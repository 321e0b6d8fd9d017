#include "town/guide/judged.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "town/guide/signs.h"
#include "town/guide/tuned.h"

namespace town::guide {

namespace {

constexpr std::size_t folds = 5;
// Nobody's favourite may outweigh what was asked: beyond this many askers more count for nothing.
constexpr float most_askers = 4;
constexpr float softness = 0.25F;  // from standard scores to a softmax of a sensible sharpness
constexpr float trust_in_start = 0.2F;
// However well it pays on the whole: rare questions pay for it.
constexpr float most_for_askers = 1;
constexpr int fitting_rounds = 60;

using Rows = std::vector<std::vector<float>>;

struct Weights {
    std::vector<float> of_row;
};

// Where fitting starts and what it is pulled back to: tuned eyes see best; what is held word for
// word still finds the rare ones; the last two are queries like this one, and many askers.
Weights start_weights() {
    return {{0.1F, 0.4F, 0.8F, 0.7F, 0.7F, 0.7F, 0.8F, 2.5F, 2.5F, 2.5F, 2, 0.8F}};
}

std::size_t fold_of(const JudgedQuery& query) {
    std::uint32_t hash = 2166136261U;  // FNV-1a of the id: the same fold in whatever file it stands
    for (const char c : query.id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return (hash >> 7) % folds;
}

std::vector<float> askers(const std::vector<JudgedQuery>& queries, const std::vector<bool>& seen,
                          std::size_t articles) {
    std::vector<float> counts(articles, 0);
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (!seen[i]) continue;
        for (const auto& [article, grade] : queries[i].grades) counts[article] += 1;
    }
    for (float& count : counts) count = std::log(1 + std::min(count, most_askers));
    return counts;
}

std::vector<float> scores_of(const Rows& rows, const Weights& weights) {
    std::vector<float> scores(rows.front().size(), 0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += weights.of_row[r] * rows[r][i];
    }
    return scores;
}

// The slope of one query's loss: the softmax of the scores against the shares of the grades.
void add_slope(const Rows& rows, const std::map<std::size_t, int>& grades, const Weights& weights,
               std::vector<float>& slope) {
    auto shares = scores_of(rows, weights);
    const float top = *std::ranges::max_element(shares);
    float total = 0;
    for (float& share : shares) {
        share = std::exp(softness * (share - top));
        total += share;
    }
    for (float& share : shares) share /= total;
    float all_grades = 0;
    for (const auto& [article, grade] : grades) all_grades += static_cast<float>(grade);
    for (const auto& [article, grade] : grades) {
        shares[article] -= static_cast<float>(grade) / all_grades;
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float sum = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) sum += shares[i] * rows[r][i];
        slope[r] += softness * sum;
    }
}

Weights fit(const std::vector<Rows>& rows, const std::vector<JudgedQuery>& queries,
            const std::vector<bool>& seen) {
    const Weights start = start_weights();
    Weights weights = start;
    for (int round = 0; round < fitting_rounds; ++round) {
        std::vector<float> slope(weights.of_row.size(), 0);
        float count = 0;
        for (std::size_t i = 0; i < queries.size(); ++i) {
            if (!seen[i]) continue;
            add_slope(rows[i], queries[i].grades, weights, slope);
            count += 1;
        }
        for (std::size_t r = 0; r < slope.size(); ++r) {
            const float pull = trust_in_start * (weights.of_row[r] - start.of_row[r]);
            weights.of_row[r] = std::max(
                0.0F, weights.of_row[r] - 0.5F * (slope[r] / std::max(1.0F, count) + pull));
        }
        weights.of_row.back() = std::min(weights.of_row.back(), most_for_askers);
    }
    return weights;
}

std::string said(const char* what, const Agreement& agreement) {
    const auto rounded = [](double number) {
        const auto text = std::to_string(number + 0.00005);
        return text.substr(0, text.find('.') + 5);
    };
    return std::string(what) + ": nDCG@10 " + rounded(agreement.ndcg10) + ", Recall@10 " +
           rounded(agreement.recall10) + " (" + std::to_string(agreement.queries) + " queries)";
}

// Everything that is known of the queries for the weights to count.
struct Known {
    std::vector<Rows> rows;
    std::vector<bool> labelled;
};

Known know(const Ranker& ranker, const std::vector<ReadArticle>& read,
           const std::vector<JudgedQuery>& queries, const Tell& tell) {
    Known known;
    for (const auto& query : queries) {
        known.rows.push_back(ranker.look(query.text).rows);
        known.labelled.push_back(!query.grades.empty());
    }
    const TunedEyes tuned(ranker, read, queries);
    const auto learn = [&](const std::vector<bool>& seen, const std::vector<bool>& wanted) {
        const auto more = tuned.rows_after(seen, wanted);
        const auto popular = askers(queries, seen, ranker.model().articles);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            if (!wanted[i]) continue;
            for (const auto& row : more[i].rows) known.rows[i].push_back(row);
            known.rows[i].push_back(popular);
        }
    };
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<bool> seen = known.labelled;
        std::vector<bool> wanted(queries.size(), false);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            if (!known.labelled[i] || fold_of(queries[i]) != fold) continue;
            seen[i] = false;
            wanted[i] = true;
        }
        learn(seen, wanted);
        if (tell) tell("tuned without part " + std::to_string(fold + 1) + " of 5");
    }
    std::vector<bool> unlabelled = known.labelled;
    unlabelled.flip();
    if (std::ranges::find(unlabelled, true) != unlabelled.end()) learn(known.labelled, unlabelled);
    return known;
}

// The score of the best; how far it leads; its likeness in the untuned eyes; how much of the
// question any article knows; and how like an earlier question, whose answer it was, this one is.
Showing showing_of(const Ranker& ranker, const JudgedQuery& query, const Rows& rows,
                   const Weights& weights) {
    constexpr std::size_t told_by = 20;
    Showing showing{.part = fold_of(query), .judged = !query.grades.empty()};
    if (!showing.judged) showing.part = folds;
    const auto hits = best_of(scores_of(rows, weights), told_by);
    if (hits.empty()) return showing;
    const auto sights = ranker.look(query.text);
    const auto& like_earlier = rows[rows.size() - 2];
    float likeness = 0;
    float earlier = 0;
    for (std::size_t i = 0; i < std::min(most_shown, hits.size()); ++i) {
        const auto article = hits[i].article;
        likeness = std::max(likeness, sights.likeness[article]);
        earlier = std::max(earlier, like_earlier[article]);
        const auto grade = query.grades.find(article);
        showing.served = showing.served || (grade != query.grades.end() && grade->second > 0);
    }
    showing.signs = {
        static_cast<double>(hits.front().score), clarity_of(hits), static_cast<double>(likeness),
        ranker.covered(sights, hits.front().article).anywhere, static_cast<double>(earlier)};
    return showing;
}

// Queries whose right articles are right for no query of the other folds.
bool is_rare(const std::vector<JudgedQuery>& queries, std::size_t which) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (fold_of(queries[i]) == fold_of(queries[which])) continue;
        for (const auto& [article, grade] : queries[i].grades) {
            if (queries[which].grades.contains(article)) return false;
        }
    }
    return true;
}

}  // namespace

void Agreement::add(const std::vector<Hit>& hits, const std::map<std::size_t, int>& grades) {
    constexpr std::size_t depth = 10;
    std::vector<int> ideal;
    for (const auto& [article, grade] : grades) ideal.push_back(grade);
    std::ranges::sort(ideal, std::greater());
    double best = 0;
    for (std::size_t i = 0; i < std::min(depth, ideal.size()); ++i) {
        best += ideal[i] / std::log2(static_cast<double>(i) + 2);
    }
    double gain = 0;
    double found = 0;
    for (std::size_t i = 0; i < std::min(depth, hits.size()); ++i) {
        const auto grade = grades.find(hits[i].article);
        if (grade == grades.end()) continue;
        gain += grade->second / std::log2(static_cast<double>(i) + 2);
        found += 1;
    }
    ndcg10 += gain / best;
    recall10 += found / static_cast<double>(grades.size());
    ++queries;
}

Agreement Agreement::mean() const {
    const double n = std::max(1.0, static_cast<double>(queries));
    return {ndcg10 / n, recall10 / n, queries};
}

JudgedRanking rank_with_labels(const Ranker& ranker, const std::vector<Article>& articles,
                               const std::vector<JudgedQuery>& queries, std::size_t most_hits,
                               const Tell& tell) {
    const Known known = know(ranker, read_all(articles, ranker.reader()), queries, tell);
    JudgedRanking ranking{std::vector<std::vector<Hit>>(queries.size()),
                          std::vector<Showing>(queries.size())};
    Agreement without;
    Agreement with;
    Agreement rare;
    for (std::size_t fold = 0; fold <= folds; ++fold) {
        // The last round is for queries nobody judged: they get what all the judged ones teach.
        std::vector<bool> seen = known.labelled;
        for (std::size_t i = 0; i < queries.size(); ++i) {
            if (fold < folds && fold_of(queries[i]) == fold) seen[i] = false;
        }
        const Weights weights = fit(known.rows, queries, seen);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            const bool now = known.labelled[i] ? fold_of(queries[i]) == fold : fold == folds;
            if (!now) continue;
            auto& hits = ranking.hits[i];
            hits = best_of(scores_of(known.rows[i], weights), most_hits);
            ranking.showings[i] = showing_of(ranker, queries[i], known.rows[i], weights);
            if (!known.labelled[i]) continue;
            with.add(hits, queries[i].grades);
            without.add(ranker.best(queries[i].text, most_hits), queries[i].grades);
            if (is_rare(queries, i)) rare.add(hits, queries[i].grades);
        }
        if (tell && fold == folds) {
            std::string line = "weights:";
            for (const float weight : weights.of_row)
                line += " " + std::to_string(weight).substr(0, 5);
            tell(line);
        }
    }
    learn_how_sure(ranking.showings);
    if (tell) {
        tell(said("without labels", without.mean()));
        tell(said("with labels, out of fold", with.mean()));
        tell(said("of those, rare questions", rare.mean()));
    }
    return ranking;
}

}  // namespace town::guide

#include "town/guide/tuned.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace town::guide {

namespace {

constexpr int tuning_epochs = 6;
constexpr int times_a_label = 9;  // against once a pair of the articles' own
constexpr std::size_t tuned_rows = 4;

void standardise_row(Eigen::Ref<Eigen::RowVectorXf> row) {
    const float mean = row.mean();
    row.array() -= mean;
    const float spread = std::sqrt(row.squaredNorm() / static_cast<float>(row.size()));
    if (spread > 1e-9F) row /= spread;
}

std::vector<Pair> own_pairs(const Bags& bags) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < bags.questions.size(); ++i) {
        const auto owner = bags.owner[i];
        if (bags.questions[i].words.empty()) continue;
        if (!bags.answers[owner].words.empty()) {
            pairs.push_back({bags.questions[i], bags.answers[owner]});
        }
    }
    return pairs;
}

Matrix places(const std::vector<Bag>& bags, const Encoder& encoder, const WordSpace& space) {
    Matrix all(static_cast<Eigen::Index>(bags.size()), encoder.turn.cols());
    for (std::size_t i = 0; i < bags.size(); ++i) {
        all.row(static_cast<Eigen::Index>(i)) = encoder.place(bags[i], space);
    }
    return all;
}

}  // namespace

TunedEyes::TunedEyes(const Ranker& ranker, const std::vector<ReadArticle>& read,
                     const std::vector<JudgedQuery>& queries)
    : ranker_(ranker), queries_(queries) {
    WordSpace names;  // words and their rarity are the same for every eye
    names.words = ranker.model().words;
    names.rarity = ranker.model().rarity;
    for (std::size_t i = 0; i < names.words.size(); ++i) {
        names.number.emplace(names.words[i], static_cast<std::uint32_t>(i));
    }
    bags_ = bags_of(read, names);
    first_question_.assign(read.size(), 0);
    for (std::size_t i = bags_.owner.size(); i > 0; --i)
        first_question_[bags_.owner[i - 1]] = i - 1;
    for (const auto& query : queries) {
        asked_.push_back(bag_of(ranker.reader().read(query.text).words, names));
    }
}

WordSpace TunedEyes::space_of(const Eye& eye) const {
    WordSpace space;
    space.words = ranker_.model().words;
    space.rarity = ranker_.model().rarity;
    space.own_words = space.words.size();
    space.places = eye.words.whole();
    return space;
}

void TunedEyes::add_rows(const Eye& eye, std::uint64_t seed, const MayLearn& may_learn,
                         const MayLearn& wanted, std::vector<Rows>& rows) const {
    const WordSpace space = space_of(eye);
    std::vector<Pair> pairs = own_pairs(bags_);
    for (std::size_t i = 0; i < queries_.size(); ++i) {
        if (!may_learn[i] || asked_[i].words.empty()) continue;
        for (const auto& [article, grade] : queries_[i].grades) {
            for (int time = 0; time < times_a_label * grade / 2; ++time) {
                const auto& text = time % 3 == 1   ? bags_.questions[first_question_[article]]
                                   : time % 3 == 2 ? bags_.answers[article]
                                                   : bags_.wholes[article];
                pairs.push_back({asked_[i], text});
            }
        }
    }
    TrainingShape shape;
    shape.epochs = tuning_epochs;
    shape.step = shape.word_step = 2e-4F;
    shape.drop = 0.35F;
    shape.replace = 0;
    shape.seed = seed;
    const Encoder encoder = train(untrained(space), pairs, space, {}, shape, {});

    const Matrix questions = places(bags_.questions, encoder, space);
    const Matrix answers = places(bags_.answers, encoder, space);
    const Matrix wholes = places(bags_.wholes, encoder, space);
    const Matrix asked = places(asked_, encoder, space);
    const float share = 1 / static_cast<float>(ranker_.model().eyes.size());
    const auto articles = static_cast<Eigen::Index>(ranker_.model().articles);
    for (std::size_t i = 0; i < queries_.size(); ++i) {
        if (!wanted[i]) continue;
        const Eigen::VectorXf place = asked.row(static_cast<Eigen::Index>(i)).transpose();
        Matrix said = Matrix::Constant(static_cast<Eigen::Index>(tuned_rows), articles, -1);
        const Eigen::VectorXf near = questions * place;
        for (std::size_t k = 0; k < bags_.owner.size(); ++k) {
            float& best = said(0, bags_.owner[k]);
            best = std::max(best, near[static_cast<Eigen::Index>(k)]);
        }
        said.row(1) = (answers * place).transpose();
        said.row(2) = (wholes * place).transpose();
        for (Eigen::Index row = 0; row < 3; ++row) standardise_row(said.row(row));
        said.row(3).setZero();
        const Eigen::VectorXf others = asked * place;
        for (std::size_t k = 0; k < queries_.size(); ++k) {
            if (!may_learn[k] || k == i) continue;
            const float like = std::max(0.0F, others[static_cast<Eigen::Index>(k)]);
            for (const auto& [article, grade] : queries_[k].grades) {
                float& best = said(3, static_cast<Eigen::Index>(article));
                best = std::max(best, like * like * static_cast<float>(grade) / 2);
            }
        }
        auto& into = rows[i].rows;
        into.resize(tuned_rows, std::vector<float>(ranker_.model().articles, 0));
        for (std::size_t row = 0; row < tuned_rows; ++row) {
            for (std::size_t k = 0; k < into[row].size(); ++k) {
                into[row][k] +=
                    share * said(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(k));
            }
        }
    }
}

std::vector<TunedEyes::Rows> TunedEyes::rows_after(const MayLearn& may_learn,
                                                   const MayLearn& wanted) const {
    const auto& eyes = ranker_.model().eyes;
    std::vector<std::vector<Rows>> each(eyes.size(), std::vector<Rows>(queries_.size()));
    {
        std::vector<std::jthread> beside;
        for (std::size_t e = 0; e < eyes.size(); ++e) {
            beside.emplace_back([&, e] { add_rows(eyes[e], 100 + e, may_learn, wanted, each[e]); });
        }
    }
    // Added up in the eyes' order, whichever was ready first.
    std::vector<Rows> rows = std::move(each[0]);
    for (std::size_t e = 1; e < each.size(); ++e) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (std::size_t r = 0; r < rows[i].rows.size(); ++r) {
                for (std::size_t k = 0; k < rows[i].rows[r].size(); ++k) {
                    rows[i].rows[r][k] += each[e][i].rows[r][k];
                }
            }
        }
    }
    return rows;
}

}  // namespace town::guide

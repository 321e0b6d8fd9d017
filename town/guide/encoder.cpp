#include "town/guide/encoder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace town::guide {

namespace {

// Adam (Kingma, Ba 2015) over one block of numbers.
class Adam {
public:
    Adam(std::size_t size, float step) : step_(step), mean_(size, 0), spread_(size, 0) {}

    void start_round() {
        ++round_;
        mean_share_ = 1 - std::pow(0.9F, static_cast<float>(round_));
        spread_share_ = 1 - std::pow(0.999F, static_cast<float>(round_));
    }
    void move(float* numbers, const float* slope, std::size_t from, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            float& mean = mean_[from + i];
            float& spread = spread_[from + i];
            mean = 0.9F * mean + 0.1F * slope[i];
            spread = 0.999F * spread + 0.001F * slope[i] * slope[i];
            numbers[i] -=
                step_ * (mean / mean_share_) / (std::sqrt(spread / spread_share_) + 1e-8F);
        }
    }

private:
    float step_;
    int round_ = 0;
    float mean_share_ = 1;
    float spread_share_ = 1;
    std::vector<float> mean_;
    std::vector<float> spread_;
};

// One side of a batch on its way through the encoder, kept for the way back.
struct Side {
    std::vector<Bag> bags;
    Matrix sums;
    Matrix places;
    Eigen::VectorXf sum_lengths;
    Eigen::VectorXf lengths;
};

class Trainer {
public:
    Trainer(Encoder start, const WordSpace& space, const Likes& likes, const TrainingShape& shape)
        : encoder_(std::move(start)),
          space_(space),
          likes_(likes),
          shape_(shape),
          chance_(shape.seed),
          turn_adam_(static_cast<std::size_t>(encoder_.turn.size()), shape.step),
          weight_adam_(encoder_.weight.size(), shape.step),
          word_adam_(shape.word_step > 0 ? static_cast<std::size_t>(encoder_.moved.size()) : 0,
                     shape.word_step) {
        for (const float weight : encoder_.weight) log_weight_.push_back(std::log(weight));
        log_slope_.assign(log_weight_.size(), 0);
        if (shape_.word_step > 0) {
            word_slope_ = Matrix::Zero(encoder_.moved.rows(), encoder_.moved.cols());
        }
    }

    float epoch(const std::vector<Pair>& pairs) {
        std::vector<std::size_t> order(pairs.size());
        std::iota(order.begin(), order.end(), 0);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[chance_.below(i)]);
        float loss = 0;
        const auto size = static_cast<std::size_t>(shape_.batch);
        for (std::size_t at = 0; at < order.size(); at += size) {
            const auto end = std::min(order.size(), at + size);
            if (end - at < 2) break;
            Side queries;
            Side texts;
            for (std::size_t i = at; i < end; ++i) {
                queries.bags.push_back(disturbed(pairs[order[i]].query));
                texts.bags.push_back(pairs[order[i]].text);
            }
            loss += batch(queries, texts) * static_cast<float>(end - at);
        }
        return loss / static_cast<float>(pairs.size());
    }

    Encoder take() {
        for (std::size_t i = 0; i < log_weight_.size(); ++i) {
            encoder_.weight[i] = std::exp(log_weight_[i]);
        }
        return std::move(encoder_);
    }

private:
    // The query as a resident might have said it: some words missing, some said otherwise.
    Bag disturbed(const Bag& bag) {
        Bag out;
        for (const auto& [word, count] : bag.words) {
            const bool dropped = chance_.unit() < shape_.drop;
            const bool replaced = chance_.unit() < shape_.replace;
            const float choice = chance_.unit();
            if (dropped) continue;
            if (replaced && word < likes_.size() && !likes_[word].empty()) {
                const auto& like = likes_[word][static_cast<std::size_t>(
                    choice * static_cast<float>(likes_[word].size()))];
                out.words.emplace_back(like.first, count);
            } else {
                out.words.emplace_back(word, count);
            }
        }
        if (out.words.empty()) return bag;
        return out;
    }

    void forward(Side& side) {
        const auto rows = static_cast<Eigen::Index>(side.bags.size());
        side.sums = Matrix::Zero(rows, space_.places.cols());
        for (Eigen::Index i = 0; i < rows; ++i) {
            for (const auto& [word, count] : side.bags[static_cast<std::size_t>(i)].words) {
                const float weight = count * std::exp(log_weight_[word]);
                side.sums.row(i) += weight * space_.places.row(word);
                if (word < encoder_.moved.rows())
                    side.sums.row(i) += weight * encoder_.moved.row(word);
            }
        }
        // The length of a text must not decide the size of a slope.
        side.sum_lengths = side.sums.rowwise().norm().cwiseMax(1e-6F);
        side.sums.array().colwise() /= side.sum_lengths.array();
        side.places = side.sums * encoder_.turn;
        side.lengths = side.places.rowwise().norm().cwiseMax(1e-6F);
        side.places.array().colwise() /= side.lengths.array();
    }

    // `slope` is of the unit places; passes it back to the turn, the weights and the words.
    void backward(const Side& side, const Matrix& slope, Matrix& turn_slope) {
        const Eigen::VectorXf along = (slope.array() * side.places.array()).rowwise().sum();
        Matrix down = slope - (side.places.array().colwise() * along.array()).matrix();
        down.array().colwise() /= side.lengths.array();
        turn_slope.noalias() += side.sums.transpose() * down;
        const Matrix sums_slope = down * encoder_.turn.transpose();
        for (std::size_t i = 0; i < side.bags.size(); ++i) {
            const auto row = static_cast<Eigen::Index>(i);
            // Back through the sum made length 1.
            const float own = sums_slope.row(row).dot(side.sums.row(row));
            const Eigen::RowVectorXf raw =
                (sums_slope.row(row) - own * side.sums.row(row)) / side.sum_lengths[row];
            for (const auto& [word, count] : side.bags[i].words) {
                const float weight = count * std::exp(log_weight_[word]);
                float pull = space_.places.row(word).dot(raw);
                if (word < encoder_.moved.rows()) {
                    pull += encoder_.moved.row(word).dot(raw);
                    if (shape_.word_step > 0) {
                        word_slope_.row(word) += weight * raw;
                        touched_.push_back(word);
                    }
                }
                log_slope_[word] += weight * pull;
            }
        }
    }

    float batch(Side& queries, Side& texts) {
        forward(queries);
        forward(texts);
        Matrix likeness = shape_.sharpness * queries.places * texts.places.transpose();
        const auto rows = likeness.rows();
        Matrix slope = Matrix::Zero(rows, rows);
        float loss = 0;
        // Each query must find its text, and each text its query.
        for (Eigen::Index i = 0; i < rows; ++i) {
            Eigen::ArrayXf across = (likeness.row(i).array() - likeness.row(i).maxCoeff()).exp();
            across /= across.sum();
            Eigen::ArrayXf down = (likeness.col(i).array() - likeness.col(i).maxCoeff()).exp();
            down /= down.sum();
            loss -= std::log(std::max(across[i], 1e-12F));
            slope.row(i).array() += across.transpose();
            slope.col(i).array() += down;
            slope(i, i) -= 2;
        }
        slope *= shape_.sharpness / (2 * static_cast<float>(rows));
        Matrix turn_slope = Matrix::Zero(encoder_.turn.rows(), encoder_.turn.cols());
        backward(queries, slope * texts.places, turn_slope);
        backward(texts, slope.transpose() * queries.places, turn_slope);
        move(turn_slope);
        return loss / static_cast<float>(rows);
    }

    void move(const Matrix& turn_slope) {
        turn_adam_.start_round();
        turn_adam_.move(encoder_.turn.data(), turn_slope.data(), 0,
                        static_cast<std::size_t>(turn_slope.size()));
        weight_adam_.start_round();
        weight_adam_.move(log_weight_.data(), log_slope_.data(), 0, log_weight_.size());
        std::ranges::fill(log_slope_, 0.0F);
        if (shape_.word_step <= 0) return;
        word_adam_.start_round();
        std::ranges::sort(touched_);
        const auto last = std::unique(touched_.begin(), touched_.end());
        const auto width = static_cast<std::size_t>(encoder_.moved.cols());
        for (auto word = touched_.begin(); word != last; ++word) {
            word_adam_.move(encoder_.moved.row(*word).data(), word_slope_.row(*word).data(),
                            *word * width, width);
            word_slope_.row(*word).setZero();
        }
        touched_.clear();
    }

    Encoder encoder_;
    const WordSpace& space_;
    const Likes& likes_;
    TrainingShape shape_;
    Chance chance_;
    std::vector<float> log_weight_;
    std::vector<float> log_slope_;
    Matrix word_slope_;
    std::vector<std::uint32_t> touched_;
    Adam turn_adam_;
    Adam weight_adam_;
    Adam word_adam_;
};

}  // namespace

Eigen::RowVectorXf Encoder::place(const Bag& bag, const WordSpace& space) const {
    Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(space.places.cols());
    for (const auto& [word, count] : bag.words) {
        const float strength = count * weight[word];
        sum += strength * space.places.row(word);
        if (word < moved.rows()) sum += strength * moved.row(word);
    }
    Eigen::RowVectorXf place = sum * turn;
    const float length = place.norm();
    if (length > 1e-9F) place /= length;
    return place;
}

Likes words_of_like_meaning(const WordSpace& space, std::size_t most, float least_likeness) {
    constexpr Eigen::Index block = 256;
    // The first half of a place is meaning alone.
    Matrix meaning = space.places.leftCols(space.places.cols() / 2);
    make_rows_unit(meaning);
    Likes likes(space.own_words);
    const auto own = static_cast<Eigen::Index>(space.own_words);
    for (Eigen::Index at = 0; at < own; at += block) {
        const auto count = std::min(block, own - at);
        const Matrix near = meaning.middleRows(at, count) * meaning.transpose();
        for (Eigen::Index i = 0; i < count; ++i) {
            std::vector<std::pair<float, std::uint32_t>> found;
            for (Eigen::Index j = 0; j < near.cols(); ++j) {
                if (near(i, j) >= least_likeness && j != at + i) {
                    found.emplace_back(-near(i, j), static_cast<std::uint32_t>(j));
                }
            }
            const auto kept = std::min(most, found.size());
            std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept),
                              found.end());
            for (std::size_t k = 0; k < kept; ++k) {
                likes[static_cast<std::size_t>(at + i)].emplace_back(found[k].second,
                                                                     -found[k].first);
            }
        }
    }
    return likes;
}

Encoder untrained(const WordSpace& space) {
    const auto width = space.places.cols();
    return {std::vector<float>(space.words.size(), 1),
            Matrix::Zero(static_cast<Eigen::Index>(space.own_words), width),
            Matrix::Identity(width, width)};
}

Encoder train(Encoder start, const std::vector<Pair>& pairs, const WordSpace& space,
              const Likes& likes, const TrainingShape& shape, const Progress& progress) {
    Trainer trainer(std::move(start), space, likes, shape);
    for (int epoch = 1; epoch <= shape.epochs; ++epoch) {
        const float loss = trainer.epoch(pairs);
        if (progress) progress(epoch, loss);
    }
    return trainer.take();
}

}  // namespace town::guide

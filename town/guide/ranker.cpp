#include "town/guide/ranker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace town::guide {

namespace {

constexpr std::size_t lexical_rows = 3;
constexpr std::size_t rows_of_eyes = 3;

void to_standard_scores(std::vector<float>& row) {
    double sum = 0;
    double squares = 0;
    for (const float one : row) {
        sum += static_cast<double>(one);
        squares += static_cast<double>(one) * static_cast<double>(one);
    }
    const double n = static_cast<double>(std::max<std::size_t>(1, row.size()));
    const double mean = sum / n;
    const double spread = squares / n - mean * mean;
    const double scale = spread > 1e-12 ? 1 / std::sqrt(spread) : 0;
    for (float& one : row) one = static_cast<float>((static_cast<double>(one) - mean) * scale);
}

}  // namespace

std::vector<float> Blend::weights() const {
    return {by_word, by_piece, by_sound, question, answer, whole, prior};
}

Ranker::Ranker(Model model, Reader reader) : model_(std::move(model)), reader_(std::move(reader)) {
    number_.reserve(model_.words.size());
    for (std::size_t i = 0; i < model_.words.size(); ++i) {
        number_.emplace(model_.words[i], static_cast<std::uint32_t>(i));
    }
}

base::Result<Ranker, TextFault> Ranker::open(Model model) {
    return Ranker(std::move(model), TRY(Reader::open()));
}

std::optional<std::uint32_t> Ranker::word(const std::string& word) const {
    const auto found = number_.find(word);
    if (found == number_.end()) return std::nullopt;
    return found->second;
}

void Ranker::look_with(const Eye& eye, const std::vector<std::pair<std::uint32_t, float>>& bag,
                       Sights& sights, std::size_t first_row) const {
    std::vector<float> place(eye.words.width(), 0);
    for (const auto& [word, weight] : bag) eye.words.add_row(word, weight, place);
    float squares = 0;
    for (const float one : place) squares += one * one;
    if (squares <= 0) return;
    for (float& one : place) one /= std::sqrt(squares);

    std::vector<float> asked(eye.questions.rows());
    eye.questions.products(place, asked);
    std::vector<float> nearest(model_.articles, -1);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        float& best = nearest[model_.question_owner[i]];
        best = std::max(best, asked[i]);
    }
    std::vector<float> answers(model_.articles);
    eye.answers.products(place, answers);
    std::vector<float> wholes(model_.articles);
    eye.wholes.products(place, wholes);
    const float share = 1 / static_cast<float>(model_.eyes.size());
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        sights.likeness[i] += share * std::max(nearest[i], wholes[i]);
    }
    const std::array rows = {&nearest, &answers, &wholes};
    for (std::size_t k = 0; k < rows.size(); ++k) {
        to_standard_scores(*rows[k]);
        auto& into = sights.rows[first_row + k];
        for (std::size_t i = 0; i < into.size(); ++i) into[i] += share * (*rows[k])[i];
    }
}

Sights Ranker::look(std::string_view question) const {
    const Reading reading = reader_.read(question);
    Sights sights;
    sights.rows.assign(lexical_rows + rows_of_eyes, std::vector<float>(model_.articles, 0));
    const auto words = counts_of(reading.words);
    model_.by_word.add_scores(wanted(words), sights.rows[0]);
    model_.by_piece.add_scores(wanted(pieces_of(reading.words)), sights.rows[1]);
    model_.by_sound.add_scores(wanted(sounds_of(reading.sound)), sights.rows[2]);
    for (std::size_t k = 0; k < lexical_rows; ++k) to_standard_scores(sights.rows[k]);

    std::map<std::uint32_t, float> bag;
    for (const auto& [text, count] : words) {
        const auto known = word(text);
        if (known) bag[*known] = (1 + std::log(count)) * model_.rarity[*known];
    }
    for (const auto& [text, count] : words) sights.words.push_back(text);
    sights.likeness.assign(model_.articles, 0);
    for (const auto& eye : model_.eyes)
        look_with(eye, {bag.begin(), bag.end()}, sights, lexical_rows);
    sights.rows.push_back(model_.prior);
    return sights;
}

double Ranker::likeness_of(std::uint32_t word, std::size_t article) const {
    double sum = 0;
    for (const auto& eye : model_.eyes) {
        std::vector<float> place(eye.words.width(), 0);
        std::vector<float> whole(eye.words.width(), 0);
        eye.words.add_row(word, 1, place);
        eye.wholes.add_row(article, 1, whole);
        double product = 0;
        double squares = 0;
        for (std::size_t j = 0; j < place.size(); ++j) {
            product += static_cast<double>(place[j]) * static_cast<double>(whole[j]);
            squares += static_cast<double>(place[j]) * static_cast<double>(place[j]);
        }
        if (squares > 0) sum += product / std::sqrt(squares);
    }
    return model_.eyes.empty() ? 0 : std::max(0.0, sum / static_cast<double>(model_.eyes.size()));
}

Ranker::Covered Ranker::covered(const Sights& sights, std::size_t article) const {
    const double rarest = std::log(1 + static_cast<double>(model_.articles));
    double all = 0;
    Covered covered;
    for (const auto& text : sights.words) {
        const auto known = word(text);
        const double rarity = known ? static_cast<double>(model_.rarity[*known]) : rarest;
        all += rarity;
        const bool held = model_.by_word.holds(text, article);
        if (held) covered.held += rarity;
        covered.meant += rarity * (held ? 1 : known ? likeness_of(*known, article) : 0);
        if (model_.by_word.knows(text)) covered.anywhere += rarity;
    }
    if (all <= 0) return {};
    return {covered.held / all, covered.meant / all, covered.anywhere / all,
            std::min(1.0, covered.held / (3 * rarest))};
}

std::vector<float> blended(const Sights& sights, std::span<const float> weights) {
    std::vector<float> scores(sights.rows.front().size(), 0);
    for (std::size_t k = 0; k < weights.size() && k < sights.rows.size(); ++k) {
        for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += weights[k] * sights.rows[k][i];
    }
    return scores;
}

std::vector<Hit> best_of(std::span<const float> scores, std::size_t most) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    const auto kept = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                      [&](std::size_t a, std::size_t b) {
                          return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                      });
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < kept; ++i) hits.push_back({order[i], scores[order[i]]});
    return hits;
}

std::vector<float> Ranker::scores(std::string_view question) const {
    return blended(look(question), Blend().weights());
}

std::vector<Hit> Ranker::best(std::string_view question, std::size_t most) const {
    return best_of(scores(question), most);
}

}  // namespace town::guide

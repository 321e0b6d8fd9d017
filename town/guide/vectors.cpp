#include "town/guide/vectors.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <thread>

namespace town::guide {

namespace {

using Triplets = std::vector<Eigen::Triplet<float>>;

// Gives each named feature a column.
class Columns {
public:
    int of(const std::string& feature) {
        return number_.emplace(feature, static_cast<int>(number_.size())).first->second;
    }
    int count() const { return static_cast<int>(number_.size()); }

private:
    std::unordered_map<std::string, int> number_;
};

// All words of an article, questions first.
std::vector<std::string> all_words(const ReadArticle& article) {
    std::vector<std::string> words;
    for (const auto& question : article.questions) {
        words.insert(words.end(), question.words.begin(), question.words.end());
    }
    words.insert(words.end(), article.answer.words.begin(), article.answer.words.end());
    return words;
}

void add_own_words(WordSpace& space, const std::vector<ReadArticle>& articles) {
    std::map<std::string, float> held_by;
    for (const auto& article : articles) {
        const auto words = all_words(article);
        for (const auto& word : std::set<std::string>(words.begin(), words.end())) {
            held_by[word] += 1;
        }
    }
    const auto n = static_cast<float>(articles.size());
    for (const auto& [word, count] : held_by) {
        space.words.push_back(word);
        space.rarity.push_back(std::log(1 + n / count));
    }
    space.own_words = space.words.size();
}

// Words that residents may use and the articles do not, when they share a meaning with the
// articles.
void add_common_words(WordSpace& space, const Dictionary& dictionary, const Reader& reader,
                      std::size_t most_words) {
    const std::set<std::string> own(space.words.begin(), space.words.end());
    std::set<std::string> meanings;
    for (const auto& word : own) {
        if (const auto* meaning = dictionary.find(word)) {
            meanings.insert(meaning->glosses.begin(), meaning->glosses.end());
            meanings.insert(meaning->groups.begin(), meaning->groups.end());
        }
    }
    std::vector<std::pair<float, std::string>> candidates;
    for (const auto& word : dictionary.common_words()) {
        if (own.contains(word)) continue;
        const auto* meaning = dictionary.find(word);
        float shared = 0;
        for (const auto& gloss : meaning->glosses) shared += meanings.contains(gloss) ? 1.0F : 0.0F;
        for (const auto& group : meaning->groups) shared += meanings.contains(group) ? 3.0F : 0.0F;
        if (shared == 0) continue;
        const auto read = reader.read(word).words;
        if (read.size() == 1 && read[0] == word) candidates.emplace_back(-shared, word);
    }
    std::ranges::sort(candidates);
    const float rarest = space.rarity.empty() ? 1 : *std::ranges::max_element(space.rarity);
    for (const auto& [shared, word] : candidates) {
        if (space.words.size() >= most_words) break;
        space.words.push_back(word);
        space.rarity.push_back(rarest);
    }
}

// A row a word: what dictionaries say of it, and its kanji.
Triplets meanings_of(const WordSpace& space, const Dictionary& dictionary, const SpaceShape& shape,
                     Columns& columns) {
    Triplets entries;
    for (std::size_t i = 0; i < space.words.size(); ++i) {
        const int row = static_cast<int>(i);
        const auto& word = space.words[i];
        if (const auto* meaning = dictionary.find(word)) {
            const auto count = static_cast<float>(meaning->glosses.size());
            for (const auto& gloss : meaning->glosses) {
                entries.emplace_back(row, columns.of("g " + gloss), 1 / std::sqrt(count));
            }
            for (const auto& group : meaning->groups) {
                entries.emplace_back(row, columns.of("s " + group), shape.group_weight);
            }
        }
        const auto letters = characters(word);
        for (const char32_t c : letters) {
            if (!is_kanji(c)) continue;
            entries.emplace_back(
                row, columns.of("k " + utf8({&c, 1})),
                shape.kanji_weight / std::sqrt(static_cast<float>(letters.size())));
        }
    }
    // A feature that many words share says less of each.
    std::vector<float> held(static_cast<std::size_t>(columns.count()), 0);
    for (const auto& entry : entries) held[static_cast<std::size_t>(entry.col())] += 1;
    const auto n = static_cast<float>(space.words.size());
    for (auto& entry : entries) {
        const float rare = std::log(n / held[static_cast<std::size_t>(entry.col())]);
        entry = {entry.row(), entry.col(), entry.value() * rare / std::log(n)};
    }
    return entries;
}

// Positive pointwise mutual information of words that stand within a window of each other.
Triplets company_of(const WordSpace& space, const std::vector<ReadArticle>& articles,
                    const SpaceShape& shape, int first_column) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, float> together;
    std::vector<double> alone(space.words.size(), 0);
    for (const auto& article : articles) {
        std::vector<std::uint32_t> words;
        for (const auto& word : all_words(article)) {
            if (const auto number = space.find(word)) words.push_back(*number);
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto end = std::min(words.size(), i + 1 + static_cast<std::size_t>(shape.window));
            for (std::size_t j = i + 1; j < end; ++j) {
                const float near = 1 / static_cast<float>(j - i);
                together[{words[i], words[j]}] += near;
                together[{words[j], words[i]}] += near;
                alone[words[i]] += static_cast<double>(near);
                alone[words[j]] += static_cast<double>(near);
            }
        }
    }
    double total = 0;
    double smoothed = 0;
    for (const double count : alone) {
        total += count;
        smoothed += std::pow(count, 0.75);
    }
    Triplets entries;
    for (const auto& [pair, count] : together) {
        const double expected =
            alone[pair.first] / total * std::pow(alone[pair.second], 0.75) / smoothed;
        const double information = std::log(static_cast<double>(count) / total / expected);
        if (information <= 0) continue;
        entries.emplace_back(static_cast<int>(pair.first),
                             first_column + static_cast<int>(pair.second),
                             static_cast<float>(information));
    }
    return entries;
}

// Makes each word's company weigh the same beside its meanings, however often it was met.
void level_rows(Triplets& entries, std::size_t rows, float weight) {
    std::vector<float> length(rows, 0);
    for (const auto& entry : entries) {
        length[static_cast<std::size_t>(entry.row())] += entry.value() * entry.value();
    }
    for (auto& entry : entries) {
        const float scale = weight / std::sqrt(length[static_cast<std::size_t>(entry.row())]);
        entry = {entry.row(), entry.col(), entry.value() * scale};
    }
}

}  // namespace

std::optional<std::uint32_t> WordSpace::find(const std::string& word) const {
    const auto found = number.find(word);
    if (found == number.end()) return std::nullopt;
    return found->second;
}

WordSpace word_space(const std::vector<ReadArticle>& articles, const Dictionary& dictionary,
                     const Reader& reader, const SpaceShape& shape) {
    WordSpace space;
    add_own_words(space, articles);
    add_common_words(space, dictionary, reader, shape.most_words);
    for (std::size_t i = 0; i < space.words.size(); ++i) {
        space.number.emplace(space.words[i], static_cast<std::uint32_t>(i));
    }
    Columns columns;
    Triplets meanings = meanings_of(space, dictionary, shape, columns);
    level_rows(meanings, space.words.size(), 1);
    Triplets both = company_of(space, articles, shape, columns.count());
    level_rows(both, space.words.size(), shape.company_weight);
    both.insert(both.end(), meanings.begin(), meanings.end());

    const auto rows = static_cast<Eigen::Index>(space.words.size());
    const auto decompose = [&](const Triplets& entries, Eigen::Index width, std::uint64_t seed) {
        Sparse matrix(rows, std::max<Eigen::Index>(1, width));
        matrix.setFromTriplets(entries.begin(), entries.end());
        Matrix places = strongest_directions(matrix, shape.directions, shape.strength_power, seed);
        make_rows_unit(places);
        return places;
    };
    Matrix by_meaning;
    Matrix by_both;
    {
        const std::jthread beside([&] { by_meaning = decompose(meanings, columns.count(), 1); });
        by_both = decompose(both, columns.count() + rows, 2);
    }
    space.places.resize(rows, 2 * shape.directions);
    space.places << by_meaning, by_both;
    make_rows_unit(space.places);
    return space;
}

Bag bag_of(const std::vector<std::string>& words, const WordSpace& space) {
    std::map<std::uint32_t, float> counts;
    for (const auto& word : words) {
        if (const auto number = space.find(word)) counts[*number] += 1;
    }
    Bag bag;
    for (const auto& [word, count] : counts) {
        bag.words.emplace_back(word, (1 + std::log(count)) * space.rarity[word]);
    }
    return bag;
}

}  // namespace town::guide

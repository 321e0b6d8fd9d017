#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "town/guide/article.h"
#include "town/guide/dictionary.h"
#include "town/guide/svd.h"

namespace town::guide {

// The words the guide knows, each with a place in a space where words of like meaning lie close:
// from dictionaries (English glosses, synonym groups, kanji) and from which words stand together
// in the articles.
struct WordSpace {
    std::vector<std::string> words;  // the articles' own words first
    std::size_t own_words = 0;
    std::vector<float> rarity;  // inverse document frequency
    Matrix places;              // a row a word, of length 1
    std::unordered_map<std::string, std::uint32_t> number;

    std::optional<std::uint32_t> find(const std::string& word) const;
};

// A text as weighted words: what a text's place is made of.
struct Bag {
    std::vector<std::pair<std::uint32_t, float>> words;
};

struct SpaceShape {
    int directions = 300;  // of each of the two decompositions
    std::size_t most_words = 14'000;
    float strength_power = 0.25F;
    float group_weight = 1.0F;
    float kanji_weight = 0.7F;
    float company_weight = 0.5F;  // of the words that stand together
    int window = 20;
};

WordSpace word_space(const std::vector<ReadArticle>& articles, const Dictionary& dictionary,
                     const Reader& reader, const SpaceShape& shape);
Bag bag_of(const std::vector<std::string>& words, const WordSpace& space);

// The bags an encoder learns from and the table rows are made of.
struct Bags {
    std::vector<Bag> questions;
    std::vector<std::uint32_t> owner;
    std::vector<Bag> answers;
    std::vector<Bag> wholes;
};
Bags bags_of(const std::vector<ReadArticle>& read, const WordSpace& space);

}  // namespace town::guide

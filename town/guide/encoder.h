#pragma once

#include <functional>
#include <vector>

#include "town/guide/vectors.h"

namespace town::guide {

// Turns a bag of words into a text's place: the words' places, each with its learned weight, added
// up, turned and made length 1. Trained on the articles alone: a question, with words dropped and
// replaced by words of like meaning, must find its own answer among the others.
struct Encoder {
    std::vector<float> weight;  // a word's learned weight, 1 before training
    Matrix moved;               // of own words: what training added to their places (may be empty)
    Matrix turn;

    Eigen::RowVectorXf place(const Bag& bag, const WordSpace& space) const;
};

struct TrainingShape {
    int epochs = 6;
    int batch = 256;
    float step = 3e-4F;
    float word_step = 3e-4F;  // of the own words' places; 0 leaves them where they are
    float sharpness = 8;
    float drop = 0.5F;
    float replace = 0.35F;
    std::uint64_t seed = 1;
};

// What replaces what in training: words of like meaning for each of the articles' own words.
using Likes = std::vector<std::vector<std::pair<std::uint32_t, float>>>;
Likes words_of_like_meaning(const WordSpace& space, std::size_t most, float least_likeness);

// A query and the text it must find.
struct Pair {
    Bag query;
    Bag text;
};

using Progress = std::function<void(int epoch, float loss)>;
Encoder untrained(const WordSpace& space);
// Goes on from `start` over `pairs`.
Encoder train(Encoder start, const std::vector<Pair>& pairs, const WordSpace& space,
              const Likes& likes, const TrainingShape& shape, const Progress& progress);

}  // namespace town::guide

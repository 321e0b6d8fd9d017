#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "town/guide/article.h"
#include "town/guide/dictionary.h"
#include "town/guide/lexical.h"
#include "town/guide/table8.h"

namespace town::guide {

// One trained encoder, folded into tables: a word's row already holds its learned weight and turn.
struct Eye {
    Table8 words;
    Table8 questions;  // a row a question of an article, of length 1
    Table8 answers;    // a row an article
    Table8 wholes;     // question and answer together
};

// Everything the guide needs to rank its articles for a question. Its bytes are the same whenever
// articles and dictionaries are. Holds no text of an article, only numbers and single words.
struct Model {
    base::Bytes fingerprint;  // of the articles and the dictionaries it was made from
    std::string notice;       // which dictionaries the numbers come from, and their licences
    std::size_t articles = 0;
    std::vector<std::string> words;
    std::vector<float> rarity;                  // of each word
    std::vector<std::uint32_t> question_owner;  // of each question row: its article
    std::vector<Eye> eyes;
    Bm25 by_word;
    Bm25 by_piece;
    Bm25 by_sound;
    std::vector<float> prior;  // long answers and short questions are asked for more often
};

// The articles' digest, then the dictionaries': a terminal has the first, and no dictionaries.
inline constexpr std::size_t digest_bytes = 32;
base::Bytes fingerprint(const std::vector<Article>& articles, const Dictionary& dictionary);
base::Bytes to_bytes(const Model& model);
enum class ModelFault { not_a_model, broken };
base::Result<Model, ModelFault> model_from(base::ByteView bytes);

// How much work making a model is worth.
struct Effort {
    int directions = 300;
    int eyes = 2;
    int epochs = 5;
    int width = 256;
    std::size_t most_words = 14'000;
};
using Tell = std::function<void(const std::string& line)>;  // progress, called from any thread
base::Result<Model, TextFault> make_model(const std::vector<Article>& articles,
                                          const Dictionary& dictionary, const Effort& effort,
                                          const Tell& tell);

}  // namespace town::guide

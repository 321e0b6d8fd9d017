#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "town/guide/model.h"

namespace town::guide {

struct Hit {
    std::size_t article = 0;
    float score = 0;
};

// What each way of looking said of every article, in standard scores: a row a way.
struct Sights {
    std::vector<std::vector<float>> rows;
    std::vector<float> likeness;  // cosine of question and article, the mean of the eyes
    std::vector<std::string> words;
};

// How much each way of looking counts.
struct Blend {
    float by_word = 1;
    float by_piece = 1;
    float by_sound = 1;
    float question = 2;  // of all eyes together
    float answer = 2;
    float whole = 2;
    float prior = 0.5F;

    std::vector<float> weights() const;
};

// Ranks the articles of a model for a question. Owns the model; not for two threads at once.
class Ranker {
public:
    static base::Result<Ranker, TextFault> open(Model model);

    Sights look(std::string_view question) const;
    std::vector<float> scores(std::string_view question) const;
    std::vector<Hit> best(std::string_view question, std::size_t most) const;

    // How much of the question an article answers to, each word counted by its rarity: held word
    // for word; met at least in meaning; and met in any article at all. Each 0 … 1.
    struct Covered {
        double held = 0;
        double meant = 0;
        double anywhere = 0;
        double substance = 0;  // the rarity of what is held, 1 from three rare words on
    };
    Covered covered(const Sights& sights, std::size_t article) const;

    const Model& model() const { return model_; }
    const Reader& reader() const { return reader_; }
    std::optional<std::uint32_t> word(const std::string& word) const;

private:
    Ranker(Model model, Reader reader);
    double likeness_of(std::uint32_t word, std::size_t article) const;
    void look_with(const Eye& eye, const std::vector<std::pair<std::uint32_t, float>>& bag,
                   Sights& sights, std::size_t first_row) const;

    Model model_;
    Reader reader_;
    std::unordered_map<std::string, std::uint32_t> number_;
};

std::vector<float> blended(const Sights& sights, std::span<const float> weights);
std::vector<Hit> best_of(std::span<const float> scores, std::size_t most);

}  // namespace town::guide

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace town::guide {

using Counts = std::map<std::string, float>;  // a term and how often; ordered, so always the same

// How BM25 reads a document's length and a term's repetition.
struct Bm25Shape {
    float k1 = 1.2F;
    float b = 0.75F;
};

// An inverted index with BM25's weight of a term in a document worked out beforehand.
class Bm25 {
public:
    using Wanted = std::vector<std::pair<std::string, float>>;  // terms, each with its weight

    static Bm25 of(const std::vector<Counts>& documents, Bm25Shape shape);
    static std::optional<Bm25> read(base::ByteReader& bytes);
    void write(base::ByteWriter& bytes) const;

    // Adds each wanted term's weight to the documents that hold it.
    void add_scores(const Wanted& wanted, std::span<float> scores) const;
    bool knows(const std::string& term) const { return number_.contains(term); }
    bool holds(const std::string& term, std::size_t document) const;
    std::size_t documents() const { return documents_; }

private:
    struct Posting {
        std::uint16_t document;
        std::uint16_t weight;  // in steps of step_
    };
    void find_terms();

    std::size_t documents_ = 0;
    float step_ = 1;
    std::vector<std::string> terms_;
    std::vector<std::uint32_t> starts_;  // one more than terms
    std::vector<Posting> postings_;
    std::unordered_map<std::string, std::uint32_t> number_;
};

// Single characters and pairs of neighbours of the words, never across two words.
Counts pieces_of(const std::vector<std::string>& words);
// Pairs of neighbouring sounds: what is left in common when a word was written in kana or misspelt.
Counts sounds_of(const std::u32string& sound);
Counts counts_of(const std::vector<std::string>& words);
Bm25::Wanted wanted(const Counts& counts);

}  // namespace town::guide

#include "town/guide/lexical.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "town/guide/table8.h"
#include "town/guide/text.h"

namespace town::guide {

Bm25 Bm25::of(const std::vector<Counts>& documents, Bm25Shape shape) {
    std::map<std::string, std::vector<std::pair<std::uint16_t, float>>> inverted;
    std::vector<float> lengths(documents.size(), 0);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        for (const auto& [term, count] : documents[i]) {
            lengths[i] += count;
            inverted[term].emplace_back(static_cast<std::uint16_t>(i), count);
        }
    }
    float total = 0;
    for (const float length : lengths) total += length;
    const auto n = static_cast<float>(documents.size());
    const float mean = std::max(1.0F, total / std::max(1.0F, n));

    Bm25 index;
    index.documents_ = documents.size();
    std::vector<float> weights;
    float largest = 0;
    for (const auto& [term, held] : inverted) {
        const auto df = static_cast<float>(held.size());
        const float idf = std::log(1 + (n - df + 0.5F) / (df + 0.5F));
        index.terms_.push_back(term);
        index.starts_.push_back(static_cast<std::uint32_t>(index.postings_.size()));
        for (const auto& [document, count] : held) {
            const float room = shape.k1 * (1 - shape.b + shape.b * lengths[document] / mean);
            weights.push_back(idf * count * (shape.k1 + 1) / (count + room));
            largest = std::max(largest, weights.back());
            index.postings_.push_back({document, 0});
        }
    }
    index.starts_.push_back(static_cast<std::uint32_t>(index.postings_.size()));
    index.step_ = largest > 0 ? largest / 65535 : 1;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        index.postings_[i].weight =
            static_cast<std::uint16_t>(std::lround(weights[i] / index.step_));
    }
    index.find_terms();
    return index;
}

void Bm25::find_terms() {
    number_.reserve(terms_.size());
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        number_.emplace(terms_[i], static_cast<std::uint32_t>(i));
    }
}

void Bm25::add_scores(const Wanted& wanted, std::span<float> scores) const {
    for (const auto& [term, weight] : wanted) {
        const auto found = number_.find(term);
        if (found == number_.end()) continue;
        const float step = step_ * weight;
        for (auto at = starts_[found->second]; at < starts_[found->second + 1]; ++at) {
            scores[postings_[at].document] += step * static_cast<float>(postings_[at].weight);
        }
    }
}

void Bm25::write(base::ByteWriter& bytes) const {
    bytes.u32(static_cast<std::uint32_t>(documents_));
    write_numbers(bytes, std::vector<float>{step_});
    bytes.u32(static_cast<std::uint32_t>(terms_.size()));
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        bytes.u8(static_cast<std::uint8_t>(std::min<std::size_t>(terms_[i].size(), 255)));
        bytes.bytes(base::view_of(std::string_view(terms_[i]).substr(0, 255)));
        bytes.u16(static_cast<std::uint16_t>(starts_[i + 1] - starts_[i]));
    }
    for (const auto& posting : postings_) bytes.u16(posting.document).u16(posting.weight);
}

std::optional<Bm25> Bm25::read(base::ByteReader& bytes) {
    Bm25 index;
    const auto documents = bytes.u32();
    const auto step = read_numbers(bytes);
    const auto terms = bytes.u32();
    if (!documents || !step || step->size() != 1 || !terms) return std::nullopt;
    index.documents_ = *documents;
    index.step_ = step->front();
    std::uint32_t total = 0;
    for (std::uint32_t i = 0; i < *terms; ++i) {
        const auto size = bytes.u8();
        const auto term = bytes.bytes(size.value_or(0));
        const auto held = bytes.u16();
        if (!size || !term || !held) return std::nullopt;
        index.terms_.push_back(base::to_text(*term));
        index.starts_.push_back(total);
        total += *held;
    }
    index.starts_.push_back(total);
    if (total > bytes.left() / 4) return std::nullopt;
    for (std::uint32_t i = 0; i < total; ++i) {
        const auto document = bytes.u16().value_or(0);
        if (document >= index.documents_) return std::nullopt;
        index.postings_.push_back({document, bytes.u16().value_or(0)});
    }
    index.find_terms();
    return index;
}

bool Bm25::holds(const std::string& term, std::size_t document) const {
    const auto found = number_.find(term);
    if (found == number_.end()) return false;
    const auto first = postings_.begin() + starts_[found->second];
    const auto last = postings_.begin() + starts_[found->second + 1];
    return std::any_of(first, last,
                       [&](const Posting& posting) { return posting.document == document; });
}

Counts counts_of(const std::vector<std::string>& words) {
    Counts counts;
    for (const auto& word : words) counts[word] += 1;
    return counts;
}

Counts pieces_of(const std::vector<std::string>& words) {
    Counts counts;
    for (const auto& word : words) {
        const auto letters = characters(word);
        for (std::size_t i = 0; i < letters.size(); ++i) {
            counts[utf8(letters.substr(i, 1))] += 1;
            if (i + 1 < letters.size()) counts[utf8(letters.substr(i, 2))] += 1;
        }
    }
    return counts;
}

Counts sounds_of(const std::u32string& sound) {
    Counts counts;
    for (std::size_t i = 0; i + 1 < sound.size(); ++i) {
        if (sound[i] == U' ' || sound[i + 1] == U' ') continue;
        counts[utf8(sound.substr(i, 2))] += 1;
    }
    return counts;
}

Bm25::Wanted wanted(const Counts& counts) { return {counts.begin(), counts.end()}; }

}  // namespace town::guide

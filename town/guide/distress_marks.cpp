#include "town/guide/distress_marks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace town::guide {

namespace {

// What lies together in meaning counts half of what is said in the same letters.
constexpr float place_weighs = 0.5F;

bool is_latin(char32_t c) { return (c < 0x250 || (c >= 0x1e00 && c <= 0x1eff)); }
bool is_punctuation(unsigned pos) { return pos >= 3 && pos <= 9; }

bool is_word_sign(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return (c >= 0xc0 && c <= 0x24f) || (c >= 0x1e00 && c <= 0x1eff) || is_kanji(c) ||
           (c >= 0x3041 && c <= 0x30fc);
}

// Marks of one question: each is a place in the judge's weights, by a hash that never changes.
class Marks {
public:
    template <class Text>  // of char or char32_t
    void add(char sort, const Text& text) {
        std::uint64_t hash = 14695981039346656037ULL;
        const auto mix = [&](std::uint32_t c) { hash = (hash ^ c) * 1099511628211ULL; };
        mix(static_cast<std::uint8_t>(sort));
        for (const auto c : text) {
            if constexpr (sizeof(c) == 1) {
                mix(static_cast<std::uint8_t>(c));
            } else {
                mix(c);
            }
        }
        marks_.push_back(static_cast<std::uint32_t>((hash ^ (hash >> 32U)) % all_marks));
    }
    void add_words(const std::vector<std::string>& words) {
        std::string before = "^";
        for (const auto& word : words) {
            add('w', word);
            add('b', before + ' ' + word);
            before = word;
        }
        add('b', before + " $");
    }
    void add_runs(char sort, std::u32string_view text, std::size_t length) {
        for (std::size_t i = 0; i + length <= text.size(); ++i) add(sort, text.substr(i, length));
    }
    std::vector<std::uint32_t> take() {
        std::ranges::sort(marks_);
        const auto same = std::ranges::unique(marks_);
        marks_.erase(same.begin(), same.end());
        return std::move(marks_);
    }

private:
    std::vector<std::uint32_t> marks_;
};

// Languages of Latin letters: words, and pieces of words for what is written otherwise.
void add_latin(Marks& marks, const std::u32string& text) {
    std::vector<std::string> words;
    std::u32string spaced = U" ";
    std::u32string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        words.push_back(utf8(word));
        spaced += word + U' ';
        word.clear();
    };
    for (const char32_t c : text) {
        if (is_word_sign(c) || c == U'\'') {
            word += c;
        } else {
            end_word();
        }
    }
    end_word();
    marks.add_words(words);
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        marks.add('t', words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]);
    marks.add_runs('l', spaced, 4);
}

void add_japanese(Marks& marks, const std::u32string& text,
                  const std::vector<Morpheme>& morphemes) {
    std::vector<std::string> words;
    std::u32string sound;
    for (const Morpheme& one : morphemes) {
        if (is_punctuation(one.pos)) continue;
        words.push_back(one.base);
        for (const char32_t c : characters(one.sound)) {
            if (is_word_sign(c)) sound += c;
        }
    }
    marks.add_words(words);
    std::u32string letters;
    for (const char32_t c : text) {
        if (is_word_sign(c)) letters += c;
    }
    for (const std::size_t length : {1U, 2U, 3U}) marks.add_runs('c', letters, length);
    for (const std::size_t length : {2U, 3U}) marks.add_runs('s', sound, length);
}

// Where the question lies among the words' meanings; empty where there is no trained model.
std::vector<float> place_of(const std::vector<Morpheme>& morphemes, const Ranker& ranker) {
    const Model& model = ranker.model();
    if (model.eyes.empty()) return {};
    std::map<std::uint32_t, float> counts;
    for (const Morpheme& one : morphemes) {
        if (const auto known = ranker.word(one.base)) counts[*known] += 1;
    }
    const auto& table = model.eyes.front().words;
    std::vector<float> place(table.width(), 0);
    for (const auto& [word, count] : counts)
        table.add_row(word, (1 + std::log(count)) * model.rarity[word], place);
    const float squares = std::inner_product(place.begin(), place.end(), place.begin(), 0.0F);
    if (squares <= 0) return {};
    for (float& one : place) one *= place_weighs / std::sqrt(squares);
    return place;
}

}  // namespace

Heard heard_in(std::string_view question, const Ranker& ranker) {
    const auto morphemes = ranker.reader().morphemes(question);
    const std::u32string text = characters(normalise(question));
    const auto signs = std::ranges::count_if(text, is_word_sign);
    const auto latin =
        std::ranges::count_if(text, [](char32_t c) { return is_word_sign(c) && is_latin(c); });
    Marks marks;
    if (2 * latin > signs) {
        add_latin(marks, characters(without_accents(utf8(text))));
    } else {
        add_japanese(marks, text, morphemes);
    }
    Heard heard{marks.take(), place_of(morphemes, ranker), 0};
    heard.length = heard.marks.size();
    return heard;
}

}  // namespace town::guide

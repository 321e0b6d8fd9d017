#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace town::guide {

// Width, case and composed signs made alike (NFKC, then lower case), so that one word is one word.
std::string normalise(std::string_view utf8);
std::string without_accents(
    std::string_view normalised);  // Latin letters as a bare keyboard has them
std::u32string characters(std::string_view utf8);
std::string utf8(std::u32string_view characters);

bool is_kanji(char32_t c);
bool is_kana(char32_t c);
char32_t hiragana(char32_t c);  // a katakana's hiragana; anything else is itself

// A text as the guide reads it.
struct Reading {
    // What carries meaning, in base form: no particles, pronouns, dependent nouns, politeness.
    std::vector<std::string> words;
    std::u32string sound;  // how the words are said, in hiragana
};

// One piece of a sentence as MeCab cuts it, politeness and particles too.
struct Morpheme {
    std::string surface;
    std::string base;
    std::string sound;     // in hiragana; the surface where no reading is known
    unsigned pos = 0;      // number of pos-id.def of the IPA dictionary
    bool unknown = false;  // stands in no dictionary: `pos` is a guess from its letters
};

enum class TextFault { no_dictionary };

// MeCab with Debian's IPA dictionary. Not for two threads at once: each opens its own.
class Reader {
public:
    static base::Result<Reader, TextFault> open();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    Reading read(std::string_view text) const;
    std::vector<Morpheme> morphemes(std::string_view text) const;
    // All of it as it is said, in hiragana without gaps; what has no reading stays as it is.
    std::string sound_of(std::string_view text) const;

private:
    struct Inside;
    explicit Reader(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace town::guide

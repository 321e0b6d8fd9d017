#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace town::guide {

// Width, case and composed signs made alike (NFKC, then lower case), so that one word is one word.
std::string normalise(std::string_view utf8);
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

enum class TextFault { no_dictionary };

// MeCab with Debian's IPA dictionary. Not for two threads at once: each opens its own.
class Reader {
public:
    static base::Result<Reader, TextFault> open();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    Reading read(std::string_view text) const;

private:
    struct Inside;
    explicit Reader(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace town::guide

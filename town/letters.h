#pragma once

#include <string>
#include <string_view>

namespace town {

// The letters of a text, one by one; what is no UTF-8 ends it.
inline std::u32string letters_of(std::string_view utf8) {
    std::u32string all;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
        const unsigned char first = byte(at);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (at + size > utf8.size() || (first >= 0x80 && first < 0xC0)) return all;
        auto letter = static_cast<char32_t>(size == 1 ? first : first & (0xFFU >> (size + 1)));
        for (std::size_t i = at + 1; i < at + size; ++i) {
            letter = (letter << 6) | (byte(i) & 0x3FU);
        }
        all += letter;
        at += size;
    }
    return all;
}

inline std::string utf8_of(std::u32string_view letters) {
    std::string text;
    const auto add = [&](char32_t bits) { text += static_cast<char>(bits); };
    for (const char32_t letter : letters) {
        if (letter < 0x80) {
            add(letter);
            continue;
        }
        if (letter < 0x800) {
            add(0xC0 | (letter >> 6));
        } else if (letter < 0x10000) {
            add(0xE0 | (letter >> 12));
            add(0x80 | ((letter >> 6) & 0x3F));
        } else {
            add(0xF0 | (letter >> 18));
            add(0x80 | ((letter >> 12) & 0x3F));
            add(0x80 | ((letter >> 6) & 0x3F));
        }
        add(0x80 | (letter & 0x3F));
    }
    return text;
}

// Hiragana, katakana and the mark of a long vowel.
inline bool is_kana_letter(char32_t letter) {
    return (letter >= 0x3041 && letter <= 0x3096) || (letter >= 0x30A1 && letter <= 0x30FC);
}

inline bool is_kanji_letter(char32_t letter) {
    return (letter >= 0x3400 && letter <= 0x9FFF) || (letter >= 0xF900 && letter <= 0xFAFF) ||
           (letter >= 0x20000 && letter <= 0x3FFFF);
}

}  // namespace town

#include "kiosk/typing/kana.h"

#include <algorithm>
#include <array>
#include <optional>

namespace kiosk::typing {
namespace {

constexpr char32_t katakana_offset = 0x60;  // Unicode: each katakana stands this far behind.

// Forms that take turns under one key, as hiragana code points; 0 fills up.
using Turn = std::array<char32_t, 3>;
constexpr auto turns = [] {
    std::array<Turn, 32> all{};
    std::size_t next = 0;
    const auto add = [&](char32_t a, char32_t b, char32_t c = 0) { all[next++] = {a, b, c}; };
    // Small vowels stand before their large ones: U+3041 small a, U+3042 a, …
    for (char32_t vowel = 0x3042; vowel <= 0x304A; vowel += 2) {
        if (vowel != 0x3046) add(vowel, vowel - 1);
    }
    add(0x3046, 0x3045, 0x3094);  // u, small u, vu
    // ka … so and ta, ti: the voiced form stands right behind.
    for (char32_t plain = 0x304B; plain <= 0x3061; plain += 2) add(plain, plain + 1);
    add(0x3064, 0x3063, 0x3065);                                          // tu, small tu, du
    for (const char32_t plain : {0x3066, 0x3068}) add(plain, plain + 1);  // te, to
    for (char32_t plain = 0x306F; plain <= 0x307B; plain += 3) {          // ha … ho
        add(plain, plain + 1, plain + 2);
    }
    for (char32_t large = 0x3084; large <= 0x3088; large += 2) add(large, large - 1);  // ya yu yo
    add(0x308F, 0x308E);                                                               // wa
    return all;
}();

std::size_t start_of_last(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0) {
        --start;
        if ((static_cast<unsigned char>(text[start]) & 0xC0u) != 0x80u) break;
    }
    return start;
}

// A character of three bytes, as all kana are; empty for any other.
std::optional<char32_t> kana_point(std::string_view character) {
    if (character.size() != 3) return std::nullopt;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    return static_cast<char32_t>((at(0) & 0x0Fu) << 12 | (at(1) & 0x3Fu) << 6 | (at(2) & 0x3Fu));
}

std::string text_of(char32_t point) {
    return {static_cast<char>(0xE0u | (point >> 12)),
            static_cast<char>(0x80u | (point >> 6 & 0x3Fu)),
            static_cast<char>(0x80u | (point & 0x3Fu))};
}

bool is_katakana(char32_t point) { return point >= 0x30A1 && point <= 0x30F4; }

std::optional<char32_t> next_form(char32_t point) {
    const char32_t offset = is_katakana(point) ? katakana_offset : 0;
    for (const Turn& turn : turns) {
        const auto here = std::ranges::find(turn, point - offset);
        if (here == turn.end() || *here == 0) continue;
        const auto next = std::next(here);
        return (next == turn.end() || *next == 0 ? turn.front() : *next) + offset;
    }
    return std::nullopt;
}

}  // namespace

std::string with_last_kana_changed(std::string_view text) {
    const std::size_t start = start_of_last(text);
    const auto point = kana_point(text.substr(start));
    const auto next = point ? next_form(*point) : std::nullopt;
    if (!next) return std::string(text);
    return std::string(text.substr(0, start)) + text_of(*next);
}

std::string without_last_character(std::string_view text) {
    return std::string(text.substr(0, start_of_last(text)));
}

std::string to_katakana(std::string_view text) {
    std::string all;
    while (!text.empty()) {
        const auto point = kana_point(text.substr(0, 3));
        const bool hiragana = point && *point >= 0x3041 && *point <= 0x3096;
        // Bytes that begin no kana of three bytes are copied one by one.
        if (hiragana && (static_cast<unsigned char>(text[0]) & 0xF0u) == 0xE0u) {
            all += text_of(*point + katakana_offset);
            text.remove_prefix(3);
        } else {
            all += text[0];
            text.remove_prefix(1);
        }
    }
    return all;
}

}  // namespace kiosk::typing

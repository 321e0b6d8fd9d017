#include "drivers/printer/pdf/pieces.h"

#include <algorithm>

#include "drivers/printer/pdf/characters.h"

namespace drivers::printer {
namespace {

enum class Script { latin, digit, katakana, opens, closes, small, other };

bool is_one_of(std::uint32_t point, std::u32string_view signs) {
    return signs.find(static_cast<char32_t>(point)) != std::u32string_view::npos;
}

Script script_of(std::string_view character) {
    const std::uint32_t point = code_point(character);
    if (is_one_of(point, U"\uFF08\u300C\u300E\u3010(")) return Script::opens;
    if (is_one_of(point, U"\uFF09\u300D\u300F\u3011\u3001\u3002)")) return Script::closes;
    if (point >= '0' && point <= '9') return Script::digit;
    if (!is_wide(character)) return Script::latin;
    if ((point >= 0x30A1 && point <= 0x30FF) || (point >= 0xFF66 && point <= 0xFF9F))
        return Script::katakana;
    if (is_one_of(point, U"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E"))
        return Script::small;
    return Script::other;
}

bool goes_on(Script before, Script now) {
    if (now == Script::closes || now == Script::small || before == Script::opens) return true;
    if (now == Script::opens) return false;
    const bool latin_before = before == Script::latin || before == Script::digit;
    const bool latin_now = now == Script::latin || now == Script::digit;
    if (latin_before && latin_now) return true;
    if (before == Script::katakana && now == Script::katakana) return true;
    return before == Script::digit;  // with its unit
}

}  // namespace

std::vector<Piece> phrases_of(std::string_view line) {
    std::vector<Piece> pieces;
    bool begins = true, blank = false, closed = false;
    while (!line.empty()) {
        const std::string_view character = first_character(line);
        line.remove_prefix(character.size());
        if (character == " ") {
            begins = blank = true;
            continue;
        }
        const Script kind = script_of(character);
        const bool opens = kind == Script::opens && !pieces.empty() && !pieces.back().text.empty();
        if (begins || (closed && kind != Script::closes) || opens)
            pieces.push_back({{}, blank && !pieces.empty()});
        pieces.back().text += character;
        begins = blank = false;
        closed = kind == Script::closes;
    }
    return pieces;
}

std::vector<Piece> smallest_of(const std::string& phrase) {
    std::vector<Piece> pieces;
    Script before = Script::other;
    for (std::string_view left = phrase; !left.empty();) {
        const std::string_view character = first_character(left);
        left.remove_prefix(character.size());
        const Script kind = script_of(character);
        if (pieces.empty() || !goes_on(before, kind)) pieces.emplace_back();
        pieces.back().text += character;
        before = kind;
    }
    return pieces;
}

}  // namespace drivers::printer

#include "screens/ui/characters.h"

namespace screens::ui {
namespace {

struct Decoded {
    char32_t code;
    std::size_t length;
};

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length) return {U'\xfffd', 1};
    char32_t code = first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) return {U'\xfffd', 1};
        code = (code << 6U) | (byte(i) & 0x3fU);
    }
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (too_long || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return {U'\xfffd', 1};
    return {code, length};
}

bool is_variant(char32_t code) {
    return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}

void put(std::string& out, char32_t code) {
    const auto byte = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0 | (code >> 6U));
        byte(0x80 | (code & 0x3fU));
    } else if (code < 0x10000) {
        byte(0xe0 | (code >> 12U));
        byte(0x80 | ((code >> 6U) & 0x3fU));
        byte(0x80 | (code & 0x3fU));
    } else {
        byte(0xf0 | (code >> 18U));
        byte(0x80 | ((code >> 12U) & 0x3fU));
        byte(0x80 | ((code >> 6U) & 0x3fU));
        byte(0x80 | (code & 0x3fU));
    }
}

}  // namespace

std::vector<Character> characters(std::string_view text) {
    std::vector<Character> found;
    found.reserve(text.size() / 2);
    while (!text.empty()) {
        const Decoded next = decode(text);
        text.remove_prefix(next.length);
        if (is_variant(next.code) && !found.empty()) {
            found.back().variant = next.code;
        } else {
            found.push_back({next.code, 0});
        }
    }
    return found;
}

std::string utf8(const Character& character) {
    std::string out;
    put(out, character.code);
    if (character.variant != 0) put(out, character.variant);
    return out;
}

}  // namespace screens::ui

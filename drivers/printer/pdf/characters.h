#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace drivers::printer {

// The first character of a text of UTF-8, as its bytes.
inline std::string_view first_character(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return text.substr(0, std::min(size, text.size()));
}

inline std::uint32_t code_point(std::string_view character) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(character[i]));
    };
    if (character.size() == 1) return byte(0);
    std::uint32_t point = byte(0) & (0xFFU >> (character.size() + 1));
    for (std::size_t i = 1; i < character.size(); ++i) point = (point << 6) | (byte(i) & 0x3FU);
    return point;
}

// Of Chinese and Japanese writing, which breaks anywhere; all else breaks between its words.
inline bool is_wide(std::string_view character) { return code_point(character) >= 0x2E80; }

}  // namespace drivers::printer

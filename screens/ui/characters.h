#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace screens::ui {

// One character as people see it: a code point and, for names, its ideographic variant.
struct Character {
    char32_t code = 0;
    char32_t variant = 0;  // U+FE00–FE0F, U+E0100–E01EF; 0 = none
    bool joined = false;   // never parted from the one before: both stand under one reading
    bool operator==(const Character&) const = default;
};

// Broken UTF-8 becomes U+FFFD, which is drawn as the missing sign.
std::vector<Character> characters(std::string_view utf8);
std::string utf8(const Character& character);

}  // namespace screens::ui

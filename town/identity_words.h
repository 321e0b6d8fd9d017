#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace town {

// Letters of one text compared without width and case: one letter stays one letter.
std::u32string folded_letters(std::string_view text);
char32_t folded_letter(char32_t letter);

// By what a name, a number of a house or a place is known (guide/identity.toml, typing/), folded
// and the longest first.
struct IdentityWords {
    using Files = std::map<std::string, std::string, std::less<>>;
    using List = std::vector<std::u32string>;
    // Nothing where the pack does not say it, or says it wrongly.
    static std::optional<IdentityWords> from(const Files& files);

    std::size_t longest = 0;
    List honorifics, introductions, closings, says, house_signs, place_tails, stays, stays_latin;
    std::u32string particles;
    List family, given;                    // as written, of two letters and more
    List family_readings, given_readings;  // in hiragana, of three and more, of two and more
    List places;                           // 大字 and what is below
};

// The length of the longest of `list` that stands at `at`; 0 = none.
std::size_t longest_at(const IdentityWords::List& list, std::u32string_view text, std::size_t at);

}  // namespace town

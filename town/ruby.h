#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace town {

// Words may carry the reading of a word, written as Aozora Bunko writes it: U+FF5C before the word,
// then the reading between U+300A and U+300B. Screens draw it above the word, pages as <ruby>.
struct RubyPart {
    std::string base;
    std::string reading;  // "" = ordinary text
    bool operator==(const RubyPart&) const = default;
};
// The parts in their order. Marks that do not pair are ordinary text.
std::vector<RubyPart> ruby_parts(std::string_view text);
// For papers, messages and files: the words without their readings.
std::string without_ruby(std::string_view text);
// What is wrong with its marks, in one plain English sentence.
std::optional<std::string> wrong_ruby(std::string_view text);

}  // namespace town

#include "town/ruby.h"

#include <algorithm>

#include "town/letters.h"

namespace town {
namespace {

constexpr std::string_view ruby_begin = "\uFF5C";
constexpr std::string_view reading_begin = "\u300A";
constexpr std::string_view reading_end = "\u300B";

bool is_reading(std::string_view text) {
    const std::u32string letters = letters_of(text);
    return !letters.empty() && std::ranges::all_of(letters, is_kana_letter);
}

}  // namespace

std::vector<RubyPart> ruby_parts(std::string_view text) {
    std::vector<RubyPart> parts;
    const auto add_plain = [&](std::string_view plain) {
        if (plain.empty()) return;
        if (!parts.empty() && parts.back().reading.empty()) {
            parts.back().base += plain;
        } else {
            parts.push_back({std::string(plain), {}});
        }
    };
    while (!text.empty()) {
        const std::size_t begin = text.find(ruby_begin);
        const std::size_t open = text.find(reading_begin, begin);
        const std::size_t close = text.find(reading_end, open);
        if (close == std::string_view::npos) break;
        const std::size_t word = begin + ruby_begin.size();
        const std::size_t reading = open + reading_begin.size();
        add_plain(text.substr(0, begin));
        parts.push_back({std::string(text.substr(word, open - word)),
                         std::string(text.substr(reading, close - reading))});
        text.remove_prefix(close + reading_end.size());
    }
    add_plain(text);
    return parts;
}

std::string without_ruby(std::string_view text) {
    std::string plain;
    for (const RubyPart& part : ruby_parts(text)) plain += part.base;
    return plain;
}

std::optional<std::string> wrong_ruby(std::string_view text) {
    const std::string no_reading = std::string(reading_begin) + std::string(reading_end);
    if (text.find(no_reading) != std::string_view::npos) return "A reading is missing.";
    for (const RubyPart& part : ruby_parts(text)) {
        const auto has = [&](std::string_view mark) {
            return part.base.find(mark) != std::string::npos ||
                   part.reading.find(mark) != std::string::npos;
        };
        if (has(ruby_begin) || has(reading_begin) || has(reading_end)) {
            return "A mark of a reading has no partner.";
        }
        if (part.reading.empty()) continue;
        if (part.base.empty() || !is_reading(part.reading))
            return "A reading is of a word, in kana.";
        if (part.base.find('\n') != std::string::npos) return "A reading stays on one line.";
    }
    return std::nullopt;
}

}  // namespace town

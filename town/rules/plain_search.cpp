#include "town/rules/plain_search.h"

#include <algorithm>
#include <array>

namespace town {

namespace {

// The characters of UTF-8 text, blanks and marks left out.
std::vector<std::string> characters(std::string_view text) {
    constexpr std::array<std::string_view, 8> nothing{" ",  "\u3000", "。", "、",
                                                      "の", "を",     "は", "が"};
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const auto one = text.substr(at, size);
        if (std::ranges::find(nothing, one) == nothing.end()) all.emplace_back(one);
        at += size;
    }
    return all;
}

std::string joined(const std::vector<std::string>& all, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) text += all[i];
    return text;
}

}  // namespace

Likeness likeness(std::string_view asked, std::string_view text) {
    const auto wanted = characters(asked);
    const auto there = characters(text);
    const std::string whole = joined(there, 0, there.size());
    Likeness found;
    if (wanted.size() < 2) {
        const bool is_there = !wanted.empty() && whole.find(wanted[0]) != std::string::npos;
        return {is_there ? 1.0 : 0.0, is_there ? wanted[0] : ""};
    }
    std::size_t pairs = 0;
    std::size_t longest = 0;
    for (std::size_t i = 0; i + 1 < wanted.size(); ++i) {
        std::size_t run = 2;
        if (whole.find(joined(wanted, i, run)) == std::string::npos) continue;
        ++pairs;
        while (i + run < wanted.size() &&
               whole.find(joined(wanted, i, run + 1)) != std::string::npos) {
            ++run;
        }
        if (run <= longest) continue;
        longest = run;
        found.best = joined(wanted, i, run);
    }
    found.score = static_cast<double>(pairs) / static_cast<double>(wanted.size() - 1);
    return found;
}

}  // namespace town

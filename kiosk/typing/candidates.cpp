#include "kiosk/typing/candidates.h"

#include <algorithm>

#include "kiosk/typing/convert.h"
#include "kiosk/typing/romaji.h"

namespace kiosk::typing {
namespace {

constexpr std::size_t most_own = 12;  // of one kind: the dictionary still has its say
constexpr std::string_view wide_blank = "\u3000";
constexpr std::string_view lone_sound = "\u3093";  // begins no word: NGUYEN is a name in letters
constexpr std::size_t of_dictionary_first = 2;     // before the town's longer words

void offer_first(const std::vector<std::string>& from, std::size_t most,
                 std::vector<std::string>& all) {
    for (const std::string& one : from) {
        if (all.size() >= most_offered || most == 0) return;
        if (one.empty() || std::ranges::find(all, one) != all.end()) continue;
        all.push_back(one);
        --most;
    }
}

bool is_latin_reading(std::string_view typed) {
    bool letters = false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] != ' ' && !is_romaji(typed.substr(i, 1))) return false;
        letters = letters || (typed[i] != '-' && typed[i] != ' ');
    }
    return letters;
}

// Latin words as kana; empty when one of them is no Japanese sound: a name in its own letters.
std::string kana_of_latin(std::string_view typed) {
    std::string kana;
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find(' '), typed.size());
        const std::string word = whole_sounds_of(typed.substr(0, end));
        const bool letters = std::ranges::any_of(word, [](char c) { return c > 0; });
        if (letters || word.starts_with(lone_sound)) return {};
        kana += word;
        typed.remove_prefix(end);
        if (!typed.empty()) typed.remove_prefix(1);
        if (!typed.empty()) kana += wide_blank;
    }
    return kana;
}

}  // namespace

std::vector<std::string> candidates_for(std::string_view typed, town::Typing typing, bool begun,
                                        TownWords* own) {
    std::vector<std::string> all;
    if (typed.empty()) return all;
    std::string reading(typed);
    if (is_latin_reading(typed)) {
        reading = kana_of_latin(typed);
        if (reading.empty()) return {std::string(typed)};
    }
    if (own != nullptr && typing == town::Typing::address && !begun) {
        if (const auto code = postal_code_in(typed)) offer_first(own->addresses(*code), 6, all);
    }
    Offers offers;
    if (own != nullptr) offers = own->offers(reading, typing, begun);
    // Of figures the dictionary makes old numerals, slowly (0.3 s).
    const bool figures = std::ranges::all_of(reading, [](char c) { return c > 0; });
    const std::vector<std::string> dictionary =
        figures ? std::vector<std::string>{reading} : kanji_for(reading);
    offer_first(offers.exact, most_own, all);
    offer_first(dictionary, offers.longer.empty() ? most_offered : of_dictionary_first, all);
    // The reading stands behind the longer words, which are too many to turn pages for it.
    const std::size_t kept = most_offered - std::min(most_offered, dictionary.size() + 1);
    if (all.size() < kept) offer_first(offers.longer, kept - all.size(), all);
    offer_first(dictionary, most_offered, all);
    offer_first({std::string(typed)}, 1, all);
    return all;
}

}  // namespace kiosk::typing

#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "town/pack.h"

namespace town {

// What a dictionary outside of the pack knows of Japanese; the tool reads Debian's.
struct PlainDictionary {
    // The school year that learns a kanji, 1 to 6; 8 for the rest of 常用漢字. Others stand in
    // none.
    std::map<char32_t, int> school_years;
    // The words of a text that stand in no dictionary.
    std::function<std::vector<std::string>(const std::string&)> unknown_words;
};

struct PlainPhrase {
    std::string key, text;
    int score = 100;
    std::vector<std::string> reasons;  // plain English, each with its points
};

// One screen in one language: 0 to 100, half its phrases together and half the worst of them,
// because a visitor stops at the worst.
struct PlainScreen {
    std::string language, id;  // "journey.taxi-pass.question.grounds", "pin"
    int score = 100;
    int floor = 0;
    std::vector<PlainPhrase> phrases;  // the worst first
};

struct PlainReport {
    std::vector<PlainScreen> screens;  // by language, then by id
    std::vector<PackComplaint>
        complaints;  // screens below their floor, and rules that are no rules
};

// How plain the words are that residents meet, as rules/plain_score.toml of the pack counts.
// Without that file nothing is counted.
PlainReport score_plain(const PackSource& source, const PlainDictionary& dictionary);

}  // namespace town

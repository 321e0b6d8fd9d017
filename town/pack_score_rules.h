#pragma once

#include <set>
#include <string>
#include <vector>

#include "town/pack_load.h"

namespace town {

inline constexpr const char* score_path = "rules/plain_score.toml";

// What costs nothing in one language, and below which score no screen may fall.
struct PlainMeasure {
    std::int64_t floor = 0, sentence = 0, school_year = 0;
};

struct HardPattern {
    std::string why;
    std::int64_t points = 0;
    std::vector<std::string> languages, patterns;
};

struct ScoreRules {
    std::int64_t character = 0, kanji = 0, unknown_word = 0, second_no = 0;  // points
    std::vector<std::string> negations, no_negations;  // the latter hold one and say none
    std::set<std::string, std::less<>> own_words;
    std::map<std::string, PlainMeasure, std::less<>> languages;
    std::vector<HardPattern> hard;
};

// Complains of what it cannot read.
ScoreRules score_rules(const base::Bytes& file, PackComplaints& complaints);

}  // namespace town

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "town/pack.h"

namespace town {

// A word as it is written and how the town says it, in kana; the longest one fits first.
struct Reading {
    std::string written, read;
};
// A phrase and what a synthesiser must make of it, in katakana.
struct ExpectedReading {
    std::string text, kana;
};

// speech/ja.toml and speech/expected.toml of a pack; a file that is not there holds nothing.
base::Result<std::vector<Reading>, PackComplaint> readings_in(const Pack& pack);
base::Result<std::vector<ExpectedReading>, PackComplaint> expected_in(const Pack& pack);

// The text as it is given to a synthesiser: readings in place, numbers with hyphens sign by sign,
// no spaces between words, no marks for line breaks.
std::string read_aloud(std::string_view text, const std::vector<Reading>& readings);
// Sign by sign, with a breath between: what must be heard exactly.
std::string spelt(std::string_view text);
// Sentences and clauses of at most about eighty characters, so that the first is soon heard.
std::vector<std::string> breaths(std::string_view text);

}  // namespace town

#pragma once

#include <optional>

#include "town/pack_score.h"

namespace tool {

// Debian's dictionaries for the score of plain speech: school years of kanji from `kanjidic`, words
// from `mecab-ipadic-utf8`. Empty when either is not installed.
std::optional<town::PlainDictionary> plain_dictionary();

inline constexpr const char* plain_packages = "kanjidic and mecab-ipadic-utf8";

}  // namespace tool

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "server/registers/register.h"

namespace server {

// What a record says, by question id; empty when it was not asked or not known. The engine has
// checked that an answer is of its question's kind.
std::string chosen(const Act& act, std::string_view question);  // the option of a one_of
std::vector<std::string> all_chosen(const Act& act, std::string_view question);
std::string written(const Act& act, std::string_view question);  // text, kana, kanji, phone, code
std::optional<std::int64_t> counted(const Act& act, std::string_view question);
std::string dated(const Act& act, std::string_view question);  // "YYYY-MM-DD"
std::map<std::string, std::int64_t> lined(const Act& act, std::string_view question);
bool consented(const Act& act, std::string_view question);
const town::Person* person(const Act& act);  // read from the card, if any

// The value of a row of a table of the pack, "" when there is none.
std::string row_value(const town::Pack& pack, std::string_view table, std::string_view row,
                      std::string_view key);

// Cells of a table.
town::Cell text_cell(std::string text);
town::Cell word_cell(std::string word);  // register.R.word.WORD
town::Cell date_cell(std::string iso);
town::Cell time_cell(base::Time time);
town::Cell number_cell(std::int64_t number);
town::Cell yen_cell(std::int64_t yen);
// Groups smaller than five are not told as a number (office.md): 1 to 4 are the word "few".
inline constexpr std::int64_t fewest_told = 5;
town::Cell told(std::int64_t number);
// As the town itself writes it on its papers, in the first language of its pack: "2026-11" is
// 令和8年11月, a moment has its year, and who or what a terminal's or device's name stands for is
// said by the words place.NAME, or place.STEM and its number.
town::Cell month_cell(const town::Pack& pack, const std::string& month);
town::Cell moment_cell(const town::Pack& pack, base::Time time);
town::Cell place_cell(const town::Pack& pack, const std::string& name);
// 1180 is "1,180": of a sum that stands within a sentence.
std::string grouped_digits(std::int64_t number);

}  // namespace server

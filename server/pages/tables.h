#pragma once

#include <optional>
#include <string>

#include "server/pages/frame.h"
#include "town/table.h"

// A register's table as a page, as a file and as calendar entries.
namespace server::pages {

// `headed` by an h1 when it is the whole page, else by an h2.
Html table_part(const town::Table& table, const Reading& reading, bool headed);
// Title, table, and the files it can be taken along as.
Page table_page(const town::Table& table, const Reading& reading, const std::string& query);

http::Response table_csv(const town::Table& table, const Reading& reading);

// Whether each row is a day in a calendar: a view named so, with a column of dates.
bool is_calendar(const town::Table& table);
// RFC 5545: one whole-day entry a row with a date.
std::string to_ics(const town::Table& table, const Reading& reading);
http::Response table_ics(const town::Table& table, const Reading& reading);

// How one value is read back to people.
std::string cell_words(const town::Table& table, const town::Cell& cell, const town::Words& words);
std::string column_words(const town::Table& table, const std::string& column,
                         const town::Words& words);
std::string view_title(const std::string& reg, const std::string& view, const town::Words& words);

}  // namespace server::pages

// Views of days as a calendar file (RFC 5545), so that a telephone reminds its owner.
#include <algorithm>

#include "server/pages/tables.h"

namespace server::pages {

namespace {

constexpr std::size_t longest_line = 75;  // octets, §3.1

// §3.3.11: what TEXT escapes.
std::string escaped(std::string_view text) {
    std::string made;
    for (const char sign : text) {
        if (sign == '\\' || sign == ';' || sign == ',') made += '\\';
        if (sign == '\n') {
            made += "\\n";
        } else if (sign != '\r') {
            made += sign;
        }
    }
    return made;
}

// §3.1: long lines go on after a line break and a blank, never inside a character.
void add_line(std::string line, std::string& into) {
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
        into += line.substr(0, cut) + "\r\n ";
        line.erase(0, cut);
        room = longest_line - 1;
    }
    into += line + "\r\n";
}

std::string without(std::string text, std::string_view signs) {
    std::erase_if(text, [&](char sign) { return signs.find(sign) != std::string_view::npos; });
    return text;
}

const town::Cell* date_of(const town::Table::Row& row) {
    const auto found = std::ranges::find_if(row.cells, [](const town::Cell& cell) {
        return cell.kind == town::Cell::Kind::date && base::from_iso_date(cell.text).has_value();
    });
    return found == row.cells.end() ? nullptr : &*found;
}

void add_entry(const town::Table& table, const town::Table::Row& row, const Reading& reading,
               std::string& into) {
    const auto* date = date_of(row);
    if (date == nullptr) return;
    std::string summary;
    for (const auto& cell : row.cells) {
        if (&cell == date || cell.text.empty()) continue;
        summary += (summary.empty() ? "" : " ") + cell_words(table, cell, reading.words);
    }
    if (summary.empty()) summary = view_title(table.reg, table.view, reading.words);
    add_line("BEGIN:VEVENT", into);
    add_line(
        "UID:" + escaped(table.reg + "-" + table.view + "-" + row.id + "@" + reading.pack.town),
        into);
    const auto stamp = base::rfc3339(reading.now);  // 2026-11-22T01:38:05.123Z
    add_line("DTSTAMP:" + without(stamp.substr(0, 19), "-:") + "Z", into);
    add_line("DTSTART;VALUE=DATE:" + without(date->text, "-"), into);
    add_line("SUMMARY:" + escaped(summary), into);
    add_line("END:VEVENT", into);
}

}  // namespace

bool is_calendar(const town::Table& table) {
    return table.view.ends_with("_ics") &&
           std::ranges::any_of(table.rows, [](const auto& row) { return date_of(row) != nullptr; });
}

std::string to_ics(const town::Table& table, const Reading& reading) {
    std::string ics;
    add_line("BEGIN:VCALENDAR", ics);
    add_line("VERSION:2.0", ics);
    add_line("PRODID:-//madoguchi//pages//JA", ics);
    for (const auto& row : table.rows) add_entry(table, row, reading, ics);
    add_line("END:VCALENDAR", ics);
    return ics;
}

http::Response table_ics(const town::Table& table, const Reading& reading) {
    return guarded({.status = 200,
                    .body = to_ics(table, reading),
                    .content_type = "text/calendar; charset=utf-8",
                    .headers = {{"content-disposition", "attachment; filename=\"" + table.reg +
                                                            "-" + table.view + ".ics\""}}});
}

}  // namespace server::pages

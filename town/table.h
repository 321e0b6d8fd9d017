#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace town {

// One value of a table. `text` as it is; `word`: a key of the words below register.R.word.; `date`
// "YYYY-MM-DD" and `time` RFC 3339, both read back as the pack says; `number`, `yen`: digits;
// `code`: a text that is also shown as a QR code to be scanned (a venue's code, a voucher).
struct Cell {
    enum class Kind { text, word, date, time, number, yen, code };
    Kind kind = Kind::text;
    std::string text;
    bool operator==(const Cell&) const = default;
};
std::string_view word(Cell::Kind kind);

// What a register shows: the one shape that screens, pages, papers and CSV files are made of. Words
// are register.REGISTER.view.VIEW.{title, empty, note} and register.REGISTER.column.COLUMN.
struct Table {
    struct Row {
        std::string id{};
        std::vector<Cell> cells{};        // as many as columns
        std::vector<std::string> acts{};  // journeys offered on this row; their `subject` is its id
        bool attention = false;           // shown first and marked, never by colour alone
    };
    std::string reg, view;
    std::vector<std::string> columns{};
    std::vector<Row> rows{};
    std::map<std::string, Cell> figures{};  // totals and headings: words register.R.figure.F
    bool paper = false;                     // may be printed as a sheet
    // Columns of numbers that are also drawn, each group on one scale: a bar a row and column.
    std::vector<std::vector<std::string>> charts{};
};

enum class TableFault { not_json, not_a_table, too_large };
// {"register","view","columns":[…],"rows":[{"id","cells":[{"kind","text"}],"acts":[],"attention"}],
// "figures":{F:{"kind","text"}},"paper","charts":[[…]]}; at most 4,000 rows. `charts` may be left
// out.
std::string to_json(const Table& table);
base::Result<Table, TableFault> table_from_json(std::string_view json);
// RFC 4180 with a byte order mark, dates ISO, numbers bare; the first line is `heading`. A text
// that a spreadsheet would take for a formula is led in by an apostrophe.
std::string to_csv(const Table& table, const std::vector<std::string>& heading);

}  // namespace town

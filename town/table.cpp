#include "town/table.h"

#include <algorithm>
#include <array>

#include "town/json_fields.h"

namespace town {
namespace {

constexpr std::size_t most_bytes = std::size_t{8} << 20;
constexpr std::size_t most_table_rows = 4000;
constexpr std::array cell_kinds{Cell::Kind::text, Cell::Kind::word, Cell::Kind::date,
                                Cell::Kind::time, Cell::Kind::yen,  Cell::Kind::number,
                                Cell::Kind::code};

OrderedJson as_json(const Cell& cell) { return {{"kind", word(cell.kind)}, {"text", cell.text}}; }

// Every reader below hands out nothing when the JSON is not exactly of its form.
std::optional<Cell> cell_from(const Json& json) {
    const auto kind_word = text_at(json, "kind");
    const auto text = text_at(json, "text");
    if (!kind_word || !text) return std::nullopt;
    const auto* const kind =
        std::ranges::find_if(cell_kinds, [&](Cell::Kind one) { return word(one) == *kind_word; });
    if (kind == cell_kinds.end()) return std::nullopt;
    return Cell{*kind, *text};
}

std::optional<std::vector<std::string>> texts_at(const Json& json, const char* key) {
    const Json* list = field(json, key);
    if (list == nullptr || !list->is_array()) return std::nullopt;
    std::vector<std::string> texts;
    for (const Json& one : *list) {
        if (!one.is_string()) return std::nullopt;
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

// Groups of columns there are.
bool read_charts(const Json& json, Table& table) {
    const Json* groups = field(json, "charts");
    if (groups == nullptr) return true;  // A server of before there were charts.
    if (!groups->is_array()) return false;
    for (const Json& group : *groups) {
        auto columns = texts_at(Json{{"columns", group}}, "columns");
        if (!columns) return false;
        for (const auto& column : *columns) {
            if (std::ranges::find(table.columns, column) == table.columns.end()) return false;
        }
        table.charts.push_back(std::move(*columns));
    }
    return true;
}

std::optional<Table::Row> row_from(const Json& json, std::size_t columns) {
    auto id = text_at(json, "id");
    auto acts = texts_at(json, "acts");
    const auto attention = flag_at(json, "attention");
    const Json* cells = field(json, "cells");
    if (!id || !acts || !attention || cells == nullptr || !cells->is_array()) return std::nullopt;
    Table::Row row;
    row.id = std::move(*id);
    row.acts = std::move(*acts);
    row.attention = *attention;
    for (const Json& one : *cells) {
        auto cell = cell_from(one);
        if (!cell) return std::nullopt;
        row.cells.push_back(std::move(*cell));
    }
    if (row.cells.size() != columns) return std::nullopt;
    return row;
}

// A field of RFC 4180. A spreadsheet runs a text that begins as a formula does: it is led in by an
// apostrophe, which a spreadsheet does not show. What we count ourselves stays bare.
std::string csv_field(const Cell& cell) {
    const bool bare = cell.kind == Cell::Kind::number || cell.kind == Cell::Kind::yen;
    const bool formula =
        !bare && !cell.text.empty() &&
        std::string_view("=+-@\t\r").find(cell.text.front()) != std::string_view::npos;
    const std::string text = formula ? "'" + cell.text : cell.text;
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char sign : text) {
        if (sign == '"') quoted += '"';
        quoted += sign;
    }
    return quoted + "\"";
}

void add_line(std::string& csv, const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) csv += ',';
        csv += csv_field(cells[i]);
    }
    csv += "\r\n";
}

}  // namespace

std::string_view word(Cell::Kind kind) {
    switch (kind) {
        case Cell::Kind::text:
            return "text";
        case Cell::Kind::word:
            return "word";
        case Cell::Kind::date:
            return "date";
        case Cell::Kind::time:
            return "time";
        case Cell::Kind::number:
            return "number";
        case Cell::Kind::yen:
            return "yen";
        case Cell::Kind::code:
            return "code";
    }
    return "";
}

std::string to_json(const Table& table) {
    OrderedJson rows = OrderedJson::array();
    for (const Table::Row& row : table.rows) {
        OrderedJson cells = OrderedJson::array();
        for (const Cell& cell : row.cells) cells.push_back(as_json(cell));
        rows.push_back({{"id", row.id},
                        {"cells", std::move(cells)},
                        {"acts", row.acts},
                        {"attention", row.attention}});
    }
    OrderedJson figures = OrderedJson::object();
    for (const auto& [name, cell] : table.figures) figures[name] = as_json(cell);
    OrderedJson object{{"register", table.reg},   {"view", table.view}, {"columns", table.columns},
                       {"rows", std::move(rows)}, {"figures", figures}, {"paper", table.paper}};
    if (!table.charts.empty()) object["charts"] = table.charts;
    return written(object);
}

base::Result<Table, TableFault> table_from_json(std::string_view json) {
    if (json.size() > most_bytes) return base::Failure{TableFault::too_large};
    const auto object = object_from(json);
    if (!object) return base::Failure{TableFault::not_json};
    auto reg = text_at(*object, "register");
    auto view = text_at(*object, "view");
    auto columns = texts_at(*object, "columns");
    const auto paper = flag_at(*object, "paper");
    const Json* rows = field(*object, "rows");
    const Json* figures = field(*object, "figures");
    if (!reg || !view || !columns || !paper || rows == nullptr || !rows->is_array() ||
        figures == nullptr || !figures->is_object()) {
        return base::Failure{TableFault::not_a_table};
    }
    if (rows->size() > most_table_rows) return base::Failure{TableFault::too_large};
    Table table;
    table.reg = std::move(*reg);
    table.view = std::move(*view);
    table.columns = std::move(*columns);
    table.paper = *paper;
    if (!read_charts(*object, table)) return base::Failure{TableFault::not_a_table};
    for (const Json& one : *rows) {
        auto row = row_from(one, table.columns.size());
        if (!row) return base::Failure{TableFault::not_a_table};
        table.rows.push_back(std::move(*row));
    }
    for (const auto& [name, value] : figures->items()) {
        auto cell = cell_from(value);
        if (!cell) return base::Failure{TableFault::not_a_table};
        table.figures.emplace(name, std::move(*cell));
    }
    return table;
}

std::string to_csv(const Table& table, const std::vector<std::string>& heading) {
    std::string csv = "\xEF\xBB\xBF";  // Without it a spreadsheet in Japan guesses Shift_JIS.
    std::vector<Cell> names;
    for (const std::string& name : heading) names.push_back({Cell::Kind::text, name});
    add_line(csv, names);
    for (const Table::Row& row : table.rows) add_line(csv, row.cells);
    return csv;
}

}  // namespace town

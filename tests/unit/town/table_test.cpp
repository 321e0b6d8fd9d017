#include "town/table.h"

#include <catch2/catch.hpp>

namespace {

using town::Cell;
using town::Table;

Table orders() {
    Table table;
    table.reg = "orders";
    table.view = "open";
    table.columns = {"what", "since", "sum"};
    table.rows.push_back({.id = "3K7P-22QX",
                          .cells = {{Cell::Kind::text, "牛乳, \"低温\""},
                                    {Cell::Kind::date, "2026-11-22"},
                                    {Cell::Kind::yen, "-180"}},
                          .acts = {"shopping-pack"},
                          .attention = true});
    table.figures["open"] = {Cell::Kind::number, "1"};
    table.paper = true;
    return table;
}

std::string refused(std::string json) {
    const auto table = town::table_from_json(json);
    if (table) return "read";
    switch (table.error()) {
        case town::TableFault::not_json:
            return "not_json";
        case town::TableFault::not_a_table:
            return "not_a_table";
        case town::TableFault::too_large:
            return "too_large";
    }
    return "";
}

std::string with(const std::string& from, const std::string& to) {
    std::string json = town::to_json(orders());
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a table travels as JSON and arrives as it was") {
    const auto table = town::table_from_json(town::to_json(orders()));
    REQUIRE(table);
    CHECK(table.value().reg == "orders");
    CHECK(table.value().view == "open");
    CHECK(table.value().columns == orders().columns);
    REQUIRE(table.value().rows.size() == 1);
    CHECK(table.value().rows[0].id == "3K7P-22QX");
    CHECK(table.value().rows[0].cells == orders().rows[0].cells);
    CHECK(table.value().rows[0].acts == orders().rows[0].acts);
    CHECK(table.value().rows[0].attention);
    CHECK(table.value().figures == orders().figures);
    CHECK(table.value().paper);
}

TEST_CASE("every kind of cell travels") {
    Table table;
    for (int kind = 0; kind <= static_cast<int>(Cell::Kind::code); ++kind) {
        const Cell cell{static_cast<Cell::Kind>(kind), "1"};
        table.figures[std::string(town::word(cell.kind))] = cell;
    }
    CHECK(table.figures.size() == 7);
    CHECK(town::table_from_json(town::to_json(table)).value().figures == table.figures);
}

TEST_CASE("what is not quite a table is refused") {
    CHECK(refused("{") == "not_json");
    CHECK(refused("[]") == "not_json");
    CHECK(refused("{}") == "not_a_table");
    CHECK(refused(with(R"("kind":"yen")", R"("kind":"dollar")")) == "not_a_table");
    CHECK(refused(with(R"("attention":true)", R"("attention":1)")) == "not_a_table");
    CHECK(refused(with(R"("what","since","sum")", R"("what","since")")) == "not_a_table");
    CHECK(refused(with(R"("paper":true)", R"("page":true)")) == "not_a_table");
}

TEST_CASE("a table beyond its limit is refused") {
    Table table;
    for (int i = 0; i < 4001; ++i) table.rows.push_back({.id = "x", .cells = {}, .acts = {}});
    CHECK(refused(town::to_json(table)) == "too_large");
    table.rows.pop_back();
    CHECK(refused(town::to_json(table)) == "read");
}

TEST_CASE("a table as CSV opens in a spreadsheet and quotes what it must") {
    CHECK(town::to_csv(orders(), {"品", "日", "金額"}) ==
          "\xEF\xBB\xBF品,日,金額\r\n"
          "\"牛乳, \"\"低温\"\"\",2026-11-22,-180\r\n");
}

TEST_CASE("a text that a spreadsheet would run as a formula stays a text") {
    Table table = orders();
    table.rows[0].cells[0].text = "=HYPERLINK(\"http://x\")";
    CHECK(town::to_csv(table, {}).find("\"'=HYPERLINK(\"\"http://x\"\")\",") != std::string::npos);
}

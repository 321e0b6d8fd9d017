#include "town/chart.h"

#include <catch2/catch.hpp>

namespace {

using town::Cell;

Cell number_of_people(const std::string& digits) { return {Cell::Kind::number, digits}; }
Cell too_few() { return {Cell::Kind::word, "few"}; }

town::Table used() {
    town::Table table;
    table.columns = {"measure", "uses", "left"};
    const auto row = [&](const std::string& id, Cell uses, Cell left) {
        table.rows.push_back(
            {.id = id, .cells = {{Cell::Kind::text, id}, std::move(uses), std::move(left)}});
    };
    row("taxi", number_of_people("40"), number_of_people("10"));
    row("care", too_few(), number_of_people("0"));
    table.charts = {{"uses", "left"}};
    return table;
}

}  // namespace

TEST_CASE("a bar is as long as its number is to the largest of its group") {
    const auto charts = town::charts_of(used());
    REQUIRE(charts.size() == 1);
    REQUIRE(charts[0].bars.size() == 4);
    CHECK(charts[0].bars[0].share == 1.0);
    CHECK(charts[0].bars[1].share == 0.25);
    CHECK(charts[0].bars[3].share == 0.0);
}

TEST_CASE("what is too few to be told has no length in a chart either") {
    const auto charts = town::charts_of(used());
    REQUIRE(charts.size() == 1);
    CHECK(charts[0].bars[2].row == 1);
    CHECK_FALSE(charts[0].bars[2].share);
}

TEST_CASE("a chart without a single number is not drawn") {
    auto table = used();
    table.rows.erase(table.rows.begin());
    CHECK(town::charts_of(table).empty());
    table.charts.clear();
    CHECK(town::charts_of(table).empty());
}

TEST_CASE("a number that is none is not drawn as one") {
    auto table = used();
    table.rows[0].cells[1].text = "99999999999999999999";
    table.rows[0].cells[2].text = "-5";
    CHECK(town::charts_of(table).empty());
}

TEST_CASE("the charts of a table travel with it and name columns it has") {
    auto table = used();
    table.reg = "r";
    table.view = "v";
    const auto whole = town::table_from_json(town::to_json(table));
    REQUIRE(whole);
    CHECK(whole.value().charts == table.charts);
    table.charts = {{"uses", "nowhere"}};
    CHECK_FALSE(town::table_from_json(town::to_json(table)));
}

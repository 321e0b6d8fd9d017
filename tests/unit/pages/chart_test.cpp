// Charts of a table: drawn by the server, no script.
#include <catch2/catch.hpp>

#include "tests/unit/pages/pages_town.h"

using namespace pages_test;

namespace {

town::Table visits_of_months() {
    using Kind = town::Cell::Kind;
    town::Table table;
    table.reg = "counted";
    table.view = "months";
    table.columns = {"month", "uses"};
    table.rows = {{.id = "a", .cells = {{Kind::text, "<b>10</b>"}, {Kind::number, "1200"}}},
                  {.id = "b", .cells = {{Kind::text, "2026-11"}, {Kind::number, "300"}}},
                  {.id = "c", .cells = {{Kind::text, "2026-12"}, {Kind::word, "few"}}}};
    table.charts = {{"uses"}};
    return table;
}

server::http::Response page_of(const town::Table& table) {
    PagesTown town({});
    town.core.table = table;
    return town.get("/see/shop/orders");
}

}  // namespace

TEST_CASE("a table with a chart has its picture on the page without a script") {
    const auto page = page_of(visits_of_months());
    REQUIRE(page.status == 200);
    CHECK(says(page, "<figure class=\"chart\" data-chart=\"uses\">"));
    CHECK(count(page.body, "data-value=") == 2);
    CHECK(says(page, "data-value=\"1200\""));
    CHECK(says(page, "width=\"480\""));  // the largest
    CHECK(says(page, "width=\"120\""));
    CHECK(says(page, ">1,200</text>"));
}

TEST_CASE("what is too few to tell has words and no bar") {
    auto table = visits_of_months();
    const auto page = page_of(table);
    CHECK(says(page, "word.few\u27E7</text>"));
    table.rows.erase(table.rows.begin(), table.rows.begin() + 2);
    CHECK_FALSE(says(page_of(table), "<svg"));
}

TEST_CASE("what a row is called is escaped in its chart as everywhere") {
    const auto page = page_of(visits_of_months());
    CHECK_FALSE(says(page, "<b>10</b>"));
    CHECK(says(page, "&lt;b&gt;10&lt;/b&gt;</text>"));
}

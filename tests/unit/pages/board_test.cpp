// A view that hangs on a wall: every language at once, and again by itself.
#include <catch2/catch.hpp>

#include "tests/unit/pages/pages_town.h"

using namespace pages_test;
using server::http::Response;

namespace {

constexpr const char* board = "/field/see/shop/calls_board";

std::string_view header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

town::Table::Row called(const std::string& number, const std::string& where) {
    return {.id = number,
            .cells = {{town::Cell::Kind::text, number}, {town::Cell::Kind::word, where}}};
}

// An enrolled device on a wall.
struct Wall : PagesTown {
    Wall() : PagesTown({}) {
        core.codes["7K3M-9P2Q"] = "board-1|shop";
        const auto enrolled = post("/device", {{"code", "7K3M-9P2Q"}});
        cookie = std::string(header_of(enrolled, "set-cookie"));
        cookie = cookie.substr(0, cookie.find(';'));
        core.table_for = "shop";
        core.table.reg = "shop";
        core.table.view = "calls_board";
        core.table.columns = {"number", "where"};
        core.table.figures["waiting"] = {town::Cell::Kind::number, "4"};
    }
};

}  // namespace

TEST_CASE("a board says each call in every language and fetches itself again without a script") {
    Wall town;
    town.core.table.rows = {called("12", "desk"), called("9", "desk")};
    const auto page = town.get(board);
    CHECK(page.status == 200);
    CHECK(header_of(page, "refresh") == "5");
    for (const auto* words : {"called-ja", "called-easy", "desk-ja", "desk-easy", "waiting-easy"})
        CHECK(says(page, words));
    CHECK(page.body.find(">12<") < page.body.find(">9<"));
    CHECK_FALSE(says(page, "<nav"));
    CHECK_FALSE(says(page, "<form"));
    CHECK(says(page, "/board.css"));
}

TEST_CASE("words that two languages share stand on the board once") {
    Wall town;
    town.core.table.rows = {called("12", "desk")};
    auto& easy = town.pack.words.at("easy");
    easy = town::Words("easy", {{"register.shop.word.desk", "desk-ja"}});
    CHECK(count(town.get(board).body, "desk-ja") == 1);
}

TEST_CASE("at most five calls stand on the board") {
    Wall town;
    for (int i = 1; i <= 9; ++i) town.core.table.rows.push_back(called(std::to_string(i), "desk"));
    CHECK(count(town.get(board).body, "data-row") == 5);
}

TEST_CASE("a board tries again while the town is silent and no other page does") {
    Wall town;
    town.core.mood = FakeCore::Mood::is_silent;
    const auto page = town.get(board);
    CHECK(page.status == 503);
    CHECK(header_of(page, "refresh") == "5");
    CHECK(header_of(town.get("/field/see/shop/orders"), "refresh").empty());
}

TEST_CASE("a board hangs for its own role alone") {
    Wall town;
    CHECK(town.get("/see/shop/calls_board").status == 404);
    town.cookie.clear();
    CHECK(town.get(board).status == 303);
}

#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

std::string borrow(const std::string& card, const std::string& book) {
    return R"({"card":{"written":")" + card + R"("},"book":{"written":")" + book + R"("}})";
}

std::string only(const std::string& book) { return R"({"book":{"written":")" + book + R"("}})"; }

const TypedBy here{.role = "library"};
constexpr const char* sleep_book = "33000018";

}  // namespace

TEST_CASE("⑪-1 a book is lent with a day to bring it back and is nobody's once it is back") {
    ActingTown town;
    const auto lent = file_act(town, "library-borrow", borrow("A12345678B", sleep_book), here);
    REQUIRE(lent.refused.empty());
    CHECK(lent.notes.contains("due"));
    CHECK(see(town, "library", "loans", {.section = "library_desk"}).rows.size() == 1);
    REQUIRE(file_act(town, "library-return", only(sleep_book), here).refused.empty());
    // ⑪-10: the reading is not remembered.
    CHECK(town.rows("SELECT 1 FROM library_loans").empty());
}

TEST_CASE("⑪-4 a reader takes the own hold and nobody else's") {
    ActingTown town;
    REQUIRE(file_act(town, "library-hold", borrow("11111111", sleep_book), {.role = "home"})
                .refused.empty());
    CHECK(file_act(town, "library-borrow", borrow("22222222", sleep_book), here).refused ==
          "held-by-another");
    CHECK(town.rows("SELECT 1 FROM library_loans").empty());
    CHECK(file_act(town, "library-borrow", borrow("11111111", sleep_book), here).refused.empty());
    CHECK(town.rows("SELECT 1 FROM library_holds").empty());
}

TEST_CASE("⑪-2 a book lent twice while the line was down is a row for staff") {
    ActingTown town;
    REQUIRE(file_act(town, "library-borrow", borrow("11111111", sleep_book), here).refused.empty());
    CHECK(file_act(town, "library-borrow", borrow("22222222", sleep_book), here).refused ==
          "already-lent");
    const auto rows = see(town, "library", "conflicts", {.section = "library_desk"}).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells[1].text == "lent_twice");
}

TEST_CASE("⑪-3 a neighbour library's book comes back here and goes on in the bag") {
    ActingTown town;
    const auto back = file_act(town, "library-return", only("A31000099A"), here);
    REQUIRE(back.refused.empty());
    CHECK(back.notes.at("forward") == "tsuyama");
    REQUIRE(see(town, "library", "bag", {.section = "library_desk"}).rows.size() == 1);
    const std::string sent = R"({"book":{"written":"31000099"},"bag":{"chosen":["sent"]}})";
    REQUIRE(file_act(town, "library-forward", sent, {.section = "library_desk"}).refused.empty());
    CHECK(see(town, "library", "bag", {.section = "library_desk"}).rows.empty());
    CHECK(file_act(town, "library-borrow", borrow("11111111", "31000099"), here).refused ==
          "other-library");
}

TEST_CASE("⑪-5 books are found by plain words with the words that matched") {
    ActingTown town;
    const auto found = see(town, "library", "find",
                           {.role = "library", .parameters = {{"words", "ねむれる子の本"}}});
    REQUIRE_FALSE(found.rows.empty());
    CHECK(found.rows[0].id == sleep_book);
    CHECK(found.rows[0].cells[2].text == "ねむれる子");
    CHECK(see(town, "library", "find", {.role = "library", .parameters = {{"words", "宇宙船"}}})
              .rows.empty());
}

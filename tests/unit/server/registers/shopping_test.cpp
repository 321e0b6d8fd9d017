#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

// The town in test stands at Sunday 2026-11-22; Tuesday's orders close on Monday at noon.
const std::string order = R"({"wares":{"lined":{"milk":2,"tofu":1,"eggs":1}},
  "instead":{"chosen":["similar"]},"day":{"chosen":["tuesday"]},"name":{"written":"みほん はなこ"},
  "phone":{"written":"0868-66-1234"},"where":{"chosen":["hub"]}})";

std::string line(const std::string& number, const std::string& ware) {
    return R"({"line":{"written":")" + number + "-" + ware +
           R"("},"sure":{"chosen":["none_left"]}})";
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("③-4 an order becomes lines and each shop sees only its own on the picking sheet") {
    ActingTown town;
    const auto done = file_act(town, "shopping-order", order, {.role = "hall"});
    REQUIRE(done.refused.empty());
    CHECK(done.notes.at("total") == "810");
    const auto first = see(town, "shopping", "picking", {.role = "shop", .device = "shop-1"});
    const auto second = see(town, "shopping", "picking", {.role = "shop", .device = "shop-2"});
    CHECK(first.rows.size() == 2);
    REQUIRE(second.rows.size() == 1);
    CHECK(second.rows[0].id == done.number + "-TOFU");
    CHECK(second.rows[0].acts == std::vector<std::string>{"shopping-out-of-stock"});
    CHECK(first.paper);
}

TEST_CASE("③-4 what is out of stock becomes what the person chose") {
    ActingTown town;
    const auto similar = file_act(town, "shopping-order", order, {.role = "home"});
    const auto call =
        file_act(town, "shopping-order", with(order, "similar", "call"), {.role = "hall"});
    const TypedBy shop{.role = "shop", .device = "shop-1"};
    CHECK(file_act(town, "shopping-out-of-stock", line(similar.number, "MILK"), shop)
              .refused.empty());
    CHECK(file_act(town, "shopping-out-of-stock", line(similar.number, "EGGS"), shop)
              .refused.empty());
    CHECK(file_act(town, "shopping-out-of-stock", line(call.number, "MILK"), shop).refused.empty());
    const auto state = [&](const std::string& id) {
        const auto rows =
            town.rows("SELECT state, substitute FROM shopping_lines WHERE id = '" + id + "'");
        return rows.at(0).text(0) + " " + rows.at(0).text(1);
    };
    CHECK(state(similar.number + "-MILK") == "substituted soy_milk");
    CHECK(state(similar.number + "-EGGS") == "left_out ");  // Nothing is like eggs.
    CHECK(state(call.number + "-MILK") == "to_call ");
}

TEST_CASE("③ an order after the cut-off is refused and leaves no line") {
    ActingTown town;
    town.tick(std::chrono::hours(27));  // Monday 13:38
    CHECK(file_act(town, "shopping-order", order, {.role = "hall"}).refused == "after-cutoff");
    CHECK(town.rows("SELECT 1 FROM shopping_orders").empty());
    CHECK(town.rows("SELECT 1 FROM shopping_lines").empty());
    CHECK(file_act(town, "shopping-order", with(order, "tuesday", "friday"), {.role = "hall"})
              .refused.empty());
}

TEST_CASE("③-4 a shop marks a line once and only its own") {
    ActingTown town;
    const auto done = file_act(town, "shopping-order", order, {.role = "hall"});
    const TypedBy shop{.role = "shop", .device = "shop-1"};
    CHECK(file_act(town, "shopping-out-of-stock", line(done.number, "TOFU"), shop).refused ==
          "other-shop");
    CHECK(file_act(town, "shopping-out-of-stock", line(done.number, "MILK"), shop).refused.empty());
    CHECK(file_act(town, "shopping-out-of-stock", line(done.number, "MILK"), shop).refused ==
          "already-marked");
    CHECK(file_act(town, "shopping-out-of-stock", line(done.number, "RICE"), shop).refused ==
          "no-such-line");
}

TEST_CASE("③-3 what a clerk types for a caller says who called") {
    ActingTown town;
    const std::string by_phone = R"({"caller":{"chosen":["family"]},)" + order.substr(1);
    const auto done = file_act(town, "shopping-by-phone", by_phone, {.section = "welfare_desk"});
    REQUIRE(done.refused.empty());
    const auto table = see(town, "shopping", "orders", {.section = "welfare_desk"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells[5].text == "family");
    CHECK_FALSE(try_to_see(town, "shopping", "orders", {.section = "care_desk"}));
}

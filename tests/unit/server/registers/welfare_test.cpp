#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

const TypedBy desk{.section = "welfare_desk"};
const TypedBy of_chuo{.role = "commissioner", .device = "commissioner-1"};
const TypedBy of_asahi{.role = "commissioner", .device = "commissioner-2"};
const Looker chuo{.role = "commissioner", .device = "commissioner-1"};
const Looker asahi{.role = "commissioner", .device = "commissioner-2"};

std::string wish(const std::string& district) {
    return R"({"kana_name":{"written":"みさき はなこ"},"kanji_name":{"written":"美咲 花子"},
      "field":{"chosen":["elderly"]},"district":)" +
           district +
           R"(,"address":{"written":"岡山県久米郡美咲町原田1735"},"phone":{"does_not_know":true},
      "tell":{"consented":true}})";
}
const std::string in_chuo = wish(R"({"chosen":["chuo"]})");
const std::string no_idea = wish(R"({"does_not_know":true})");

std::string visit(const std::string& person, const std::string& what,
                  const std::string& urgent = "no") {
    return R"({"person":{"written":")" + person + R"("},"what":{"chosen":[")" + what +
           R"("]},"minutes":{"chosen":["half_hour"]},"mood":{"chosen":["worried"]},
      "urgent":{"chosen":[")" +
           urgent + R"("]})" +
           (urgent == "yes" ? R"(,"note":{"written":"三日 食べて いない。"}})" : "}");
}

std::string count_of(const town::Table& table, const std::string& row) {
    for (const auto& one : table.rows) {
        if (one.id == row) return one.cells.at(2).text;
    }
    return "no such row";
}

}  // namespace

TEST_CASE("⑧-1 who asks for a visit stands in the list of that district only") {
    ActingTown town;
    const auto asked = file_act(town, "welfare-ask", in_chuo, {.role = "home"});
    REQUIRE(asked.dead == "");
    REQUIRE(asked.refused == "");
    const auto mine = see(town, "welfare", "mine", chuo);
    REQUIRE(mine.rows.size() == 1);
    CHECK(mine.rows[0].id == asked.number);
    CHECK(mine.rows[0].attention);
    CHECK(mine.rows[0].acts == std::vector<std::string>{"welfare-visit"});
    CHECK(see(town, "welfare", "mine", asahi).rows.empty());
    CHECK_FALSE(try_to_see(town, "welfare", "mine", {.section = "welfare_desk"}));
}

TEST_CASE("⑧-2 a visit is kept and another district's commissioner is refused") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", in_chuo, {.role = "hall"}).number;
    CHECK(file_act(town, "welfare-visit", visit(person, "watching"), of_asahi).refused ==
          "other-district");
    CHECK(town.rows("SELECT 1 FROM welfare_visits").empty());
    CHECK(file_act(town, "welfare-visit", visit(person, "watching"), of_chuo).refused == "");
    CHECK(file_act(town, "welfare-visit", visit("H9-AAAA-AAAA-A", "watching"), of_chuo).refused ==
          "no-such-person");
    const auto rows = town.rows("SELECT person_id, commissioner, mood FROM welfare_visits");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0) == person);
    CHECK(rows[0].text(1) == "commissioner-1");
    CHECK(rows[0].text(2) == "worried");
    CHECK_FALSE(see(town, "welfare", "mine", chuo).rows.at(0).attention);
}

TEST_CASE("⑧-1 a device that the pack gives no district keeps nothing") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", in_chuo, {.role = "hall"}).number;
    CHECK(file_act(town, "welfare-visit", visit(person, "watching"),
                   {.role = "commissioner", .device = "commissioner-9"})
              .refused == "no-district");
    CHECK(see(town, "welfare", "mine", {.role = "commissioner", .device = "commissioner-9"})
              .rows.empty());
}

TEST_CASE("⑧ who does not know the district is given one by the desk") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", no_idea, {.role = "hall"}).number;
    CHECK(file_act(town, "welfare-visit", visit(person, "watching"), of_asahi).refused ==
          "other-district");
    REQUIRE(see(town, "welfare", "unassigned", {.section = "welfare_desk"}).rows.size() == 1);
    CHECK(file_act(town, "welfare-assign",
                   R"({"person":{"written":")" + person + R"("},"district":{"chosen":["asahi"]}})",
                   desk)
              .refused == "");
    CHECK(see(town, "welfare", "unassigned", {.section = "welfare_desk"}).rows.empty());
    CHECK(see(town, "welfare", "mine", asahi).rows.size() == 1);
}

TEST_CASE("⑧ who no longer wishes visits leaves the list and the name leaves the register") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", in_chuo, {.role = "hall"}).number;
    REQUIRE(file_act(town, "welfare-visit", visit(person, "watching"), of_chuo).refused == "");
    const auto end = R"({"person":{"written":")" + person + R"("},"why":{"chosen":["wish"]}})";
    CHECK(file_act(town, "welfare-end", end, desk).refused == "");
    CHECK(see(town, "welfare", "mine", chuo).rows.empty());
    CHECK(town.rows("SELECT name FROM welfare_people")[0].text(0).empty());
    CHECK(file_act(town, "welfare-visit", visit(person, "watching"), of_chuo).refused == "ended");
    CHECK(file_act(town, "welfare-end", end, desk).refused == "no-such-person");
    CHECK(count_of(see(town, "welfare", "month", chuo), "visits.watching") == "1");
}

TEST_CASE("⑧-4 至急 reaches the desk with the name and leaves when one clerk takes it") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", in_chuo, {.role = "hall"}).number;
    REQUIRE(file_act(town, "welfare-visit", visit(person, "daily_help"), of_chuo).refused == "");
    CHECK(see(town, "welfare", "urgent", {.section = "welfare_desk"}).rows.empty());
    const auto urgent =
        file_act(town, "welfare-visit", visit(person, "daily_help", "yes"), of_chuo).number;
    const auto table = see(town, "welfare", "urgent", {.section = "welfare_desk"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].id == urgent);
    CHECK(table.rows[0].attention);
    CHECK(table.rows[0].cells.at(0).text == "urgent");
    CHECK(table.rows[0].cells.at(3).text == "美咲 花子");
    const auto seen = R"({"visit":{"written":")" + urgent + R"("},"by":{"chosen":["go"]}})";
    CHECK(file_act(town, "welfare-seen", seen, desk).refused == "");
    CHECK(file_act(town, "welfare-seen", seen, desk).refused == "already-seen");
    CHECK(see(town, "welfare", "urgent", {.section = "welfare_desk"}).rows.empty());
}

TEST_CASE("⑧-3 the month tallies itself in the national form's parts") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", in_chuo, {.role = "hall"}).number;
    const auto today = base::iso_date(base::tokyo_date(town.clock().now()));
    for (const auto* what : {"watching", "watching", "health", "absent"}) {
        REQUIRE(file_act(town, "welfare-visit", visit(person, what), of_chuo).refused == "");
    }
    REQUIRE(file_act(town, "welfare-activity",
                     R"({"what":{"chosen":["council"]},"on":{"dated":")" + today + R"("}})",
                     of_chuo)
                .refused == "");
    const auto sheet = see(town, "welfare", "month", chuo);
    CHECK(sheet.paper);
    CHECK(sheet.rows.size() == 4 + 14 + 6 + 2 + 2);
    CHECK(count_of(sheet, "visits.watching") == "2");
    CHECK(count_of(sheet, "by_matter.health") == "1");
    CHECK(count_of(sheet, "by_field.elderly") == "1");
    CHECK(count_of(sheet, "other_activity.council") == "1");
    CHECK(sheet.figures.at("days").text == "1");
    CHECK(count_of(see(town, "welfare", "month", asahi), "visits.watching") == "0");
    REQUIRE(file_act(town, "welfare-activity",
                     R"({"what":{"chosen":["survey"]},"on":{"dated":")" + today + R"("}})",
                     of_asahi)
                .refused == "");
    const auto all = see(town, "welfare", "month", {.section = "welfare_desk"});
    CHECK(count_of(all, "visits.watching") == "2");
    CHECK(all.figures.at("days").text == "2");  // 延べ: one day of each.
}

TEST_CASE("⑧-7 the desk reads numbers of districts and no name") {
    ActingTown town;
    const auto person = file_act(town, "welfare-ask", in_chuo, {.role = "hall"}).number;
    REQUIRE(file_act(town, "welfare-visit", visit(person, "watching"), of_chuo).refused == "");
    const auto table = see(town, "welfare", "districts", {.section = "welfare_desk"});
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells.at(1).text == "1");
    CHECK(table.rows[0].cells.at(3).text == "1");
    CHECK(town::to_json(table).find("花子") == std::string::npos);
    CHECK_FALSE(try_to_see(town, "welfare", "districts", {.section = "care_desk"}));
}

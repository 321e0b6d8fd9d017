#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

const std::string secret = "夫が こわくて 家に 帰れません。";

std::string first_page(const std::string& may_see) {
    return R"({"areas":{"chosen":["money","safety"]},"story":{"written":")" + secret +
           R"("},"how_soon":{"chosen":["week"]},"kana_name":{"written":"みほん"},
      "contact":{"chosen":["visit"]},"may_see":{"chosen":[")" +
           may_see + R"("]}})";
}

std::string owner(ActingTown& town, const std::string& number, const std::string& section) {
    const auto due = base::tokyo_date(town.clock().now() + std::chrono::hours(24 * 7));
    return R"({"case":{"written":")" + number + R"("},"owner_section":{"chosen":[")" + section +
           R"("]},"owner":{"written":"見本 職員"},"step":{"chosen":["come"]},"due":{"dated":")" +
           base::iso_date(due) + R"("}})";
}

std::string areas(const std::string& number, const std::string& trouble, const std::string& fine) {
    return R"({"case":{"written":")" + number + R"("},"trouble":{"chosen":[)" + trouble +
           R"(]},"fine":{"chosen":[)" + fine + R"(]}})";
}

std::string close(const std::string& number) {
    return R"({"case":{"written":")" + number + R"("},"told":{"chosen":["yes"]}})";
}

const TypedBy welfare{.section = "welfare_desk"};
const TypedBy care{.section = "care_desk"};
const TypedBy taxi{.section = "kurashi_anzen"};

}  // namespace

TEST_CASE("⑫-3 sections that were chosen see the case and all others a lock") {
    ActingTown town;
    const auto started =
        file_act(town, "consult-start", first_page("care_desk"), {.role = "library"});
    REQUIRE(started.dead == "");
    REQUIRE(started.refused == "");
    for (const auto* section : {"welfare_desk", "care_desk"}) {
        const auto table = see(town, "consult", "cases", {.section = section});
        REQUIRE(table.rows.size() == 1);
        CHECK(table.rows[0].id == started.number);
        CHECK(table.rows[0].cells.at(3).text == "2");
        CHECK_FALSE(table.rows[0].acts.empty());
    }
    const auto table = see(town, "consult", "cases", {.section = "kurashi_anzen"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells.at(0).text == "locked");
    CHECK(table.rows[0].acts.empty());
    const auto text = town::to_json(table);
    CHECK(text.find(started.number) == std::string::npos);
    CHECK(text.find("みほん") == std::string::npos);
}

TEST_CASE("⑫-3 who chose no section is seen by the desk of consultations alone") {
    ActingTown town;
    const auto number =
        file_act(town, "consult-start", first_page("only_here"), {.role = "hall"}).number;
    CHECK(town.rows("SELECT 1 FROM consult_consents").empty());
    CHECK(see(town, "consult", "cases", {.section = "care_desk"}).rows[0].cells.at(0).text ==
          "locked");
    const Looker locked{.section = "care_desk", .parameters = {{"case", number}}};
    CHECK(see(town, "consult", "page", locked).rows.size() == 1);
    CHECK(town::to_json(see(town, "consult", "page", locked)).find(secret) == std::string::npos);
    CHECK(town::to_json(see(town, "consult", "page",
                            {.section = "welfare_desk", .parameters = {{"case", number}}}))
              .find(secret) != std::string::npos);
}

TEST_CASE("⑫-3 a locked case is acted on by nobody and answers like one that is not there") {
    ActingTown town;
    const auto number =
        file_act(town, "consult-start", first_page("care_desk"), {.role = "hall"}).number;
    CHECK(file_act(town, "consult-owner", owner(town, number, "care_desk"), taxi).refused ==
          "locked");
    CHECK(
        file_act(town, "consult-owner", owner(town, "H9-AAAA-AAAA-A", "care_desk"), taxi).refused ==
        "locked");
    CHECK(file_act(town, "consult-areas", areas(number, "", R"("home")"), taxi).refused ==
          "locked");
    CHECK(town.rows("SELECT owner FROM consult_cases")[0].text(0).empty());
}

TEST_CASE("⑫-4 a case gets one owner and only in a section that may see it") {
    ActingTown town;
    const auto number =
        file_act(town, "consult-start", first_page("care_desk"), {.role = "hall"}).number;
    CHECK(see(town, "consult", "cases", {.section = "care_desk"}).rows[0].attention);
    CHECK(file_act(town, "consult-owner", owner(town, number, "child_desk"), welfare).refused ==
          "no-consent");
    CHECK(file_act(town, "consult-owner", owner(town, number, "care_desk"), welfare).refused == "");
    const auto rows = town.rows("SELECT owner_section, owner, step FROM consult_cases");
    CHECK(rows[0].text(0) == "care_desk");
    CHECK(rows[0].text(1) == "見本 職員");
    CHECK(rows[0].text(2) == "come");
    CHECK_FALSE(see(town, "consult", "cases", {.section = "care_desk"}).rows[0].attention);
}

TEST_CASE("⑫-3 consent taken back locks the case and takes it from its owner") {
    ActingTown town;
    const auto number =
        file_act(town, "consult-start", first_page("care_desk"), {.role = "hall"}).number;
    REQUIRE(file_act(town, "consult-owner", owner(town, number, "care_desk"), care).refused == "");
    const auto only_here =
        R"({"case":{"written":")" + number + R"("},"may_see":{"chosen":["only_here"]}})";
    CHECK(file_act(town, "consult-consent", only_here, care).dead == "not-allowed");
    CHECK(file_act(town, "consult-consent", only_here, welfare).refused == "");
    CHECK(town.rows("SELECT owner FROM consult_cases")[0].text(0).empty());
    CHECK(see(town, "consult", "cases", {.section = "care_desk"}).rows[0].cells.at(0).text ==
          "locked");
}

TEST_CASE("⑫-1 a case is closed only after every area was asked about") {
    ActingTown town;
    const auto number =
        file_act(town, "consult-start", first_page("care_desk"), {.role = "hall"}).number;
    CHECK(file_act(town, "consult-close", close(number), welfare).refused == "no-owner");
    REQUIRE(file_act(town, "consult-owner", owner(town, number, "care_desk"), care).refused == "");
    CHECK(file_act(town, "consult-close", close(number), welfare).refused == "untouched-areas");
    CHECK(file_act(town, "consult-areas", areas(number, R"("home")", R"("home","work")"), care)
              .refused == "area-twice");
    CHECK(town.rows("SELECT 1 FROM consult_touched").size() == 2);
    CHECK(file_act(town, "consult-areas",
                   areas(number, R"("home")",
                         R"("work","health","child","care","disability","alone","family")"),
                   care)
              .refused == "");
    CHECK(see(town, "consult", "cases", {.section = "care_desk"}).rows[0].cells.at(4).text == "0");
    CHECK(file_act(town, "consult-close", close(number), welfare).refused == "");
    CHECK(file_act(town, "consult-close", close(number), welfare).refused == "case-closed");
    CHECK(see(town, "consult", "cases", {.section = "care_desk"}).rows.empty());
}

TEST_CASE("⑫-8 five cases are told as a number") {
    ActingTown town;
    for (int i = 0; i < 5; ++i) {
        REQUIRE(file_act(town, "consult-start", first_page("only_here"), {.role = "hall"})
                    .refused.empty());
    }
    const auto table = see(town, "consult", "month", {.section = "welfare_desk"});
    CHECK(table.figures.at("cases").text == "5");
    CHECK(table.rows.at(0).cells.at(1).kind == town::Cell::Kind::number);
}

TEST_CASE("⑫-8 the month counts cases and compound ones and shows no word of anybody") {
    ActingTown town;
    REQUIRE(file_act(town, "consult-start", first_page("only_here"), {.role = "hall"}).refused ==
            "");
    CHECK_FALSE(try_to_see(town, "consult", "month", {.section = "general_desk"}));
    const auto table = see(town, "consult", "month", {.section = "welfare_desk"});
    CHECK(table.figures.at("month").text == "令和8年11月");
    CHECK(table.figures.at("cases").text == "few");  // one alone could be known by it
    CHECK(table.figures.at("compound").text == "few");
    for (const auto& row : table.rows) CHECK(row.cells.at(1).text != "1");
    const auto text = town::to_json(table);
    CHECK(text.find(secret) == std::string::npos);
    CHECK(text.find("みほん") == std::string::npos);
    for (const auto& one : see(town, "consult", "cases", {.section = "welfare_desk"}).rows) {
        for (const auto& cell : one.cells) CHECK(cell.text.find("こわくて") == std::string::npos);
    }
}

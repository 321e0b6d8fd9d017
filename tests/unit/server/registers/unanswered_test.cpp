// Learning without leaking: questions that nobody answered, on their whole way.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/admin/officer.h"
#include "server/yardsticks/unanswered.h"
#include "tests/unit/server/registers/told.h"
#include "town/toml.h"
#include "town/unanswered.h"

using namespace server_test;
using How = town::UnansweredQuestion::How;

namespace {

const Looker general{.section = "general_desk"};

void ask(ActingTown& town, const std::string& text, int times = 1, How how = How::staff_first,
         const std::string& role = "hall") {
    auto& terminal = town.terminal(role);
    const auto today = base::tokyo_date(town.clock().now());
    for (int i = 0; i < times; ++i) {
        const auto body = town::to_body(town::UnansweredQuestion{text, "ja", how, today});
        REQUIRE(terminal.send({terminal.record(body)}).status == 200);
    }
    town.apply_all();
}

void next_week(ActingTown& town) {
    town.clock().advance(std::chrono::hours(24 * 7));
    server::tick_registers(town.store(), town.clock(), town.pack(), town.registers());
}

std::string cell(const town::Table& table, std::size_t row, const std::string& column) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i] == column) return table.rows.at(row).cells.at(i).text;
    }
    return "no such column";
}

Filed say_about(ActingTown& town, const std::string& group, const std::string& rest,
                const std::string& section = "general_desk") {
    return file_act(town, "guide-about", R"({"group":{"written":")" + group + R"("},)" + rest + "}",
                    {.section = section});
}

std::string toml_of(ActingTown& town) {
    const server::Officer officer(town.store(), town.clock(), town.keys(), &town.pack());
    return nlohmann::json::parse(officer.answer(R"({"do":"guide_proposals"})"))["toml"];
}

}  // namespace

TEST_CASE("the same question three times becomes a group on Monday and its words alone are shown") {
    ActingTown town;
    ask(town, "竹を もらいたい 花火");
    ask(town, "竹を もらいたい", 1, How::left);
    ask(town, "竹を もらいたい 店", 1, How::none_fit);
    CHECK(see(town, "unanswered", "groups", general).rows.empty());  // not before the week is over
    next_week(town);
    const auto table = told(town, see(town, "unanswered", "groups", general));
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, "questions") == "3");
    CHECK(cell(table, 0, "staff_first") == "few");
    const auto words = cell(table, 0, "words");
    CHECK(words.find("竹") != std::string::npos);
    CHECK(words.find("花火") == std::string::npos);  // one person's word
    CHECK(cell(table, 0, "example").empty());        // no text was asked three times
    CHECK(town.count("unanswered_questions") == 0);  // the texts are gone
    CHECK(town.count("applications") == 0);
    CHECK(town.rows("SELECT 1 FROM inbox WHERE state = 'dead'").empty());
}

TEST_CASE("fewer than three are not shown and after eight weeks they are gone") {
    ActingTown town;
    ask(town, "気球を 上げたい", 2);
    next_week(town);
    const auto table = see(town, "unanswered", "groups", general);
    CHECK(table.rows.empty());
    CHECK(table.figures.at("waiting").text == "few");
    CHECK(town.count("unanswered_questions") == 1);
    for (int week = 0; week < 8; ++week) next_week(town);
    CHECK(town.count("unanswered_questions") == 0);
}

TEST_CASE("a third of the kind within the eight weeks brings them out") {
    ActingTown town;
    ask(town, "気球を 上げたい", 2);
    next_week(town);
    ask(town, "気球を 上げたい");
    next_week(town);
    const auto table = see(town, "unanswered", "groups", general);
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, "example") == "気球を 上げたい");
}

TEST_CASE("an urgent question is never counted whatever a terminal sends") {
    ActingTown town;
    ask(town, "死にたい", 5);
    ask(town, "竹で 人を たたきたい", 5);  // no list names it, and it is not ordinary
    CHECK(town.count("unanswered_questions") == 0);
    CHECK(town.count("dead_letters") == 0);
}

TEST_CASE("what a terminal did not hide the server hides") {
    ActingTown town;
    ask(town, "山本太郎の 気球は 0868-66-1111");
    const auto rows = town.rows("SELECT text FROM unanswered_questions");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0) == "○の 気球は ○");
}

TEST_CASE("a counter asks no questions of the guide") {
    ActingTown town;
    ask(town, "気球を 上げたい", 1, How::left, "counter");
    CHECK(town.count("unanswered_questions") == 0);
    CHECK(town.count("dead_letters") == 1);
}

TEST_CASE("only the section that writes the answers sees what was not answered") {
    ActingTown town;
    CHECK(try_to_see(town, "unanswered", "groups", general).has_value());
    CHECK(try_to_see(town, "unanswered", "proposals", general).has_value());
    CHECK_FALSE(try_to_see(town, "unanswered", "groups", {.section = "care_desk"}).has_value());
    CHECK_FALSE(try_to_see(town, "unanswered", "groups", {.role = "hall"}).has_value());
}

TEST_CASE("what a clerk says of a group is decided by another and reaches the pack's maker") {
    ActingTown town;
    ask(town, "気球を 上げたい", 3);
    next_week(town);
    const auto group = see(town, "unanswered", "groups", general).rows.at(0).id;
    const auto filed =
        told(town, "unanswered", say_about(town, group, R"("about":{"chosen":["new_entry"]})"));
    REQUIRE(filed.dead.empty());
    CHECK(filed.refused.empty());
    CHECK(see(town, "unanswered", "groups", general).rows.empty());
    const auto proposals = told(town, see(town, "unanswered", "proposals", general));
    REQUIRE(proposals.rows.size() == 1);
    CHECK(cell(proposals, 0, "kind") == "wanted");
    CHECK(cell(proposals, 0, "asked") == "気球を 上げたい");
    CHECK(toml_of(town).find("気球") == std::string::npos);  // nobody decided yet

    const auto decision = R"({"proposal":{"written":")" + proposals.rows[0].id +
                          R"("},"decision":{"chosen":["accepted"]}})";
    CHECK(told(town, "unanswered",
               file_act(town, "guide-decide", decision, {.section = "general_desk"}))
              .refused == "own-proposal");
    town.rows("UPDATE unanswered_proposals SET clerk_id = 'a colleague'");
    CHECK(file_act(town, "guide-decide", decision, {.section = "general_desk"}).refused.empty());
    const auto toml = toml_of(town);
    CHECK(toml.find("[[wanted]]") != std::string::npos);
    CHECK(town::parse_toml(toml));
    CHECK(told(town, "unanswered",
               file_act(town, "guide-decide", decision, {.section = "general_desk"}))
              .refused == "already-said");
}

TEST_CASE("a group that is an entry of the guide brings its words and a synonym") {
    ActingTown town;
    ask(town, "住民票の 電子データが ほしい", 4);
    next_week(town);
    const auto group = see(town, "unanswered", "groups", general).rows.at(0).id;
    CHECK(told(town, "unanswered",
               say_about(town, group,
                         R"("about":{"chosen":["other"]},"entry":{"written":"no such title"})"))
              .refused == "no-such-entry");
    const auto entries = town::guide::entries_in(town.pack().files);
    REQUIRE(entries);
    const auto& entry = entries.value().front();
    REQUIRE(say_about(town, group,
                      R"("about":{"chosen":["other"]},"entry":{"written":")" + entry.id +
                          R"("},"said":{"written":"\"電子の 住民票\""},
                             "town_word":{"written":"住民票"})")
                .refused.empty());
    CHECK(told(town, "unanswered", say_about(town, group, R"("about":{"chosen":["nothing"]})"))
              .refused == "already-said");
    town.rows("UPDATE unanswered_proposals SET state = 'accepted'");
    const auto toml = town::parse_toml(toml_of(town));
    REQUIRE(toml);
    CHECK(toml.value().contains("synonym"));
    CHECK(toml.value().contains("asked"));
}

TEST_CASE("groups are the same whatever the order and two things are two groups") {
    const auto kept = [](const char* text, std::vector<std::string> words, std::int64_t n) {
        return server::KeptQuestion{.text = text, .language = "ja", .n = n, .words = words};
    };
    std::vector<server::KeptQuestion> questions = {kept("a", {"竹", "もらう"}, 2),
                                                   kept("b", {"気球"}, 3),
                                                   kept("c", {"竹", "もらう", "花火"}, 1)};
    const auto first = server::grouped(questions);
    std::ranges::reverse(questions);
    const auto second = server::grouped(questions);
    REQUIRE(first.size() == 2);
    REQUIRE(second.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(first[i].words == second[i].words);
        CHECK(first[i].n == 3);
    }
}

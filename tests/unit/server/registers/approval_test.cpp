#include <catch2/catch.hpp>

#include "server/registers/seen.h"
#include "tests/unit/server/registers/told.h"

using namespace server_test;

namespace {

std::string draft(int yen) {
    return R"({"kind":{"chosen":["expense"]},"title":{"written":"いすの 購入"},
      "text":{"written":"窓口の いすを 買いかえる。"},"yen":{"counted":)" +
           std::to_string(yen) + "}}";
}

std::string decision(const std::string& seen) {
    return R"({"draft":{"written":")" + seen + R"("},"decision":{"chosen":["decided"]}})";
}

std::string waiting_id(ActingTown& town, const std::string& section) {
    return see(town, "approval", "waiting", {.section = section}).rows.at(0).id;
}

// As the counter looks it up before the act, by the row's id or a number that was typed.
town::Table read_draft(ActingTown& town, const std::string& named) {
    return told(town, see(town, "approval", "draft",
                          {.section = "general_desk", .parameters = {{"draft", named}}}));
}

std::string intact(ActingTown& town) {
    return see(town, "approval", "decided", {.section = "general_desk"})
        .rows.at(0)
        .cells.at(6)
        .text;
}

}  // namespace

TEST_CASE("⑮-1 a small draft is decided by the second card") {
    ActingTown town;
    REQUIRE(
        file_act(town, "approval-draft", draft(5000), {.section = "care_desk"}).refused.empty());
    const auto seen = waiting_id(town, "general_desk");
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "care_desk"}).refused ==
          "own-draft");
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "welfare_desk"}).refused ==
          "not-yours");
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "general_desk"})
              .refused.empty());
    CHECK(intact(town) == "intact");
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "general_desk"}).refused ==
          "over");
}

TEST_CASE("⑮-1 a large draft is consulted about before it is decided") {
    ActingTown town;
    REQUIRE(
        file_act(town, "approval-draft", draft(500000), {.section = "care_desk"}).refused.empty());
    const auto seen = waiting_id(town, "welfare_desk");
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "general_desk"}).refused ==
          "not-yours");
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "welfare_desk"})
              .refused.empty());
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "general_desk"})
              .refused.empty());
    CHECK(intact(town) == "intact");
}

TEST_CASE("⑮-2 what was changed after signing shows as broken") {
    ActingTown town;
    REQUIRE(
        file_act(town, "approval-draft", draft(5000), {.section = "care_desk"}).refused.empty());
    const auto seen = waiting_id(town, "general_desk");
    REQUIRE(file_act(town, "approval-decide", decision(seen), {.section = "general_desk"})
                .refused.empty());
    town.rows(
        "UPDATE approval_signed SET answers = replace(answers, '5000', '9000')"
        " WHERE step = 'draft'");
    CHECK(intact(town) == "broken");
}

TEST_CASE("⑮-2 a draft that is not the one that was read cannot be decided") {
    ActingTown town;
    REQUIRE(
        file_act(town, "approval-draft", draft(5000), {.section = "care_desk"}).refused.empty());
    auto seen = waiting_id(town, "general_desk");
    seen.back() = seen.back() == 'A' ? 'B' : 'A';
    CHECK(file_act(town, "approval-decide", decision(seen), {.section = "general_desk"}).refused ==
          "changed");
}

TEST_CASE("⑮-2 who decides is shown the whole draft and cannot decide by its number alone") {
    ActingTown town;
    REQUIRE(
        file_act(town, "approval-draft", draft(5000), {.section = "care_desk"}).refused.empty());
    const auto listed = waiting_id(town, "general_desk");
    const auto number = server::seen_of(listed).subject;
    const auto typed =
        file_act(town, "approval-decide", decision(number), {.section = "general_desk"});
    CHECK(told(town, "approval", typed).refused == "not-seen");
    CHECK(town.rows("SELECT step FROM approvals").at(0).text(0) == "decider");
    const auto shown = read_draft(town, number);
    REQUIRE(shown.rows.size() == 1);
    CHECK(shown.rows[0].id == listed);
    CHECK(read_draft(town, listed).rows.at(0).cells == shown.rows[0].cells);
    std::map<std::string, std::string> said;
    for (std::size_t i = 0; i < shown.columns.size(); ++i)
        said[shown.columns[i]] = shown.rows[0].cells[i].text;
    CHECK(said["number"] == number);
    CHECK(said["title"] == "いすの 購入");
    CHECK(said["text"] == "窓口の いすを 買いかえる。");
    CHECK(said["yen"] == "5000");
    CHECK_FALSE(said["drafter"].empty());
    CHECK(said["drafted_in"] == "care_desk");
    CHECK(said["at"].starts_with("令和8年"));
    CHECK(read_draft(town, "H1-0000-0000-0").rows.empty());
    CHECK(file_act(town, "approval-decide", decision(shown.rows[0].id), {.section = "general_desk"})
              .refused.empty());
    CHECK(town.rows("SELECT step FROM approvals").at(0).text(0) == "decided");
}

TEST_CASE("⑮-3 the document of a decision says who signed what and whether it still stands") {
    ActingTown town;
    const auto drafted = file_act(town, "approval-draft", draft(5000), {.section = "care_desk"});
    REQUIRE(drafted.refused.empty());
    const auto seen = waiting_id(town, "general_desk");
    const auto number = seen.substr(0, seen.rfind('-'));
    const Looker anybody{.section = "child_desk", .parameters = {{"decision", number}}};
    CHECK(see(town, "approval", "document", anybody).rows.empty());  // Nothing is decided yet.
    // Signed by a clock three minutes ahead of the town's: what counts is when it was signed.
    const auto signed_at = base::from_rfc3339("2026-11-22T01:41:00Z");
    REQUIRE(signed_at.has_value());
    REQUIRE(file_act(town, "approval-decide", decision(seen),
                     {.section = "general_desk", .at = *signed_at})
                .refused.empty());
    const auto said = [&](const std::string& item) {
        const auto document = see(town, "approval", "document", anybody);
        for (const auto& row : document.rows) {
            if (row.id == item) return row.cells.at(1).text;
        }
        return std::string("not said");
    };
    CHECK(said("number") == number);
    CHECK(said("title") == "いすの 購入");
    CHECK(said("yen") == "5000");
    CHECK(said("digest") == seen.substr(seen.rfind('-') + 1));
    CHECK_FALSE(said("drafted_by").empty());
    CHECK(said("decided_by") != "not said");
    CHECK(said("decided_at") == "令和8年11月22日 10時41分");
    CHECK(said("agreed_at") == "not said");
    CHECK(said("signatures") == "intact");
    town.rows("UPDATE approval_signed SET answers = replace(answers, '5000', '9000')");
    CHECK(said("signatures") == "broken");
}

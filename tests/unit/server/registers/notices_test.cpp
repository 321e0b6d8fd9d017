#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

std::string notice(const std::string& level, const std::string& title) {
    return R"({"level":{"chosen":[")" + level + R"("]},"topic":{"chosen":["disaster"]},
      "areas":{"chosen":["asahi"]},"title":{"written":")" +
           title +
           R"("},"text":{"written":"みほんの お知らせです。"},"until":{"dated":"2026-12-31"}})";
}

std::string of(const std::string& number) {
    return R"({"notice":{"written":")" + number + R"("},"read":{"chosen":["true"]}})";
}

std::string choice(const std::string& channel) {
    return R"({"person":)" + TestPerson{}.json() +
           R"(,"topics":{"chosen":["disaster"]},"area":{"chosen":["asahi"]},"channel":{"chosen":[")" +
           channel + R"("]}})";
}

const Looker hall{.role = "hall"};

}  // namespace

TEST_CASE("⑩-1 what is written once stands on terminals and on the 回覧") {
    ActingTown town;
    REQUIRE(
        file_act(town, "notice-write", notice("ordinary", "ごみの日"), {.section = "general_desk"})
            .refused.empty());
    CHECK(see(town, "notices", "board", hall).rows.size() == 1);
    CHECK(see(town, "notices", "board", {.role = "home"}).rows.size() == 1);
    CHECK(see(town, "notices", "circular", {.section = "general_desk"}).paper);
    CHECK(see(town, "notices", "emergency", hall).rows.empty());
}

TEST_CASE("⑩-2 level 5 is not shown without the second confirmation of another clerk") {
    ActingTown town;
    const auto written =
        file_act(town, "notice-write", notice("level5", "大雨"), {.section = "general_desk"});
    CHECK(written.refused == "second-confirmation-needed");
    CHECK(see(town, "notices", "emergency", hall).rows.empty());
    CHECK(
        file_act(town, "notice-confirm", of(written.number), {.section = "general_desk"}).refused ==
        "same-person");
    CHECK(see(town, "notices", "board", hall).rows.empty());
    CHECK(file_act(town, "notice-confirm", of(written.number), {.section = "care_desk"})
              .refused.empty());
    const auto out = see(town, "notices", "emergency", hall);
    REQUIRE(out.rows.size() == 1);
    CHECK(out.rows[0].cells[0].text == "level5");
    CHECK(out.rows[0].attention);
}

TEST_CASE("⑩-5 topics are chosen with the card and forgotten the same way") {
    ActingTown town;
    REQUIRE(file_act(town, "notice-topics", choice("paper"), {.role = "hall"}).refused.empty());
    CHECK(town.rows("SELECT channel FROM notice_choices").at(0).text(0) == "paper");
    const auto reach = see(town, "notices", "reach", {.section = "general_desk"});
    CHECK(reach.rows.at(1).cells.at(2).text == "few");  // One person would be known by it.
    REQUIRE(file_act(town, "notice-topics", choice("none"), {.role = "hall"}).refused.empty());
    CHECK(town.rows("SELECT 1 FROM notice_choices").empty());
}

TEST_CASE("⑩ a notice that was taken down is nowhere any more") {
    ActingTown town;
    const auto written =
        file_act(town, "notice-write", notice("drill", "訓練"), {.section = "general_desk"});
    REQUIRE(see(town, "notices", "emergency", hall).rows.size() == 1);
    const std::string end =
        R"({"notice":{"written":")" + written.number + R"("},"why":{"chosen":["over"]}})";
    REQUIRE(file_act(town, "notice-end", end, {.section = "general_desk"}).refused.empty());
    CHECK(see(town, "notices", "emergency", hall).rows.empty());
}

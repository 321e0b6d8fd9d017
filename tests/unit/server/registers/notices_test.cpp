#include <catch2/catch.hpp>

#include "tests/unit/server/registers/told.h"

using namespace server_test;

namespace {

std::string notice(const std::string& level, const std::string& title) {
    return R"({"level":{"chosen":[")" + level + R"("]},"topic":{"chosen":["disaster"]},
      "areas":{"chosen":["asahi"]},"title":{"written":")" +
           title +
           R"("},"text":{"written":"みほんの お知らせです。"},"until":{"dated":"2026-12-31"}})";
}

std::string of(const std::string& number) {
    return R"({"notice":{"written":")" + number + R"("}})";
}

// As the counter looks it up before the act, by its number.
town::Table read_notice(ActingTown& town, const std::string& number) {
    return told(town, see(town, "notices", "notice",
                          {.section = "care_desk", .parameters = {{"notice", number}}}));
}
// What the confirmation of a clerk who was shown it names.
std::string seen(ActingTown& town, const std::string& number) {
    return read_notice(town, number).rows.at(0).id;
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
    CHECK(written.refused.empty());
    CHECK(told(town, "notices", written).notes.at("waits") == written.number);
    CHECK(see(town, "notices", "emergency", hall).rows.empty());
    CHECK(file_act(town, "notice-confirm", of(seen(town, written.number)),
                   {.section = "general_desk"})
              .refused == "same-person");
    CHECK(see(town, "notices", "board", hall).rows.empty());
    CHECK(file_act(town, "notice-confirm", of(seen(town, written.number)), {.section = "care_desk"})
              .refused.empty());
    const auto out = see(town, "notices", "emergency", hall);
    REQUIRE(out.rows.size() == 1);
    CHECK(out.rows[0].cells[0].text == "level5");
    CHECK(out.rows[0].attention);
}

TEST_CASE("⑩-2 the second clerk is shown the whole notice and confirms that and no other") {
    ActingTown town;
    const auto written =
        file_act(town, "notice-write", notice("level5", "大雨"), {.section = "general_desk"});
    const auto confirm = [&](const std::string& named) {
        return told(town, "notices",
                    file_act(town, "notice-confirm", of(named), {.section = "care_desk"}));
    };
    const auto state = [&] { return town.rows("SELECT state FROM notices").at(0).text(0); };
    CHECK(confirm(written.number).refused == "not-seen");
    CHECK(state() == "waiting");
    const auto shown = read_notice(town, written.number);
    REQUIRE(shown.rows.size() == 1);
    std::map<std::string, std::string> said;
    for (std::size_t i = 0; i < shown.columns.size(); ++i)
        said[shown.columns[i]] = shown.rows[0].cells[i].text;
    CHECK(said["level"] == "level5");
    CHECK(said["areas"] == "旭");
    CHECK(said["title"] == "大雨");
    CHECK(said["text"] == "みほんの お知らせです。");
    CHECK(said["until"] == "2026-12-31");
    CHECK_FALSE(said["by"].empty());
    CHECK(said["written"].starts_with("令和8年"));
    town.rows("UPDATE notices SET body = 'べつの 文です。'");
    CHECK(confirm(shown.rows[0].id).refused == "changed");
    CHECK(state() == "waiting");
    CHECK(confirm(seen(town, written.number)).refused.empty());
    CHECK(state() == "shown");
    CHECK(see(town, "notices", "emergency", hall).rows.at(0).cells.at(2).text == "べつの 文です。");
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

TEST_CASE("⑩ a notice is taken down only as it was shown and is then nowhere any more") {
    ActingTown town;
    const auto written =
        file_act(town, "notice-write", notice("drill", "訓練"), {.section = "general_desk"});
    REQUIRE(see(town, "notices", "emergency", hall).rows.size() == 1);
    const auto end = [&](const std::string& named) {
        const auto answers =
            R"({"notice":{"written":")" + named + R"("},"why":{"chosen":["over"]}})";
        return told(town, "notices",
                    file_act(town, "notice-end", answers, {.section = "general_desk"}));
    };
    CHECK(end(written.number).refused == "not-seen");
    const std::string before = seen(town, written.number);
    town.rows("UPDATE notices SET title = 'べつの 訓練'");
    CHECK(end(before).refused == "changed");
    CHECK(see(town, "notices", "emergency", hall).rows.size() == 1);
    CHECK(end(seen(town, written.number)).refused.empty());
    CHECK(see(town, "notices", "emergency", hall).rows.empty());
}

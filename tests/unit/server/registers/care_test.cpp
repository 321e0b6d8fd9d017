#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/server/support/acting_town.h"
#include "town/answers_json.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

const TypedBy desk{.section = "care_desk"};
const TypedBy investigator{.role = "investigator", .device = "investigator-1"};
const TypedBy other_investigator{.role = "investigator", .device = "investigator-2"};

std::string day(ActingTown& town, int later = 0) {
    return base::iso_date(base::tokyo_date(town.clock().now() + std::chrono::hours(24 * later)));
}

std::string family_files() {
    return R"({"filed_by":{"chosen":["family_care"]},"proxy_name":{"written":"見本 一郎"},
      "proxy_phone":{"written":"090-0000-1234"},"kind":{"chosen":["first"]},
      "kana_name":{"written":"みさき はなこ"},"kanji_name":{"written":"美咲 花子"},
      "birth_date":{"dated":"1940-02-17"},"address":{"written":"岡山県久米郡美咲町原田1735"},
      "phone":{"written":"0868-66-1234"},"place":{"chosen":["home"]},
      "doctor":{"written":"見本医院 見本医師"}})";
}

std::string step(ActingTown& town, const std::string& number, const std::string& what) {
    Json answers{{"case", {{"written", number}}},
                 {"step", {{"chosen", {what}}}},
                 {"on", {{"dated", day(town)}}}};
    if (what == "survey_asked") answers["investigator"] = {{"chosen", {"investigator-1"}}};
    return answers.dump();
}

// The 調査票 of somebody in good health: of every item the first choice of the form.
Json healthy(ActingTown& town, const std::string& number) {
    Json answers;
    for (const auto& question : town::journey(town.pack(), "care-survey")->questions) {
        if (question.options.empty()) continue;
        answers[question.id] = {{"chosen", {question.options.front().id}}};
    }
    answers["case"] = {{"written", number}};
    answers["surveyed_on"] = {{"dated", day(town)}};
    return answers;
}

std::string steps_of(const ActingTown& town) {
    std::string all;
    for (const auto& row : town.rows("SELECT step FROM care_steps ORDER BY rowid")) {
        all += (all.empty() ? "" : " ") + row.text(0);
    }
    return all;
}

// A case whose survey was asked of investigator-1.
std::string asked_case(ActingTown& town) {
    const auto filed = file_act(town, "care-apply", family_files(), {.role = "hall"});
    REQUIRE(filed.dead == "");
    REQUIRE(filed.refused == "");
    REQUIRE(file_act(town, "care-stage", step(town, filed.number, "survey_asked"), desk).refused ==
            "");
    return filed.number;
}

}  // namespace

TEST_CASE("⑦-6 family files an application and the law's thirty days begin") {
    ActingTown town;
    const auto filed = file_act(town, "care-apply", family_files(), {.role = "hall"});
    REQUIRE(filed.dead == "");
    const auto rows = town.rows("SELECT id, name, opened_on, due_on FROM care_cases");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0) == filed.number);
    CHECK(rows[0].text(1) == "美咲 花子");
    CHECK(rows[0].text(2) == day(town));
    CHECK(rows[0].text(3) == day(town, 30));
    CHECK(filed.state == "received");  // Staff look at who filed for whom.
}

TEST_CASE("⑦-5 the desk sees whose turn it is and late cases first") {
    ActingTown town;
    const auto late = asked_case(town);
    REQUIRE(file_act(town, "care-stage", step(town, late, "opinion_asked"), desk).refused == "");
    town.tick(std::chrono::hours(24 * 31));
    const auto young = file_act(town, "care-apply", family_files(), {.role = "hall"}).number;
    const auto table = see(town, "care", "cases", {.section = "care_desk"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].id == late);
    CHECK(table.rows[0].attention);
    CHECK(table.rows[0].cells.at(3).text == "31");
    CHECK(table.rows[0].cells.at(5).text == "investigator_and_doctor");
    CHECK(table.rows[0].acts ==
          std::vector<std::string>{"care-stage", "care-delay", "care-show-clock"});
    CHECK(table.rows[1].id == young);
    CHECK_FALSE(table.rows[1].attention);
    CHECK(table.figures.at("overdue").text == "1");
    CHECK_FALSE(try_to_see(town, "care", "cases", {.section = "kurashi_anzen"}));
}

TEST_CASE("⑦-1 an investigator enters the national form and the case moves on") {
    ActingTown town;
    const auto number = asked_case(town);
    const auto mine = see(town, "care", "mine_investigator",
                          {.role = "investigator", .device = "investigator-1"});
    REQUIRE(mine.rows.size() == 1);
    CHECK(mine.rows[0].acts == std::vector<std::string>{"care-survey"});
    const auto done = file_act(town, "care-survey", healthy(town, number).dump(), investigator);
    CHECK(done.dead == "");
    CHECK(done.refused == "");
    CHECK(steps_of(town) == "applied survey_asked survey_done");
    const auto paper =
        see(town, "care", "survey", {.section = "care_desk", .parameters = {{"case", number}}});
    CHECK(paper.paper);
    CHECK(paper.rows.size() == 61);  // 60 questions: the 74 items, the two 自立度, and the day.
    CHECK(town::to_json(paper).find("美咲") == std::string::npos);  // The board reads it unnamed.
    const auto after = see(town, "care", "mine_investigator",
                           {.role = "investigator", .device = "investigator-1"});
    CHECK(after.rows.at(0).acts == std::vector<std::string>{"care-show-survey"});
    CHECK(town::to_json(after).find("0868") == std::string::npos);
    const auto clock =
        see(town, "care", "clock", {.section = "care_desk", .parameters = {{"case", number}}});
    CHECK(clock.rows.size() == 3);
}

TEST_CASE("⑦-2 a contradiction without a note is refused and with a note is kept") {
    ActingTown town;
    const auto number = asked_case(town);
    auto answers = healthy(town, number);
    answers["1-5"] = {{"chosen", {"cannot"}}};  // Cannot keep seated, walks without holding on.
    CHECK(file_act(town, "care-survey", answers.dump(), investigator).dead == "answers-do-not-fit");
    CHECK(steps_of(town) == "applied survey_asked");
    answers["why-sit-walk"] = {{"written", "検査の あとで、調査の日だけ すわれなかった。"}};
    const auto done = file_act(town, "care-survey", answers.dump(), investigator);
    CHECK(done.dead == "");
    CHECK(done.refused == "");
    CHECK(steps_of(town) == "applied survey_asked survey_done");
}

TEST_CASE("⑦-1 the form has the national seventy-four items") {
    ActingTown town;
    std::size_t items = 0;
    for (const auto& question : town::journey(town.pack(), "care-survey")->questions) {
        const char group = question.id.front();
        if (group < '1' || group > '6') continue;  // 7 are the two 自立度, which stand beside them.
        const bool each_counts = question.kind == town::QuestionKind::several_of;
        items += each_counts ? question.options.size() - 1 : 1;  // All but 「ない」.
    }
    CHECK(items == 74);
}

TEST_CASE("⑦-2 every contradiction of the pack is found and none in somebody healthy") {
    ActingTown town;
    const auto* survey = town::journey(town.pack(), "care-survey");
    const auto today = base::tokyo_date(town.clock().now());
    const auto found_in = [&](const Json& said) {
        const auto answers = town::answers_from_json(said.dump());
        REQUIRE(answers);
        return town::contradictions(*survey, answers.value(), today);
    };
    CHECK(found_in(healthy(town, "H1-AAAA-AAAA-A")).empty());
    CHECK(survey->contradictions.size() >= 18);
    for (const auto& one : survey->contradictions) {
        auto said = healthy(town, "H1-AAAA-AAAA-A");
        for (const auto& condition : one.when) {
            said[condition.question] = {{"chosen", {condition.option}}};
        }
        INFO(one.id);
        const auto found = found_in(said);
        CHECK(std::any_of(found.begin(), found.end(),
                          [&](const auto* other) { return other->id == one.id; }));
    }
}

TEST_CASE("⑦ another investigator's case answers like one that does not exist") {
    ActingTown town;
    const auto number = asked_case(town);
    CHECK(file_act(town, "care-survey", healthy(town, number).dump(), other_investigator).refused ==
          "no-such-case");
    CHECK(file_act(town, "care-survey", healthy(town, "H9-AAAA-AAAA-A").dump(), investigator)
              .refused == "no-such-case");
    CHECK(
        see(town, "care", "mine_investigator", {.role = "investigator", .device = "investigator-2"})
            .rows.empty());
    CHECK(
        see(town, "care", "survey",
            {.role = "investigator", .device = "investigator-2", .parameters = {{"case", number}}})
            .rows.empty());
    CHECK(town.rows("SELECT 1 FROM care_surveys").empty());
}

TEST_CASE("⑦-5 nothing goes to the board early or after the person was told") {
    ActingTown town;
    const auto number = asked_case(town);
    const auto move = [&](const std::string& what) {
        return file_act(town, "care-stage", step(town, number, what), desk).refused;
    };
    CHECK(move("board_sent") == "not-ready");
    REQUIRE(file_act(town, "care-survey", healthy(town, number).dump(), investigator).refused ==
            "");
    CHECK(file_act(town, "care-survey", healthy(town, number).dump(), investigator).refused ==
          "already-surveyed");
    CHECK(move("board_sent") == "not-ready");
    CHECK(move("opinion_received") == "");
    CHECK(move("opinion_received") == "already-done");
    for (const auto* next : {"board_sent", "board_held", "notified"}) CHECK(move(next) == "");
    CHECK(move("withdrawn") == "case-closed");
    CHECK(file_act(town, "care-stage", step(town, "H9-AAAA-AAAA-A", "notified"), desk).refused ==
          "no-such-case");
    CHECK(see(town, "care", "cases", {.section = "care_desk"}).rows.empty());
}

TEST_CASE("⑦-5 a delay has a reason and a later day and is printed as a notice") {
    ActingTown town;
    const auto number = asked_case(town);
    const auto delay = [&](int days) {
        return file_act(town, "care-delay",
                        R"({"case":{"written":")" + number +
                            R"("},"reason":{"chosen":["late_opinion"]},"until":{"dated":")" +
                            day(town, days) + R"("}})",
                        desk)
            .refused;
    };
    const auto notice = [&] {
        return see(town, "care", "delay",
                   {.section = "care_desk", .parameters = {{"case", number}}});
    };
    CHECK(delay(30) == "not-later");
    CHECK(notice().rows.empty());
    CHECK(delay(45) == "");
    const auto paper = notice();
    CHECK(paper.paper);
    REQUIRE(paper.rows.size() == 8);
    CHECK(paper.rows[4].cells[1].text == "late_opinion");
    CHECK(paper.rows[5].cells[1].text == day(town, 45));
    CHECK(see(town, "care", "cases", {.section = "care_desk"}).rows[0].cells.at(2).text ==
          day(town, 45));
    CHECK(delay(45) == "not-later");
}

TEST_CASE("⑦-5 the pace counts what is over and names nobody") {
    ActingTown town;
    const auto number = asked_case(town);
    const auto row = [&](const std::string& id) {
        for (const auto& one : see(town, "care", "pace", {.section = "care_desk"}).rows) {
            if (one.id == id) return one.cells.at(1).text + "/" + one.cells.at(2).text;
        }
        return std::string("no such row");
    };
    CHECK(row("pace_survey") == "/0");
    town.tick(std::chrono::hours(24 * 9));
    REQUIRE(file_act(town, "care-survey", healthy(town, number).dump(), investigator).refused ==
            "");
    CHECK(row("pace_survey") == "9.0/1");
    CHECK(row("pace_whole") == "/0");
}

TEST_CASE("⑦-6 residents see their own stage after card and PIN and nobody else's") {
    ActingTown town;
    asked_case(town);
    TestPerson person{.name = "美咲　花子", .birth_date = "1940-02-17"};
    const auto own = see(town, "care", "mine", {.role = "hall", .person = person.person()});
    REQUIRE(own.rows.size() == 1);
    CHECK(own.rows[0].cells.at(1).text == "survey_asked");
    person.birth_date = "1940-02-18";
    CHECK(see(town, "care", "mine", {.role = "hall", .person = person.person()}).rows.empty());
}

#include <catch2/catch.hpp>

#include "server/pages/steps.h"
#include "tests/unit/pages/pages_town.h"

using namespace server::pages;
using pages_test::question;
using Kind = town::QuestionKind;

namespace {

const base::Date today = std::chrono::year(2026) / 11 / 22;

town::Question yes_no(const std::string& id) {
    auto asked = question(id, Kind::one_of);
    asked.options = {{.id = "yes"}, {.id = "no"}};
    return asked;
}

// first; then on one page second and, if that is yes, third; a person from the card; fourth.
town::Journey four_questions() {
    auto made = pages_test::journey("four", {"home"});
    made.questions = {yes_no("first"), yes_no("second"), yes_no("third"),
                      question("person", Kind::person_from_card), yes_no("fourth")};
    made.questions[1].page = made.questions[2].page = "middle";
    made.questions[2].when = {{.question = "second", .option = "yes"}};
    made.questions[4].may_skip = true;
    return made;
}

town::Answer yes() { return town::Chosen{{"yes"}}; }
town::Answer no() { return town::Chosen{{"no"}}; }

std::string ids(const QuestionPage& page) {
    std::string all;
    for (const auto* asked : page) all += (all.empty() ? "" : " ") + asked->id;
    return all;
}

}  // namespace

TEST_CASE("questions of one page stand together and the card is asked at the terminal") {
    const auto journey = four_questions();
    Progress progress;
    progress.answers = {{"second", yes()}};
    std::string pages;
    for (const auto& page : pages_for(journey, progress, today)) pages += "[" + ids(page) + "]";
    CHECK(pages == "[first][second third][fourth]");
}

TEST_CASE("a question that an answer brings onto the page is shown before the page is left") {
    const auto journey = four_questions();
    Progress progress;
    go_to_first(journey, progress, today);
    progress.answers = {{"first", yes()}};
    CHECK(ids(go_on(journey, progress, today)) == "second");
    progress.answers.insert_or_assign("second", yes());
    CHECK(ids(go_on(journey, progress, today)) == "second third");
    progress.answers.insert_or_assign("third", no());
    CHECK(ids(go_on(journey, progress, today)) == "fourth");
    CHECK(go_on(journey, progress, today).empty());
    CHECK(progress.shown.empty());
}

TEST_CASE("a change leads back to the review but not past what it brought up") {
    const auto journey = four_questions();
    Progress progress;
    progress.answers = {{"first", yes()}, {"second", no()}};
    progress.seen = {"first", "second", "fourth"};
    CHECK(ids(go_to(journey, progress, "first", today)) == "first");
    CHECK(go_on(journey, progress, today).empty());
    CHECK(ids(go_to(journey, progress, "second", today)) == "second");
    progress.answers.insert_or_assign("second", yes());
    CHECK(ids(go_on(journey, progress, today)) == "second third");
    progress.answers.insert_or_assign("third", no());
    CHECK(go_on(journey, progress, today).empty());
}

TEST_CASE("back goes to the page before and from the review to the last one") {
    const auto journey = four_questions();
    Progress progress;
    progress.answers = {{"first", yes()}, {"second", no()}};
    CHECK(ids(go_back(journey, progress, today)) == "fourth");
    CHECK(ids(go_back(journey, progress, today)) == "second");
    CHECK(ids(go_back(journey, progress, today)) == "first");
    CHECK(go_back(journey, progress, today).empty());
}

TEST_CASE("what a row answered is never asked") {
    const auto journey = four_questions();
    Progress progress;
    progress.answers = {{"first", yes()}};
    progress.given = "first";
    CHECK(ids(go_to_first(journey, progress, today)) == "second");
}

TEST_CASE("missing answers are complained of here but a missing card is not") {
    auto journey = four_questions();
    journey.evidence = town::EvidenceLevel::l2;
    Progress progress;
    progress.answers = {{"first", yes()}};
    const auto complaints = complaints_here(journey, progress, today);
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].question == "second");
}

TEST_CASE("a form travels sealed: changed or old or somebody else's it does not open") {
    const FormSeal seal;
    const base::Time now{std::chrono::hours(24 * 365)};
    Progress progress;
    progress.journey = "four";
    progress.language = "easy";
    progress.answers = {{"kana", town::Written{base::SecretText("みさき")}}};
    progress.shown = {"kana"};
    progress.seen = {"first", "kana"};
    progress.changing = true;
    progress.given = "first";
    progress.form = base::uuid_v7(now);
    progress.begun_at = now;
    const auto text = seal.sealed(progress, "home");
    const auto opened = seal.opened(text, "home", now);
    REQUIRE(opened);
    CHECK(opened->journey == "four");
    CHECK(opened->language == "easy");
    CHECK(std::get<town::Written>(opened->answers.at("kana")).text.reveal() == "みさき");
    CHECK(opened->shown == progress.shown);
    CHECK(opened->seen == progress.seen);
    CHECK(opened->changing);
    CHECK(opened->given == "first");
    CHECK(opened->form == progress.form);
    CHECK(text.find("四") == std::string::npos);
    auto changed = text;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    CHECK_FALSE(seal.opened(changed, "home", now));
    CHECK_FALSE(seal.opened(text, "a device", now));
    CHECK_FALSE(seal.opened(text, "home", now + std::chrono::hours(13)));
    CHECK_FALSE(FormSeal().opened(text, "home", now));
    CHECK_FALSE(seal.opened("", "home", now));
}

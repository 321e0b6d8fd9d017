// Which questions are asked, what is forgotten, and what follows.
#include "tests/unit/town/samples.h"

using sample::today;
using Ids = std::vector<std::string>;

namespace {

Ids asked(const town::Answers& answers) {
    static const town::Journey journey = sample::journey();
    Ids ids;
    for (const auto* question : town::questions_for(journey, answers, today)) {
        ids.push_back(question->id);
    }
    return ids;
}

bool holds(town::Condition condition, const town::Answers& answers) {
    return town::holds({std::move(condition)}, sample::journey(), answers, today);
}

using sample::Test;
const town::Answers of_65{{"person", sample::born("1961-11-22")}};
const town::Answers of_64{{"person", sample::born("1961-11-23")}};

}  // namespace

TEST_CASE("before the card is read nothing that rests on it is asked") {
    CHECK(asked({}) == Ids{"person", "notice"});
}

TEST_CASE("the age on the card decides which grounds are asked") {
    CHECK(asked(of_65) == Ids{"person", "extra", "notice"});
    CHECK(asked(of_64) == Ids{"person", "grounds", "notice"});
}

TEST_CASE("an age that the card does not prove counts as under") {
    CHECK(asked({{"person", sample::born("1961-00-00")}}) == Ids{"person", "grounds", "notice"});
    CHECK(asked({{"person", sample::born("")}}) == Ids{"person", "grounds", "notice"});
}

TEST_CASE("an answer to a question no longer asked opens no other question") {
    town::Answers answers{{"notice", town::Chosen{{"phone"}}},
                          {"phone", sample::written("0868-66-0000")}};
    CHECK(asked(answers) == Ids{"person", "notice", "phone", "number_seen"});
    answers["notice"] = town::Chosen{{"letter"}};
    CHECK(asked(answers) == Ids{"person", "notice"});  // Though "phone" is still answered.
}

TEST_CASE("pruning keeps exactly the answers to questions still asked") {
    town::Answers answers = of_65;
    answers["grounds"] = town::Chosen{{"notebook"}};
    answers["notice"] = town::Chosen{{"letter"}};
    answers["phone"] = sample::written("0868-66-0000");
    answers["never_asked"] = town::Counted{1};
    const auto kept = town::pruned(sample::journey(), answers, today);
    Ids ids;
    for (const auto& [id, answer] : kept) ids.push_back(id);
    CHECK(ids == Ids{"notice", "person"});
}

TEST_CASE("is and is not look at the chosen option") {
    const town::Answers letter{{"notice", town::Chosen{{"letter"}}}};
    CHECK(holds({"notice", Test::is, "letter", 0}, letter));
    CHECK_FALSE(holds({"notice", Test::is, "phone", 0}, letter));
    CHECK(holds({"notice", Test::is_not, "phone", 0}, letter));
    CHECK_FALSE(holds({"notice", Test::is_not, "letter", 0}, letter));
}

TEST_CASE("of an unanswered question no condition holds, not even is not") {
    for (const Test test : {Test::is, Test::is_not, Test::includes, Test::age_at_least,
                            Test::age_under, Test::answered, Test::does_not_know}) {
        CHECK_FALSE(holds({"notice", test, "phone", 65}, {}));
    }
}

TEST_CASE("who does not know has answered but chosen nothing") {
    const town::Answers unknown{{"notice", town::DoesNotKnow{}}};
    CHECK(holds({"notice", Test::does_not_know, "", 0}, unknown));
    CHECK(holds({"notice", Test::answered, "", 0}, unknown));
    CHECK_FALSE(holds({"notice", Test::is_not, "phone", 0}, unknown));
}

TEST_CASE("includes finds one option among several") {
    town::Answers answers = of_65;
    answers["extra"] = town::Chosen{{"a", "b"}};
    CHECK(holds({"extra", Test::includes, "b", 0}, answers));
    CHECK_FALSE(holds({"extra", Test::includes, "none", 0}, answers));
}

TEST_CASE("a consent can be asked for by given and not given") {
    town::Journey journey = sample::journey();
    journey.questions = {sample::ask("share", town::QuestionKind::consent)};
    const town::Answers no{{"share", town::Consented{false}}};
    CHECK(town::holds({{"share", Test::is, "not_given", 0}}, journey, no, today));
    CHECK_FALSE(town::holds({{"share", Test::is, "given", 0}}, journey, no, today));
}

TEST_CASE("an age can rest on a date that was typed") {
    town::Journey journey = sample::journey();
    journey.questions = {sample::ask("born", town::QuestionKind::date)};
    const town::Answers typed{{"born", sample::dated("1961-11-22")}};
    CHECK(town::holds({{"born", Test::age_at_least, "", 65}}, journey, typed, today));
    CHECK_FALSE(town::holds({{"born", Test::age_under, "", 65}}, journey, typed, today));
}

TEST_CASE("a number is compared with what is at least asked for") {
    town::Journey journey;
    journey.questions.push_back(sample::ask("copies", town::QuestionKind::number));
    const auto at = [&](Test test, town::Answer answer) {
        const town::Condition condition{"copies", test, "", 0, 3};
        return town::holds({condition}, journey, {{"copies", std::move(answer)}}, today);
    };
    CHECK(at(Test::at_least, town::Counted{3}));
    CHECK_FALSE(at(Test::at_least, town::Counted{2}));
    CHECK(at(Test::under, town::Counted{2}));
    CHECK_FALSE(at(Test::under, town::Counted{3}));
    CHECK_FALSE(at(Test::at_least, town::DoesNotKnow{}));
    CHECK_FALSE(at(Test::under, town::DoesNotKnow{}));
    CHECK_FALSE(at(Test::under, town::Chosen{{"2"}}));
}

TEST_CASE("a date is compared by its days from today") {
    town::Journey journey;
    journey.questions.push_back(sample::ask("day", town::QuestionKind::date));
    const auto at = [&](Test test, std::int64_t days, const char* iso) {
        const town::Condition condition{"day", test, "", 0, days};
        return town::holds({condition}, journey, {{"day", sample::dated(iso)}}, today);
    };
    CHECK(at(Test::at_least, 0, "2026-11-22"));
    CHECK_FALSE(at(Test::at_least, 0, "2026-11-21"));
    CHECK(at(Test::under, 0, "2026-11-21"));
    CHECK(at(Test::at_least, -14, "2026-11-08"));
    CHECK(at(Test::under, -14, "2026-11-07"));
    CHECK(at(Test::at_least, 30, "2026-12-22"));
    CHECK_FALSE(at(Test::at_least, 30, "2026-12-21"));
    CHECK_FALSE(at(Test::under, 30, "no date"));
}

TEST_CASE("all conditions of a list must hold, and none is always true") {
    town::Answers answers = of_65;
    answers["notice"] = town::Chosen{{"phone"}};
    const town::Condition old_enough{"person", Test::age_at_least, "", 65};
    const town::Condition by_letter{"notice", Test::is, "letter", 0};
    CHECK(town::holds({}, sample::journey(), answers, today));
    CHECK_FALSE(town::holds({old_enough, by_letter}, sample::journey(), answers, today));
}

TEST_CASE("the first outcome whose conditions hold is the one said") {
    CHECK(town::outcome(sample::journey(), of_65, today)->id == "age");
    CHECK(town::outcome(sample::journey(), of_64, today)->id == "staff");
}

TEST_CASE("only what applies has to be brought") {
    town::Answers answers = of_64;
    CHECK(town::what_to_bring(sample::journey(), answers, today) == Ids{"card"});
    answers["grounds"] = town::Chosen{{"notebook"}};
    CHECK(town::what_to_bring(sample::journey(), answers, today) == Ids{"notebook", "card"});
}

TEST_CASE("an option, an outcome or not knowing leads to staff and else nothing does") {
    town::Answers answers = of_65;
    answers["notice"] = town::Chosen{{"letter"}};
    CHECK_FALSE(town::needs_staff(sample::journey(), answers, today));
    answers["notice"] = town::DoesNotKnow{};
    CHECK(town::needs_staff(sample::journey(), answers, today));
    CHECK(town::needs_staff(sample::journey(), of_64, today));  // by its outcome
    town::Journey no_outcome = sample::journey();
    no_outcome.outcomes.clear();
    answers = of_64;
    CHECK_FALSE(town::needs_staff(no_outcome, answers, today));
    answers["grounds"] = town::Chosen{{"notebook"}};
    CHECK(town::needs_staff(no_outcome, answers, today));
}

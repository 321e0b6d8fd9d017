#include "kiosk/journey/runner.h"

#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using Went = Runner::Went;

namespace {

const town::Words& ja() { return hall::misaki().words.at("ja"); }

struct Journey {
    Runner runner;
    explicit Journey(const std::string& id)
        : runner(*town::journey(hall::misaki(), id), base::tokyo_date(hall::start())) {}
    view::Question shown() const { return runner.question(ja()); }
    std::string id() const { return shown().question_id; }
    template <class Ask>
    Ask ask() const {
        return std::get<Ask>(shown().ask);
    }
    Went choose(const std::string& option) {
        CHECK(runner.take(OptionToggled{option}));
        return runner.go_on();
    }
    void type(const std::vector<std::string>& characters) {
        for (const auto& one : characters) runner.take(CharacterTyped{one});
    }
    void digits(const std::string& typed) {
        for (const char one : typed) runner.take(DigitPressed{one - '0'});
    }
    void person(const std::string& birth_date) {
        runner.set_person({base::SecretText("見本　花子"), base::SecretText("美咲町"),
                           base::SecretText(birth_date), town::Sex::female});
    }
};

}  // namespace

TEST_CASE("answers decide which question comes next and how many there are") {
    Journey taxi("taxi-pass");
    taxi.person("1955-04-12");
    CHECK(taxi.runner.go_on() == Went::next_question);
    CHECK(taxi.id() == "other_grounds");
    Journey young("taxi-pass");
    young.person("1990-04-12");
    CHECK(young.runner.go_on() == Went::next_question);
    CHECK(young.id() == "grounds");
    CHECK(young.shown().progress.number == 2);
    CHECK(young.shown().progress.of == 0);  // What is chosen here may ask for more.
}

TEST_CASE("how many questions there are is told once no answer can change it") {
    Journey life("life-event");
    life.person("1990-04-12");
    std::vector<int> told;
    const auto counted = [&] { told.push_back(life.shown().progress.of); };
    counted();
    life.runner.go_on();
    counted();
    life.choose("birth");
    life.runner.take(DoesNotKnowPressed{});
    life.runner.go_on();
    life.choose("work");
    REQUIRE(life.id() == "children");
    counted();
    life.digits("1");
    life.runner.go_on();
    counted();
    CHECK(life.shown().progress.number == 6);
    // Five are answered; an account is five more, and the telephone.
    CHECK(told == std::vector<int>{0, 0, 0, 11});
    life.runner.go_back();
    CHECK(life.shown().progress.of == 0);  // The number of children may be mended.
}

TEST_CASE("a day to come is said with its day of the week while it is typed and in the review") {
    Journey slot("interview-slot");
    slot.runner.preset("questionnaire", "C1-YX0K-PNV2-W");
    REQUIRE(slot.id() == "day");
    slot.digits("8");
    slot.runner.take(DatePartChosen{2});
    slot.digits("1208");
    const auto ask = slot.ask<AskDate>();
    CHECK(ask.read_back == "令和8年12月8日（火曜日）");
    slot.runner.go_on();
    slot.choose("morning");
    CHECK(slot.runner.review(ja()).rows[1].value == "令和8年12月8日（火曜日）");
}

TEST_CASE("a day on which the counter is closed is said to be closed and another is asked for") {
    Journey slot("interview-slot");
    slot.runner.preset("questionnaire", "C1-YX0K-PNV2-W");
    slot.digits("8");
    slot.runner.take(DatePartChosen{2});
    slot.digits("1206");
    CHECK(slot.ask<AskDate>().read_back == "令和8年12月6日（日曜日）");
    CHECK_FALSE(slot.shown().can_go_on);
    CHECK(slot.runner.go_on() == Went::not_yet);
    CHECK(slot.shown().missing == ja().say("answer_fault.closed_day"));
    slot.runner.take(DatePartChosen{3});
    slot.digits("07");
    CHECK(slot.runner.go_on() == Went::next_question);
}

TEST_CASE("going on too early says what is missing and stays") {
    Journey one("consultation");
    CHECK_FALSE(one.shown().can_go_on);
    CHECK(one.shown().missing.empty());
    CHECK(one.runner.go_on() == Went::not_yet);
    CHECK(one.id() == "areas");
    CHECK_FALSE(one.shown().missing.empty());
    one.runner.take(OptionToggled{"money"});
    CHECK(one.shown().missing.empty());
    CHECK(one.shown().can_go_on);
}

TEST_CASE("going back loses nothing, not even what is half typed") {
    Journey one("consultation");
    one.runner.take(OptionToggled{"money"});
    CHECK(one.choose("home") == Went::next_question);
    CHECK(one.choose("later") == Went::next_question);
    REQUIRE(one.id() == "preferred_date");
    one.digits("8");
    one.runner.take(DatePartChosen{2});
    one.digits("1");
    CHECK(one.runner.go_back());
    CHECK(one.runner.go_back());
    CHECK(one.ask<AskOptions>().options[0].chosen);
    CHECK(one.ask<AskOptions>().options[4].chosen);
    CHECK_FALSE(one.runner.go_back());
    one.runner.go_on();
    one.runner.go_on();
    CHECK(one.ask<AskDate>().year == "8");
    CHECK(one.ask<AskDate>().month == "1");
}

TEST_CASE("none of these stands alone and leaves when another is chosen") {
    Journey taxi("taxi-pass");
    taxi.person("1955-04-12");
    taxi.runner.go_on();
    taxi.runner.take(OptionToggled{"notebook"});
    taxi.runner.take(OptionToggled{"care"});
    taxi.runner.take(OptionToggled{"none"});
    const auto chosen = [&] {
        std::string all;
        for (const auto& row : taxi.ask<AskOptions>().options) all += row.chosen ? row.id : "";
        return all;
    };
    CHECK(chosen() == "none");
    taxi.runner.take(OptionToggled{"care"});
    CHECK(chosen() == "care");
    taxi.runner.take(OptionToggled{"care"});
    CHECK(chosen().empty());
}

TEST_CASE("one of several stays chosen when it is touched twice") {
    Journey one("consultation");
    one.choose("money");
    one.runner.take(OptionToggled{"today"});
    one.runner.take(OptionToggled{"today"});
    CHECK(one.ask<AskOptions>().options[0].chosen);
    one.runner.take(OptionToggled{"later"});
    CHECK_FALSE(one.ask<AskOptions>().options[0].chosen);
}

TEST_CASE("not knowing is an answer and goes to staff") {
    Journey one("consultation");
    CHECK(one.shown().may_not_know);
    one.runner.take(DoesNotKnowPressed{});
    CHECK(one.shown().does_not_know);
    CHECK(one.runner.go_on() == Went::next_question);
    CHECK(town::needs_staff(one.runner.journey(), one.runner.answers(), one.runner.today()));
}

TEST_CASE("a date is typed by era and read back before it counts") {
    Journey one("consultation");
    one.choose("money");
    one.choose("later");
    CHECK(one.ask<AskDate>().eras.size() == 1);
    CHECK(one.ask<AskDate>().part == 1);
    one.runner.take(DigitPressed{8});
    CHECK(one.ask<AskDate>().part == 1);
    one.runner.take(DatePartChosen{2});
    one.digits("12");
    CHECK(one.ask<AskDate>().part == 3);
    one.digits("24");
    CHECK(one.ask<AskDate>().read_back == "令和8年12月24日（木曜日）");
    CHECK(one.shown().can_go_on);
    CHECK(one.runner.go_on() == Went::next_question);
}

TEST_CASE("a day that does not exist or lies behind is not taken") {
    Journey one("consultation");
    one.choose("money");
    one.choose("later");
    one.runner.take(DatePartChosen{1});
    one.digits("8");
    one.runner.take(DatePartChosen{2});
    one.digits("2");
    one.digits("30");
    CHECK(one.ask<AskDate>().read_back.empty());
    CHECK(one.runner.go_on() == Went::not_yet);
    one.runner.take(DatePartChosen{3});
    one.digits("03");
    CHECK(one.ask<AskDate>().read_back == "令和8年2月3日（火曜日）");
    CHECK(one.runner.go_on() == Went::not_yet);
}

TEST_CASE("a name is typed in kana and in kanji and both may be mended") {
    Journey one("consultation");
    one.choose("money");
    one.choose("today");
    REQUIRE(one.id() == "kana_name");
    one.type({"や", "ま", "た"});
    one.runner.take(KanaChanged{});
    CHECK(one.ask<AskText>().text == "やまだ");
    one.runner.take(CharacterErased{});
    CHECK(one.ask<AskText>().text == "やま");
    CHECK(one.runner.go_on() == Went::next_question);
    one.type({"や", "ま"});
    CHECK(one.ask<AskText>().unconverted == "やま");
    one.runner.take(ConvertPressed{});
    const auto candidates = one.ask<AskText>().candidates;
    REQUIRE_FALSE(candidates.empty());
    one.runner.take(CandidateChosen{0});
    CHECK(one.ask<AskText>().text == candidates[0]);
    CHECK(one.ask<AskText>().unconverted.empty());
    one.type({"た"});
    one.runner.take(CharacterErased{});
    one.runner.take(CharacterErased{});
    CHECK(one.ask<AskText>().text != candidates[0]);
}

TEST_CASE("a question that may be skipped is skipped") {
    Journey one("consultation");
    one.choose("money");
    one.choose("today");
    one.type({"や"});
    one.runner.go_on();
    REQUIRE(one.id() == "kanji_name");
    CHECK(one.shown().can_go_on);
    CHECK(one.runner.go_on() == Went::next_question);
    CHECK(one.id() == "birth_date");
    CHECK(one.runner.go_on() == Went::next_question);
    CHECK_FALSE(one.runner.answers().contains("kanji_name"));
}

TEST_CASE("a number has its limits and a refused consent is an answer") {
    Journey record("resident-record");
    record.person("1955-04-12");
    record.runner.go_on();
    record.choose("self");
    record.choose("relation");
    REQUIRE(record.id() == "copies");
    record.type({"0"});
    CHECK(record.runner.go_on() == Went::not_yet);
    record.runner.take(CharacterErased{});
    record.type({"2"});
    CHECK(record.runner.go_on() == Went::next_question);
    CHECK(record.runner.go_on() == Went::all_answered);

    Journey one("consultation");
    one.choose("money");
    one.choose("today");
    one.type({"や"});
    one.runner.go_on();
    one.runner.go_on();
    one.runner.go_on();
    one.choose("visit");
    REQUIRE(one.id() == "share");
    CHECK_FALSE(one.ask<AskConsent>().given);
    one.runner.take(ConsentGiven{false});
    CHECK(one.ask<AskConsent>().given == false);
    CHECK(one.runner.go_on() == Went::all_answered);
}

TEST_CASE("a change from the review returns to it and asks only what is new") {
    Journey taxi("taxi-pass");
    taxi.person("1955-04-12");
    taxi.runner.go_on();
    taxi.choose("none");
    CHECK(taxi.choose("letter") == Went::all_answered);
    taxi.runner.change("notice");
    CHECK(taxi.choose("phone") == Went::next_question);
    CHECK(taxi.id() == "phone");
    taxi.type({"0", "8", "6", "8", "6", "6", "0", "0", "0", "0"});
    CHECK(taxi.ask<AskText>().text == "0868-66-0000");
    CHECK(taxi.runner.go_on() == Went::all_answered);
    taxi.runner.change("other_grounds");
    CHECK(taxi.runner.go_on() == Went::all_answered);
}

TEST_CASE("an answer to a question no longer asked is left out but comes back when asked again") {
    Journey taxi("taxi-pass");
    taxi.person("1955-04-12");
    taxi.runner.go_on();
    taxi.choose("none");
    taxi.choose("phone");
    taxi.type({"0", "8", "6", "8", "6", "6", "0", "0", "0", "0"});
    taxi.runner.go_on();
    taxi.runner.change("notice");
    CHECK(taxi.choose("letter") == Went::all_answered);
    CHECK_FALSE(taxi.runner.answers().contains("phone"));
    taxi.runner.change("notice");
    CHECK(taxi.choose("phone") == Went::next_question);
    CHECK(taxi.ask<AskText>().text == "0868-66-0000");
}

TEST_CASE(
    "the review hides the birth date and address until asked for and cannot change the card") {
    Journey taxi("taxi-pass");
    taxi.person("1955-04-12");
    taxi.runner.go_on();
    taxi.choose("none");
    taxi.choose("letter");
    auto review = taxi.runner.review(ja());
    CHECK(review.outcome.find("65") != std::string::npos);
    CHECK(review.submit == "申し込む");
    REQUIRE(review.rows.size() == 6);
    CHECK(review.rows[1].hidden);
    CHECK(review.rows[1].value.empty());
    CHECK_FALSE(review.rows[1].can_change);
    CHECK(review.rows[5].can_change);
    taxi.runner.take(PersonalShown{});
    review = taxi.runner.review(ja());
    CHECK(review.rows[1].value == "昭和30年4月12日（71歳）");
}

TEST_CASE("where the journey allows it a visitor without a card goes on and staff will ask") {
    town::Journey journey = *town::journey(hall::misaki(), "consultation");
    town::Question person;
    person.id = "person";
    person.kind = town::QuestionKind::person_from_card;
    person.may_not_know = true;
    journey.questions.insert(journey.questions.begin(), person);
    Runner runner(journey, base::tokyo_date(hall::start()));
    CHECK(runner.asks_for_card());
    REQUIRE(runner.can_do_without_card());
    CHECK(runner.question(ja()).question_id == "person");
    runner.has_no_card();
    CHECK(runner.question(ja()).question_id == "areas");
    CHECK(runner.question(ja()).progress.number == 1);
    CHECK(town::needs_staff(journey, runner.answers(), runner.today()));
    CHECK_FALSE(Journey("taxi-pass").runner.can_do_without_card());
}

// The language changes at any moment; what was answered stays, and so does where the visitor is.
#include "tests/unit/kiosk/hall.h"
#include "town/answers_json.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

const std::vector<std::string> five{"ja", "easy", "en", "zh", "vi"};

std::string answers_of(const Hall& hall) { return town::to_json(hall.visit().runner->answers()); }

std::string title_in(const std::string& language, const std::string& question) {
    return hall::misaki().words.at(language).say("journey.consultation.question." + question +
                                                 ".title");
}

}  // namespace

TEST_CASE("the terminal offers the five languages of the pack by their own names") {
    Hall hall;
    std::vector<std::string> offered;
    for (const auto& language : hall.session().frame().languages) offered.push_back(language.id);
    CHECK(offered == five);
    for (const std::string& language : five) {
        hall.touch(LanguageChosen{language});
        CHECK(hall.session().frame().language == language);
        CHECK(hall.session().frame().languages[2].label == "English");
        CHECK(hall.session().frame().languages[4].label == "Tiếng Việt");
    }
}

TEST_CASE("a question is asked in each language and the answer given stays chosen") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"}, OptionToggled{"home"});
    for (const std::string& language : five) {
        INFO(language);
        hall.touch(LanguageChosen{language});
        const auto question = hall.shown<view::Question>();
        CHECK(question.question_id == "areas");
        CHECK(question.title == title_in(language, "areas"));
        const auto options = std::get<AskOptions>(question.ask).options;
        CHECK(options[0].chosen);
        CHECK(options[4].chosen);
        CHECK(options[0].label == hall::misaki().words.at(language).say(
                                      "journey.consultation.question.areas.option.money"));
    }
}

TEST_CASE("every answer and what is half typed outlive a change to each of the five languages") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"}, GoOn{}, OptionToggled{"later"}, GoOn{});
    REQUIRE(hall.shown<view::Question>().question_id == "preferred_date");
    hall.touch(DigitPressed{8});
    const auto half_typed = [&] {
        return std::get<AskDate>(hall.shown<view::Question>().ask).year;
    };
    const std::string year = half_typed();
    const auto before = answers_of(hall);
    CHECK(before.find("money") != std::string::npos);
    CHECK(before.find("later") != std::string::npos);
    for (const std::string& language : five) {
        INFO(language);
        hall.touch(LanguageChosen{language});
        CHECK(hall.shown<view::Question>().question_id == "preferred_date");
        CHECK(hall.shown<view::Question>().title == title_in(language, "preferred_date"));
        CHECK(answers_of(hall) == before);
        CHECK(half_typed() == year);
    }
    hall.touch(GoBack{}, GoBack{});
    CHECK(std::get<AskOptions>(hall.shown<view::Question>().ask).options[0].chosen);
}

TEST_CASE("the review reads the same answers back in each language") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    const auto before = answers_of(hall);
    for (const std::string& language : five) {
        INFO(language);
        hall.touch(LanguageChosen{language});
        const auto review = hall.shown<view::Review>();
        const auto summary =
            town::summary(hall.visit().runner->journey(), hall.visit().runner->answers(),
                          hall.visit().runner->today(), hall::misaki().words.at(language));
        REQUIRE(review.rows.size() == summary.size());
        for (std::size_t i = 0; i < summary.size(); ++i) {
            CHECK(review.rows[i].label == summary[i].label);
            CHECK(review.rows[i].label.find("⟦") == std::string::npos);
        }
        CHECK(answers_of(hall) == before);
    }
}

TEST_CASE("a language the pack has not changes nothing") {
    Hall hall;
    hall.touch(LanguageChosen{"zh"}, LanguageChosen{"tlh"});
    CHECK(hall.session().frame().language == "zh");
}

TEST_CASE("what only staff are told is said in Japanese whatever the visitor speaks") {
    const town::Words& vietnamese = hall::misaki().words.at("vi");
    const town::Words& japanese = hall::misaki().words.at("ja");
    CHECK(vietnamese.say("desk.confirm") == japanese.say("desk.confirm"));
    CHECK(vietnamese.say("common.next") != japanese.say("common.next"));
}

TEST_CASE("a date is read back in the western year and its era in the languages from abroad") {
    const auto said = [](const char* language) {
        return town::spoken_date("1955-02-17", hall::misaki().words.at(language));
    };
    CHECK(said("en") == "1955/2/17 (Showa 30)");
    CHECK(said("zh") == "1955年（昭和30年）2月17日");
    CHECK(said("vi") == "17/2/1955 (Showa 昭和 30)");
}

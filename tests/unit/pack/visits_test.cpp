// Residents' visits through the three journeys of the pack, without a screen.
#include "tests/unit/pack/misaki.h"
#include "town/answers_json.h"
#include "town/words.h"

namespace {

const base::Date today = *base::from_iso_date("2026-11-22");

const town::Pack& pack() {
    static const town::Pack read = [] {
        auto opened = town::read(signed_misaki());
        REQUIRE(opened);
        return opened.take();
    }();
    return read;
}

const town::Journey& journey(const char* id) {
    const town::Journey* found = town::journey(pack(), id);
    REQUIRE(found != nullptr);
    return *found;
}

base::SecretText secret(std::string text) { return base::SecretText(std::move(text)); }

town::FromCard born(const char* iso) {
    return {{secret("見本 花子"), secret("岡山県久米郡美咲町原田1234"), secret(iso),
             town::Sex::female}};
}

std::string asked(const char* id, const town::Answers& answers) {
    std::string ids;
    for (const auto* question : town::questions_for(journey(id), answers, today)) {
        ids += (ids.empty() ? "" : " ") + question->id;
    }
    return ids;
}

std::string complaints(const char* id, const town::Answers& answers) {
    std::string all;
    for (const auto& [question, fault] : town::check(journey(id), answers, today)) {
        all += question + ":" + std::string(town::word(fault)) + " ";
    }
    return all;
}

std::string read_back(const char* id, const town::Answers& answers, const char* language) {
    std::string text;
    for (const auto& row : town::summary(journey(id), answers, today, pack().words.at(language))) {
        text += row.label + "：" + row.value + "\n";
    }
    return text;
}

town::Answers taxi_at_71() {
    return {{"person", born("1955-02-17")},
            {"other_grounds", town::Chosen{{"none"}}},
            {"notice", town::Chosen{{"phone"}}},
            {"phone", town::Written{secret("0868-66-0000")}}};
}

}  // namespace

TEST_CASE("who is 65 applies for the taxi pass alone and the card proves it") {
    CHECK(asked("taxi-pass", taxi_at_71()) == "person other_grounds notice phone");
    CHECK(complaints("taxi-pass", taxi_at_71()).empty());
    CHECK(town::outcome(journey("taxi-pass"), taxi_at_71(), today)->id == "age");
    CHECK_FALSE(town::needs_staff(journey("taxi-pass"), taxi_at_71(), today));
    CHECK(town::what_to_bring(journey("taxi-pass"), taxi_at_71(), today).empty());
}

TEST_CASE("who is under 65 brings the notebook and staff look at it") {
    town::Answers answers{{"person", born("1961-11-23")},
                          {"grounds", town::Chosen{{"notebook"}}},
                          {"notice", town::Chosen{{"letter"}}}};
    CHECK(complaints("taxi-pass", answers).empty());
    CHECK(town::needs_staff(journey("taxi-pass"), answers, today));
    CHECK(town::outcome(journey("taxi-pass"), answers, today)->to_staff);
    CHECK(town::what_to_bring(journey("taxi-pass"), answers, today) ==
          std::vector<std::string>{"notebook"});
}

TEST_CASE("a card whose birthday is not known to be past proves no 65 years") {
    const town::Answers answers{{"person", born("1961-00-00")}};
    CHECK(asked("taxi-pass", answers) == "person grounds notice");
}

TEST_CASE("nobody gets a taxi pass by typing") {
    town::Answers answers = taxi_at_71();
    answers["person"] = town::Written{secret("見本 花子")};
    CHECK(complaints("taxi-pass", answers).find("evidence:missing") != std::string::npos);
}

TEST_CASE("the taxi summary is read back in Japanese and in plain Japanese") {
    CHECK(read_back("taxi-pass", taxi_at_71(), "ja") ==
          "氏名：見本 花子\n"
          "生年月日：昭和30年2月17日（71歳）\n"
          "住所：岡山県久米郡美咲町原田1234\n"
          "性別：女\n"
          "ほかの 理由：どれも ない\n"
          "お知らせの 方法：電話\n"
          "電話：0868-66-0000\n");
    CHECK(read_back("taxi-pass", taxi_at_71(), "easy").find("1955年（昭和30年）2月17日（71歳）") !=
          std::string::npos);
}

TEST_CASE("the resident record is prepared for the counter and names whom it is for") {
    town::Answers answers{{"person", born("1990-05-05")},
                          {"who", town::Chosen{{"part"}}},
                          {"names", town::Written{secret("見本 次郎")}},
                          {"entries", town::Chosen{{"relation", "origin"}}},
                          {"copies", town::Counted{2}}};
    CHECK(complaints("resident-record", answers).empty());
    CHECK(town::outcome(journey("resident-record"), answers, today)->id == "prepared");
    CHECK(read_back("resident-record", answers, "ja").find("通数：2通\n") != std::string::npos);
    answers["copies"] = town::Counted{11};
    CHECK(complaints("resident-record", answers) == "copies:out_of_range ");
    answers["copies"] = town::Counted{1};
    answers["who"] = town::Chosen{{"other"}};
    CHECK(complaints("resident-record", answers) == "names:not_asked ");
    CHECK(town::needs_staff(journey("resident-record"), answers, today));
}

TEST_CASE("a consultation can be wished for without a card or a telephone") {
    const town::Answers answers{{"areas", town::DoesNotKnow{}},
                                {"how_soon", town::Chosen{{"later"}}},
                                {"preferred_date", town::Dated{secret("2026-12-01")}},
                                {"kana_name", town::Written{secret("みほん")}},
                                {"contact", town::Chosen{{"visit"}}}};
    CHECK(journey("consultation").evidence == town::EvidenceLevel::l0);
    CHECK(complaints("consultation", answers).empty());
    CHECK(town::needs_staff(journey("consultation"), answers, today));  // わからない
}

TEST_CASE("consent to share a consultation can be refused and withheld") {
    town::Answers answers{{"areas", town::Chosen{{"money", "home"}}},
                          {"how_soon", town::Chosen{{"today"}}},
                          {"kana_name", town::Written{secret("みほん")}},
                          {"contact", town::Chosen{{"phone"}}},
                          {"phone", town::Written{secret("09012345678")}}};
    CHECK(complaints("consultation", answers).empty());
    answers["share"] = town::Consented{false};
    CHECK(complaints("consultation", answers).empty());
    CHECK(town::outcome(journey("consultation"), answers, today)->id == "today");
}

TEST_CASE("no consultation asks for free text or an address") {
    for (const auto& question : journey("consultation").questions) {
        if (question.kind != town::QuestionKind::kanji) continue;
        CHECK(question.id == "kanji_name");
        CHECK(question.most <= 60);
    }
}

TEST_CASE("a visit's answers reach the clerk as they were given") {
    const auto sent = town::answers_from_json(town::to_json(taxi_at_71()));
    REQUIRE(sent);
    CHECK(read_back("taxi-pass", sent.value(), "ja") == read_back("taxi-pass", taxi_at_71(), "ja"));
}

// The pack that is handed out: fit, complete and speaking of all nine kinds of question.
#include "tests/unit/pack/misaki.h"

#include <algorithm>
#include <set>

#include "town/pack_keys.h"
#include "town/rules/closed_days.h"
#include "town/words.h"

namespace {

const town::Pack& pack() {
    static const town::Pack read = [] {
        auto opened = town::read(built(misaki()));
        REQUIRE(opened);
        return opened.take();
    }();
    return read;
}

}  // namespace

TEST_CASE("the pack of Misaki has nothing to put right") {
    for (const auto& [file, what] : town::check(misaki())) UNSCOPED_INFO(file << ": " << what);
    CHECK(town::check(misaki()).empty());
}

TEST_CASE("the pack of Misaki says who it is for and what it offers") {
    CHECK(pack().town == "misaki");
    CHECK(pack().languages == std::vector<std::string>{"ja", "easy", "en", "zh", "vi"});
    CHECK(pack().residents_languages == std::vector<std::string>{"en", "zh", "vi"});
    CHECK(pack().idle.ordinary == std::chrono::seconds(45));
    CHECK(pack().idle.answer == std::chrono::seconds(15));
    CHECK(pack().idle.looking_up == std::chrono::seconds(120));
    for (const char* id : {"taxi-pass", "resident-record", "consultation"}) {
        CHECK(town::journey(pack(), id) != nullptr);
    }
}

TEST_CASE("nobody is asked to come on New Year's Day of any year nor on a weekend") {
    const auto* slot = town::journey(pack(), "interview-slot");
    REQUIRE(slot != nullptr);
    const auto& closed = town::question(*slot, "day")->closed_days;
    for (const char* day : {"2027-01-01", "2029-01-01", "2029-01-03", "2026-11-28", "2028-01-10"}) {
        INFO(day);
        CHECK(town::is_closed_day(closed, *base::from_iso_date(day)));
    }
    CHECK_FALSE(town::is_closed_day(closed, *base::from_iso_date("2026-11-24")));
}

TEST_CASE("the first three journeys together use all that can be asked without a table") {
    std::set<town::QuestionKind> kinds;
    for (const char* id : {"taxi-pass", "resident-record", "consultation"}) {
        for (const auto& question : town::journey(pack(), id)->questions) {
            kinds.insert(question.kind);
        }
    }
    CHECK(kinds.size() == 9);
}

TEST_CASE("a choice that residents are given has a way out for who cannot decide") {
    for (const auto& journey : pack().journeys) {
        if (!town::is_for_residents(journey) || !journey.desk) continue;
        for (const auto& question : journey.questions) {
            const bool choice = question.kind == town::QuestionKind::one_of ||
                                question.kind == town::QuestionKind::several_of;
            const bool shared = question.words.find('.') != std::string::npos;
            INFO(journey.id << " " << question.id);
            CHECK((!choice || shared || question.may_not_know || question.may_skip));
        }
    }
}

TEST_CASE("the age that opens the taxi comes from a sourced fact") {
    const town::Journey& taxi = *town::journey(pack(), "taxi-pass");
    REQUIRE(taxi.outcomes.front().when.size() == 1);
    CHECK(taxi.outcomes.front().when.front().years == 65);
    CHECK(pack().facts.at("taxi_age").source.find("r143RG00000977") != std::string::npos);
    CHECK(pack().words.at("ja").say("journey.taxi-pass.outcome.age").starts_with("65歳以上"));
}

TEST_CASE("a fee nobody could source is not shown but asked for") {
    const std::string fee = pack().words.at("ja").say("journey.resident-record.bring.fee");
    CHECK(fee == "手数料（金額：役場に おたずねください）");
}

TEST_CASE("hours nobody could source stay empty") {
    for (const auto& place : pack().places) CHECK(place.hours.empty());
}

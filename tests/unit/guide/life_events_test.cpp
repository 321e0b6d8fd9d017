// What is to be done after a change in life, by what was answered.
#include "town/guide/life_events.h"

#include "tests/unit/guide/town_files.h"

using guide_test::misaki_files;
using namespace town::guide;

namespace {

const LifeEvents& events() {
    static const LifeEvents read = [] {
        auto made = LifeEvents::from(misaki_files());
        REQUIRE(made);
        return made.take();
    }();
    return read;
}

std::vector<std::string> listed_ids(const std::string& event, const LifeAnswers& answers) {
    std::vector<std::string> ids;
    for (const auto* one : listed(*events().event(event), answers)) ids.push_back(one->id);
    return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

TEST_CASE("there are ten changes in life and more with twelve questions at most") {
    REQUIRE(events().events().size() >= 10);
    const auto entries = entries_in(misaki_files());
    REQUIRE(entries);
    for (const LifeEvent& event : events().events()) {
        CAPTURE(event.id);
        CHECK(event.questions.size() <= 12);
        CHECK(event.procedures.size() >= 10);
        CHECK_FALSE(event.known.empty());
        CHECK_FALSE(event.source.empty());
        for (const LifeProcedure& made : event.procedures) {
            CAPTURE(made.id);
            CHECK_FALSE(made.title.empty());
            CHECK_FALSE(made.section.empty());
            // A deadline always says what sets it.
            CHECK(made.deadline.empty() == made.deadline_source.empty());
            const auto& all = entries.value();
            CHECK((made.entry.empty() ||
                   std::ranges::find(all, made.entry, &Entry::id) != all.end()));
            for (const auto& when : made.when) {
                const auto asked =
                    std::ranges::find(event.questions, when.question, &LifeQuestion::id);
                REQUIRE(asked != event.questions.end());
                for (const auto& option : when.any_of) {
                    CHECK(std::ranges::find(asked->options, option, &LifeOption::id) !=
                          asked->options.end());
                }
            }
        }
    }
}

TEST_CASE("a death lists fifteen follow-ups and more") {
    CHECK(listed_ids("death", {}).size() >= 15);
}

TEST_CASE("an answer leaves out what it excludes and nothing that was not answered") {
    const auto all = listed_ids("moved_in", {});
    CHECK(has(all, "report"));
    CHECK(has(all, "report-abroad"));
    const auto japan = listed_ids("moved_in", {{"from", "japan"}});
    CHECK(has(japan, "report"));
    CHECK_FALSE(has(japan, "report-abroad"));
    CHECK(has(japan, "residence-card"));  // whether anybody is foreign was not answered
    const auto none = listed_ids("moved_in", {{"from", "japan"}, {"foreign", "no"}});
    CHECK_FALSE(has(none, "residence-card"));
}

TEST_CASE("titles and questions are said in every language of the residents") {
    for (const std::string language : {"easy", "en", "zh", "vi"}) {
        for (const LifeEvent& event : events().events()) {
            CAPTURE(language, event.id);
            CHECK(events().in(language, event.title) != event.title);
            for (const LifeQuestion& question : event.questions) {
                CAPTURE(question.text);
                CHECK(
                    (language == "easy" || events().in(language, question.text) != question.text));
            }
        }
    }
    CHECK(events().in("en", "so etwas steht dort nicht") == "so etwas steht dort nicht");
}

TEST_CASE("its journeys know what happened and what was answered") {
    const auto known = known_of(*events().event("moved_in"), {{"insurance", "national"}});
    CHECK(known.at("event") == "moved_in");
    CHECK(known.at("insurance") == "national");
}

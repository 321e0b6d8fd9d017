#include "tests/unit/guide/town_files.h"

using namespace guide_test;

TEST_CASE("every phrase of distress is met with help at once and nothing else") {
    const auto guide = Guide::open({}, misaki_files()).take();
    const auto table = judging("distress.toml");
    int said = 0;
    for (const auto* phrase : tables_of(table, "phrase")) {
        ++said;
        INFO(text_of(*phrase, "text"));
        const auto answer = guide.ask(text_of(*phrase, "text"), "ja");
        CHECK(answer.decision == Decision::urgent);
        CHECK(answer.choices.empty());
    }
    CHECK(said == 40);
}

TEST_CASE("no ordinary question and no chatter is taken for distress") {
    const auto guide = Guide::open({}, misaki_files()).take();
    const auto table = judging("questions.toml");
    for (const auto* question : tables_of(table, "question")) {
        INFO(text_of(*question, "text"));
        CHECK(guide.ask(text_of(*question, "text"), "ja").urgent.empty());
    }
    for (const auto& text : off_topic()) {
        INFO(text);
        CHECK(guide.ask(text, "ja").urgent.empty());
    }
}

TEST_CASE("without a model nine in ten questions still find their answer by words alone") {
    const auto guide = Guide::open({}, misaki_files()).take();
    const auto [right, asked] = right_in_three(guide);
    CHECK(asked == 120);
    CHECK(right >= 108);
}

TEST_CASE("the words most people begin with meet their entry first") {
    commonest_words_meet_their_entry(Guide::open({}, misaki_files()).take());
}

TEST_CASE("an answer is the entry's own text with source and desk") {
    const auto guide = Guide::open({}, misaki_files()).take();
    const auto answer = guide.ask("住民票の写しがほしい", "ja");
    REQUIRE_FALSE(answer.choices.empty());
    CHECK(answer.choices.size() <= 3);
    const auto& entry = *answer.choices.front().entry;
    CHECK(guide.entry(entry.id) == &entry);
    CHECK_FALSE(entry.source.empty());
    CHECK_FALSE(entry.section.empty());
}

TEST_CASE("an entry without a language is shown in Japanese") {
    Entry entry;
    entry.texts["ja"] = {"題", "文", {}};
    entry.texts["en"] = {"title", "text", {}};
    CHECK(entry.text_in("en").text == "text");
    CHECK(entry.text_in("vi").text == "文");
}

TEST_CASE("a model made from other entries is refused") {
    const Files small{{"guide/faq/a.toml",
                       "[[entry]]\nid = \"a\"\ntitle = \"犬の登録\"\n"
                       "text = \"届け出ます\"\n"}};
    Effort words_alone;
    words_alone.eyes = 0;
    const auto model =
        make_model(searched(entries_in(small).value()).articles, {}, words_alone, {}).take();
    CHECK(Guide::open(to_bytes(model), small));
    const auto other = Guide::open(to_bytes(model), misaki_files());
    REQUIRE_FALSE(other);
    CHECK(other.error() == GuideFault::foreign_model);
}

TEST_CASE("a guide without entries or with a broken file does not open") {
    CHECK_FALSE(Guide::open({}, {}));
    CHECK_FALSE(Guide::open({}, {{"guide/faq/a.toml", "[[entry]\n"}}));
    CHECK_FALSE(Guide::open({}, {{"guide/faq/a.toml", "[[entry]]\nid = \"a\"\n"}}));
}

// Distress beyond the lists: learnt from the pack's examples, offered beside the answers or at
// once.
#include <set>

#include "tests/unit/guide/town_files.h"
#include "town/guide/talk.h"

using namespace guide_test;

namespace {

const Guide& by_words() {
    static const Guide guide = Guide::open({}, misaki_files()).take();
    return guide;
}

}  // namespace

TEST_CASE("every kind the examples name has its card") {
    const auto files = misaki_files();
    std::set<std::string> kinds;
    const auto examples = distress_examples_in(files).take();
    for (const auto& one : examples) kinds.insert(one.kind);
    CHECK(kinds.size() >= 8);
    for (const auto& kind : kinds) {
        INFO(kind);
        CHECK((kind == "ordinary" || !help_card(files, kind, "ja").telephones.empty()));
    }
}

TEST_CASE("distress that no list names is met at once or has telephones beside the answers") {
    const auto rules = Recogniser::from(misaki_files(), "guide/urgent.toml").take();
    int by_no_list = 0;
    for (const char* said :
         {"毎晩 ふとんの 中で 声を ころして 泣いています",
          "あの人の 足音が するだけで 体が かたまる", "ひもを 結んで 輪に しました",
          "兄に 裸に されて 写真を 撮られた", "かあちゃんが 床で 青い 顔を しとる",
          "I am hiding in the bathroom from my husband", "我躲在厕所里 他在砸门"}) {
        INFO(said);
        by_no_list += rules.kinds(said).empty() ? 1 : 0;
        CHECK(met(by_words(), said) != Met::not_at_all);
    }
    CHECK(by_no_list >= 4);
}

TEST_CASE("what is sensed says its kind and the calm card has that kind's telephones") {
    CHECK(by_words().sensed("夫に 蹴られて 家に 帰れません").kind == "home_violence");
    CHECK(by_words().sensed("もう 生きていたくない").kind == "self_harm");
    const auto files = misaki_files();
    const auto card = perhaps_card(files, "home_violence", "ja");
    CHECK(card.title == help_card(files, "perhaps", "ja").title);
    CHECK_FALSE(card.calls_staff);
    REQUIRE(card.telephones.size() == 2);
    CHECK(card.telephones[1].number == "#8008");
}

TEST_CASE("what may be distress brings staff first and the answers stay below") {
    const auto talk = Talk::open({}, misaki_files()).take();
    bool met_one = false;
    for (const char* said : {"父が 夜に 出て行って しまう", "何年も 部屋から 出てこない 息子のこと",
                             "家で介護しています。もう限界で少し休みたい"}) {
        const auto turn = talk.ask(said, "ja", "");
        if (turn.perhaps.empty()) continue;
        met_one = true;
        CHECK(turn.kind == Turn::Kind::staff);
        CHECK(turn.urgent.empty());
        CHECK_FALSE(turn.entries.empty());
    }
    CHECK(met_one);
}

TEST_CASE("ordinary questions seldom meet the telephones of distress") {
    int at_once = 0;
    int perhaps = 0;
    for (const auto& said : residents_questions()) {
        const Met one = met(by_words(), said);
        if (one != Met::not_at_all) UNSCOPED_INFO(said);
        at_once += one == Met::at_once ? 1 : 0;
        perhaps += one == Met::perhaps ? 1 : 0;
    }
    CHECK(at_once <= 1);   // of 120, by words alone as with the trained model 0
    CHECK(perhaps <= 10);  // 8; with the trained model 7
}

TEST_CASE("a half-typed cry is heard and a half-typed paper alarms nobody") {
    for (const char* said : {"だれk たすけて しにそu", "おtうさんが たたku こわい"})
        CHECK(met(by_words(), said) == Met::at_once);
    for (const char* said : {"しゅっせいとdけ", "こんいnとどけ", "しぼうとどk"})
        CHECK(met(by_words(), said) != Met::at_once);
}

TEST_CASE("every example says which hands its writer had read") {
    const std::set<std::string> known = {"", "distress-5", "distress-6", "the six"};
    const auto examples = distress_examples_in(misaki_files()).take();
    for (const auto& one : examples) {
        INFO(one.family << ": " << one.taught_by);
        CHECK(known.contains(one.taught_by));
    }
}

TEST_CASE("the same examples are learnt to the same numbers and none to nothing") {
    const auto files = misaki_files();
    const auto entries = entries_in(files).take();
    Effort words_alone;
    words_alone.eyes = 0;
    const auto ranker =
        Ranker::open(make_model(searched(entries).articles, {}, words_alone, {}).take()).take();
    const auto examples = distress_examples_in(files).take();
    const auto once = DistressSense::learnt(examples, entries, ranker).of("しにたい", ranker);
    const auto again = DistressSense::learnt(examples, entries, ranker).of("しにたい", ranker);
    CHECK(once.strength == again.strength);
    CHECK(once.strength > 0);
    CHECK(DistressSense::learnt({}, entries, ranker).of("しにたい", ranker).strength < -50);
}

// What was written by another hand and first asked when it was committed (tests/guide/fresh).
#include "tests/unit/guide/town_files.h"
#include "town/guide/typed.h"

using namespace guide_test;

namespace {

std::vector<std::string> fresh(const std::string& name) { return judging_lines("fresh/" + name); }

}  // namespace

TEST_CASE("distress in another's words brings the telephone card") {
    const auto recogniser = Recogniser::from(misaki_files(), "guide/urgent.toml").take();
    const auto phrases = fresh("distress.txt");
    REQUIRE(phrases.size() == 20);
    for (const auto& phrase : phrases) {
        INFO(phrase);
        CHECK_FALSE(recogniser.kinds(phrase).empty());
    }
}

TEST_CASE("distress in the words of further hands brings the telephone card") {
    const auto recogniser = Recogniser::from(misaki_files(), "guide/urgent.toml").take();
    for (const char* file :
         {"distress-2-shown.txt", "distress-2-kept.txt", "distress-3.txt", "distress-4.txt"}) {
        for (const auto& phrase : fresh(file)) {
            INFO(file << ": " << phrase);
            CHECK_FALSE(recogniser.kinds(phrase).empty());
        }
    }
}

TEST_CASE("ordinary business in words that distress uses too brings no telephone card") {
    const auto recogniser = Recogniser::from(misaki_files(), "guide/urgent.toml").take();
    for (const char* file :
         {"ordinary-2.txt", "ordinary-3.txt", "off_topic-2.txt", "off_topic-3.txt"}) {
        for (const auto& phrase : fresh(file)) {
            INFO(file << ": " << phrase);
            CHECK(recogniser.kinds(phrase).empty());
        }
    }
}

TEST_CASE("distress in a fifth hand's words is met at once or has telephones above the answers") {
    const auto guide = Guide::open({}, misaki_files()).take();
    for (const auto& phrase : fresh("distress-5.txt")) {
        INFO(phrase);
        const auto answer = guide.ask(phrase, "ja");
        CHECK((answer.decision == Decision::urgent || !answer.perhaps.empty()));
    }
    for (const char* file : {"ordinary-5.txt", "odd-5.txt"}) {
        for (const auto& phrase : fresh(file)) {
            INFO(file << ": " << phrase);
            CHECK(guide.ask(phrase, "ja").decision != Decision::urgent);
        }
    }
}

TEST_CASE("what a sixth hand wrote is met as it was after mending and no more alarms come of it") {
    const auto guide = Guide::open({}, misaki_files()).take();
    int at_once = 0;
    for (const auto& phrase : fresh("distress-6.txt")) {
        INFO(phrase);
        const auto answer = guide.ask(phrase, "ja");
        at_once += answer.decision == Decision::urgent ? 1 : 0;
        CHECK((answer.decision == Decision::urgent || !answer.perhaps.empty()));
    }
    CHECK(at_once >= 50);  // by words alone; 46 when first asked, with the trained model
    for (const char* file : {"ordinary-6.txt", "off_topic-6.txt"}) {
        for (const auto& phrase : fresh(file)) {
            INFO(file << ": " << phrase);
            CHECK(guide.ask(phrase, "ja").decision != Decision::urgent);
        }
    }
}

TEST_CASE("what a seventh hand wrote is met and kept by nobody") {
    const auto guide = Guide::open({}, misaki_files()).take();
    int at_once = 0;
    for (const auto& phrase : fresh("distress-7.txt")) {
        INFO(phrase);
        const auto how = met(guide, phrase);
        CHECK(how != Met::not_at_all);
        at_once += how == Met::at_once ? 1 : 0;
    }
    CHECK(at_once >= 55);  // as when first asked; one of the sixty was not met at all then
    int alarms = 0;
    for (const auto& phrase : fresh("ordinary-7.txt"))
        alarms += met(guide, phrase) == Met::at_once ? 1 : 0;
    CHECK(alarms <= 1);  // who asks for a fence against leaping down
    int offered = 0;
    for (const auto& phrase : fresh("off_topic-7.txt")) {
        INFO(phrase);
        const auto decision = guide.ask(phrase, "ja").decision;
        CHECK(decision != Decision::answer);
        CHECK(decision != Decision::urgent);
        offered += decision == Decision::choose ? 1 : 0;
    }
    CHECK(offered <= 2);
}

TEST_CASE("all of what an eighth hand wrote is met as when first asked and kept by nobody") {
    const auto guide = Guide::open({}, misaki_files()).take();
    int at_once = 0;
    for (const auto& phrase : fresh("distress-8.txt")) {
        INFO(phrase);
        const auto how = met(guide, phrase);
        CHECK(how != Met::not_at_all);
        at_once += how == Met::at_once ? 1 : 0;
    }
    CHECK(at_once >= 56);
    int alarms = 0;
    for (const auto& phrase : fresh("ordinary-8.txt"))
        alarms += met(guide, phrase) == Met::at_once ? 1 : 0;
    CHECK(alarms <= 1);  // who wants to leave the fire brigade; by words alone
    int answered = 0, offered = 0;
    for (const auto& phrase : fresh("off_topic-8.txt")) {
        INFO(phrase);
        const auto decision = guide.ask(phrase, "ja").decision;
        CHECK(decision != Decision::urgent);
        answered += decision == Decision::answer ? 1 : 0;
        offered += decision == Decision::choose ? 1 : 0;
    }
    CHECK(answered <= 1);  // a broken telephone's screen, half typed; the trained guide only offers
    CHECK(offered <= 2);
}

TEST_CASE("no word beside a cry for help silences it") {
    const auto files = misaki_files();
    const auto recogniser = Recogniser::from(files, "guide/urgent.toml").take();
    const auto table = town::parse_toml(files.at("guide/urgent.toml")).take();
    int asked = 0;
    for (const auto* kind : tables_of(table, "kind")) {
        const auto id = text_of(*kind, "id");
        CHECK(texts_of(*kind, "unless").empty());
        for (const auto& phrase : texts_of(*kind, "phrases")) {
            for (const char* beside : {"。講座も 休みます", "。ポスターを 見て", "。鳥が 飛んだ"}) {
                INFO(id << ": " << phrase << beside);
                ++asked;
                CHECK(std::ranges::count(recogniser.kinds(phrase + beside), id) == 1);
            }
        }
    }
    CHECK(asked > 1'000);
    for (const char* said :
         {"夫が殴る。講座に行かせてくれない", "自殺したい。相談の講演会はありますか",
          "遺書を書きました。チラシの裏に", "パート先の研修会で なぐられて けがをした",
          "鳥が 好きな 母が 息を していない", "自殺 講座も 休みます",
          "夫が なぐる。介護の 手続は 来週です", "息子が こわい！ 保育園は どこ",
          "ごみ置き場が 燃えている", "自殺予防の 講演会で もっと 死にたく なった 死にたい"}) {
        INFO(said);
        CHECK_FALSE(recogniser.kinds(said).empty());
    }
}

TEST_CASE("what is only talked about is set aside") {
    const auto recogniser = Recogniser::from(misaki_files(), "guide/urgent.toml").take();
    for (const char* said :
         {"自殺予防の 講演会は 何時", "DV防止の ポスターを ください", "虐待を 防ぐ 研修に 出たい",
          "詐欺に注意の シール", "鹿が 車に ひかれている 片づけて", "和太鼓を たたく 子ども会",
          "劇で 襲われる 役を します", "救急車の 写真を とりたい"}) {
        INFO(said);
        CHECK(recogniser.kinds(said).empty());
    }
}

TEST_CASE("what was typed without accents in Latin letters or half is heard") {
    const auto guide = Guide::open({}, misaki_files()).take();
    for (const char* said : {"shinitai desu", "dannaga naguru no de kowai", "もうしにたi",
                             "Toi muon tu tu, toi khong muon song", "たすけt"}) {
        INFO(said);
        CHECK(guide.ask(said, "ja").decision == Decision::urgent);
    }
    CHECK(as_meant("住民票は PDFですか").size() == 1);
    CHECK(as_meant("Where is the library").size() == 1);
    CHECK(as_meant("juuminhyou ga hoshii").at(1) == "じゅうみんひょう が ほしい");
}

TEST_CASE("a word of kana is heard however it is written and a named list stands for its words") {
    Files files;
    files["guide/urgent.toml"] =
        "[lists]\nwho = [\"子ども\", \"赤ちゃん\"]\n[[kind]]\nid = \"one\"\n"
        "phrases = []\nunless = []\n[[kind.together]]\nwords = [[\"@who\"], [\"なきさけ\"]]\n";
    const auto recogniser = Recogniser::from(files, "guide/urgent.toml").take();
    CHECK_FALSE(recogniser.kinds("赤ちゃんが、泣きさけぶ声").empty());
    CHECK_FALSE(recogniser.kinds("子どもが なきさけんでいる").empty());
    CHECK(recogniser.kinds("犬が 泣きさけぶ").empty());
}

TEST_CASE("what has nothing to do with the town is answered with confidence by nobody") {
    const auto guide = Guide::open({}, misaki_files()).take();
    const auto phrases = fresh("off_topic.txt");
    REQUIRE(phrases.size() == 100);
    int offered = 0;
    for (const auto& phrase : phrases) {
        INFO(phrase);
        const auto decision = guide.ask(phrase, "ja").decision;
        CHECK(decision != Decision::answer);
        CHECK(decision != Decision::urgent);
        offered += decision == Decision::choose ? 1 : 0;
    }
    CHECK(offered <= 8);  // 10 when first asked, before chatter.toml was widened; never up
}

TEST_CASE("what further hands asked of the world outside is answered with confidence by nobody") {
    const auto guide = Guide::open({}, misaki_files()).take();
    for (const char* file : {"off_topic-2.txt", "off_topic-3.txt"}) {
        int offered = 0;
        for (const auto& phrase : fresh(file)) {
            INFO(file << ": " << phrase);
            const auto decision = guide.ask(phrase, "ja").decision;
            CHECK(decision != Decision::answer);
            CHECK(decision != Decision::urgent);
            offered += decision == Decision::choose ? 1 : 0;
        }
        CHECK(offered <= 3);  // by words alone; 7 of the hundred when first asked
    }
}

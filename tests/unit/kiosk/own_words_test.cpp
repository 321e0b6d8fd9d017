// What the pads offer: the town's own words first, addresses by postal code, letters as sounds.
#include <algorithm>
#include <catch2/catch.hpp>

#include "kiosk/journey/runner.h"
#include "kiosk/typing/candidates.h"
#include "kiosk/typing/romaji.h"
#include "kiosk/typing/tones.h"
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/hall.h"
#include "town/letters.h"

using namespace kiosk;
using namespace kiosk::typing;
using kiosk::view::AskText;
using town::Typing;

namespace {

using Texts = std::vector<std::string>;

enum class Begun { no, yes };
Texts offered(const std::string& typed, Typing typing, Begun begun = Begun::no) {
    TownWords own(acting::pack());
    return candidates_for(typed, typing, begun == Begun::yes, &own);
}

bool holds(const Texts& texts, const std::string& one) {
    return std::ranges::find(texts, one) != texts.end();
}

std::size_t place_of(const Texts& texts, const std::string& one) {
    return static_cast<std::size_t>(std::ranges::find(texts, one) - texts.begin());
}

// Who and where, as journeys ask it.
const town::Journey& journey() {
    static const town::Journey made = [] {
        town::Journey all;
        all.id = "typed";
        const auto ask = [&](const char* id, town::QuestionKind kind, Typing typing) {
            town::Question question;
            question.id = id;
            question.kind = kind;
            question.typing = typing;
            all.questions.push_back(std::move(question));
        };
        ask("kana_name", town::QuestionKind::kana, Typing::anything);
        ask("kanji_name", town::QuestionKind::kanji, Typing::name);
        ask("address", town::QuestionKind::text, Typing::address);
        return all;
    }();
    return made;
}

// A visit that stands at one of them.
Runner at(const std::string& question) {
    Runner runner(journey(), base::tokyo_date(hall::start()));
    runner.has_tables(acting::pack());
    runner.change(question);
    REQUIRE(runner.current_id() == question);
    return runner;
}

AskText asked(const Runner& runner) {
    return std::get<AskText>(runner.question(acting::pack().words.at("ja")).ask);
}

void type(Runner& runner, const std::string& signs) {
    for (const char32_t one : town::letters_of(signs)) {
        runner.take(view::CharacterTyped{town::utf8_of(std::u32string(1, one))});
    }
}

void choose(Runner& runner, const std::string& candidate) {
    const Texts candidates = asked(runner).candidates;
    CAPTURE(candidate, candidates);
    REQUIRE(holds(candidates, candidate));
    runner.take(view::CandidateChosen{static_cast<int>(place_of(candidates, candidate))});
}

}  // namespace

TEST_CASE("a family name of the town's list comes before the dictionary's") {
    CHECK(offered("やまもと", Typing::family_name).front() == "山本");
    CHECK(offered("やまもと", Typing::name).front() == "山本");
    const Texts yoshida = offered("よしだ", Typing::family_name);
    CHECK(yoshida.front() == "吉田");
    CHECK(holds(yoshida, "𠮷田"));
}

TEST_CASE("once a family name stands there given names come first") {
    TownWords own(acting::pack());
    const Offers first = own.offers("あおい", Typing::name, false);
    const Offers then = own.offers("あおい", Typing::name, true);
    CHECK_FALSE(then.exact.empty());
    CHECK(own.offers("あおい", Typing::given_name, false).exact.front() == then.exact.front());
    CHECK(first.exact.size() <= then.exact.size() + 12);
}

TEST_CASE("a whole name typed at once is offered whole with its blank and without") {
    const Texts parted = offered("やまもと　はなこ", Typing::name);
    CHECK(parted.front() == "山本　花子");
    CHECK(offered("やまもとはなこ", Typing::name).front() == "山本花子");
}

TEST_CASE("the first sounds of a name bring the town's names that begin so") {
    const Texts names = offered("やま", Typing::family_name);
    CHECK(holds(names, "山本"));
    CHECK(holds(names, "山田"));
    CHECK(holds(names, "やま"));
    CHECK(names.size() <= most_offered);
    CHECK_FALSE(holds(offered("やま", Typing::anything), "山本"));
}

TEST_CASE("a place of the town is offered as its whole address and behind one as itself") {
    CHECK(offered("はらだ", Typing::address).front() == "岡山県久米郡美咲町原田");
    CHECK(offered("はらだ", Typing::address, Begun::yes).front() == "原田");
    CHECK(holds(offered("は", Typing::address), "岡山県久米郡美咲町原田"));
    CHECK(offered("みさきちょう", Typing::anything).front() == "美咲町");
}

TEST_CASE("a postal code gives its address with and without the hyphen and no other does") {
    TownWords own(acting::pack());
    CHECK(own.addresses("7093717") == Texts{"岡山県久米郡美咲町原田"});
    CHECK(own.addresses("0000000").empty());
    CHECK(offered("709-3717", Typing::address).front() == "岡山県久米郡美咲町原田");
    CHECK_FALSE(holds(offered("7093717", Typing::anything), "岡山県久米郡美咲町原田"));
    CHECK(postal_code_in("709-3717") == "7093717");
    for (const std::string typed : {"", "709371", "70937170", "7-093717", "709-371", "あ093717"}) {
        CHECK_FALSE(postal_code_in(typed));
    }
}

TEST_CASE("the reading itself is always among what is offered and nothing stands twice") {
    for (const Typing typing : {Typing::anything, Typing::name, Typing::family_name,
                                Typing::given_name, Typing::address, Typing::words}) {
        for (const std::string reading : {"あ", "やま", "はなこ", "ん", "じゅうみんひょう"}) {
            Texts all = offered(reading, typing);
            CAPTURE(reading, all);
            CHECK(holds(all, reading));
            CHECK(all.size() <= most_offered);
            std::ranges::sort(all);
            CHECK(std::ranges::adjacent_find(all) == all.end());
        }
    }
}

TEST_CASE("letters are sounds as Hepburn and as keyboards write them") {
    CHECK(whole_sounds_of("yamamoto") == "やまもと");
    CHECK(whole_sounds_of("SHINJIROU") == "しんじろう");
    CHECK(whole_sounds_of("gakkou") == "がっこう");
    CHECK(whole_sounds_of("matcha") == "まっちゃ");
    CHECK(whole_sounds_of("honnda") == "ほんだ");
    CHECK(whole_sounds_of("honda") == "ほんだ");
    CHECK(whole_sounds_of("onna") == "おんな");
    CHECK(whole_sounds_of("kin'youbi") == "きんようび");
    CHECK(whole_sounds_of("kenn") == "けん");
    CHECK(whole_sounds_of("ken") == "けん");
    CHECK(whole_sounds_of("su-pa-") == "すーぱー");
    CHECK(sounds_of("kyouk").kana == "きょう");
    CHECK(sounds_of("kyouk").rest == "k");
    CHECK(sounds_of("shin").rest == "n");
}

TEST_CASE("a name in Latin letters is offered in kanji and stays as it is when it is none") {
    CHECK(holds(offered("yamamoto", Typing::family_name), "山本"));
    CHECK(holds(offered("yamamoto", Typing::family_name), "yamamoto"));
    CHECK(holds(offered("YAMAMOTO HANAKO", Typing::name), "山本　花子"));
    CHECK(offered("NGUYEN", Typing::name) == Texts{"NGUYEN"});
}

TEST_CASE("the marks of Vietnamese take turns on the last letter") {
    std::string text = "Â";
    for (const std::string next : {"Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ", "Â"}) {
        text = with_last_tone_changed(text);
        CHECK(text == next);
    }
    CHECK(with_last_tone_changed("Nguye") == "Nguyè");
    CHECK(with_last_tone_changed("n") == "ñ");
    CHECK(with_last_tone_changed("k") == "k");
    CHECK(with_last_tone_changed("") == "");
}

TEST_CASE("letters typed where kana are asked become kana as soon as they are sounds") {
    Runner runner = at("kana_name");
    type(runner, "SHIN");
    CHECK(asked(runner).text == "し");
    CHECK(asked(runner).unconverted == "N");
    type(runner, " ken");
    CHECK(asked(runner).text == "しん け");
    CHECK(asked(runner).unconverted == "n");
    REQUIRE(runner.go_on() == Runner::Went::next_question);
    CHECK(std::get<town::Written>(runner.answers().at("kana_name")).text.reveal() == "しん けん");
}

TEST_CASE("seven digits bring the address and what follows is typed behind it") {
    Runner runner = at("address");
    CHECK(asked(runner).address);
    type(runner, "709371");
    CHECK(asked(runner).candidates.empty());
    type(runner, "7");
    choose(runner, "岡山県久米郡美咲町原田");
    type(runner, "1735");
    runner.go_on();
    CHECK(std::get<town::Written>(runner.answers().at("address")).text.reveal() ==
          "岡山県久米郡美咲町原田1735");
}

TEST_CASE("a postal code that nobody knows is said and the next touch takes it away") {
    Runner runner = at("address");
    type(runner, "9999999");
    CHECK(asked(runner).candidates.empty());
    CHECK(asked(runner).problem == acting::pack().words.at("ja").say("kiosk.postal_code_unknown"));
    runner.take(view::CharacterErased{});
    CHECK(asked(runner).problem.empty());
    CHECK(asked(runner).unconverted == "999999");
}

TEST_CASE("leaving the choice of characters leaves every sound that was typed") {
    Runner runner = at("kanji_name");
    type(runner, "やまもと");
    runner.take(view::ConvertPressed{});
    CHECK(asked(runner).candidates.front() == "山本");
    runner.take(view::CharacterErased{});
    CHECK(asked(runner).candidates.empty());
    CHECK(asked(runner).unconverted == "やまもと");
}

TEST_CASE("what one visitor typed and chose is in no candidate of the next") {
    const auto all = [] {
        std::vector<Texts> lists;
        for (const Typing typing : {Typing::anything, Typing::name, Typing::address}) {
            for (const std::string reading :
                 {"やまもと", "つじむら", "はなこ", "くめぐん", "やま"}) {
                lists.push_back(offered(reading, typing));
            }
        }
        return lists;
    };
    const auto before = all();
    for (int i = 0; i < 5; ++i) {
        Runner visitor = at("kanji_name");
        type(visitor, "つじむら");
        visitor.take(view::ConvertPressed{});
        visitor.take(view::CandidateChosen{static_cast<int>(asked(visitor).candidates.size()) - 1});
        type(visitor, "Canary");
        visitor.go_on();
    }
    CHECK(all() == before);
}

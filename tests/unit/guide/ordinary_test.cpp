// What may be kept of a question: only what is let through word for word.
#include "town/guide/ordinary.h"
#include "tests/unit/guide/town_files.h"
#include "town/guide/distress_sense.h"

using namespace guide_test;

namespace {

const OrdinaryWords& ordinary_words() {
    static const auto words = OrdinaryWords::from(misaki_files()).take();
    return words;
}

int let_through(const std::vector<std::string>& said) {
    int let = 0;
    for (const auto& text : said) {
        if (!ordinary_words().is_ordinary(text)) continue;
        UNSCOPED_INFO(text);
        ++let;
    }
    return let;
}

}  // namespace

TEST_CASE("no phrase of distress that anybody wrote is let through to be kept") {
    for (const char* file :
         {"fresh/distress.txt", "fresh/distress-2-shown.txt", "fresh/distress-2-kept.txt",
          "fresh/distress-3.txt", "fresh/distress-4.txt", "fresh/distress-5.txt",
          "fresh/distress-6.txt", "fresh/distress-7.txt", "fresh/distress-8.txt",
          "distress_in_ordinary_words.txt"}) {
        INFO(file);
        CHECK(let_through(judging_lines(file)) == 0);
    }
    std::vector<std::string> examples;
    const auto all = distress_examples_in(misaki_files()).take();
    for (const auto& one : all) {
        if (!one.is_ordinary()) examples.push_back(one.text);
    }
    CHECK(examples.size() >= 600);
    CHECK(let_through(examples) == 0);
}

TEST_CASE("a word that stands nowhere in the list drops the whole question") {
    CHECK(ordinary_words().is_ordinary("気球を 上げたい"));
    CHECK_FALSE(ordinary_words().is_ordinary("気球で ぶらんがる"));
    CHECK_FALSE(ordinary_words().is_ordinary("気球を 上げたい 夫が"));
    CHECK_FALSE(ordinary_words().is_ordinary("山田の 気球"));
    CHECK(ordinary_words().is_ordinary("○の 気球は いくら"));  // what was hidden says nothing
}

TEST_CASE("a word of a script or a name that no dictionary knows is not let through") {
    CHECK(ordinary_words().is_ordinary("気球は 3枚で 500円ですか"));
    for (const char* said :
         {"ごみ 죽고 싶어", "ごみ ฉันอยากตาย", "住民票 😭😭 ください", "ごみ मुझे मरना है",
          "ごみ أريد أن أموت", "ヤマモトケン村の ごみ", "ごみ killme町", "ごみ ｓｏｓ"}) {
        INFO(said);
        CHECK_FALSE(ordinary_words().is_ordinary(said));
    }
}

TEST_CASE("what is denied or suffered or only told is not let through") {
    CHECK(ordinary_words().is_ordinary("年金を もらいたい"));
    CHECK_FALSE(ordinary_words().is_ordinary("年金を もらえない"));
    CHECK_FALSE(ordinary_words().is_ordinary("年金を 取られる"));
    CHECK_FALSE(ordinary_words().is_ordinary("年金を 取った"));
    CHECK(ordinary_words().is_ordinary("年金の 申し込みが わからない"));
    CHECK_FALSE(ordinary_words().is_ordinary("ごみに なりたい"));
    CHECK_FALSE(ordinary_words().is_ordinary("トイレから 出して ください"));
}

TEST_CASE("a question that names no thing is not kept") {
    CHECK_FALSE(ordinary_words().is_ordinary("場所は どこですか"));
    CHECK_FALSE(ordinary_words().is_ordinary(""));
    CHECK_FALSE(ordinary_words().is_ordinary("電話したい"));
}

TEST_CASE("without the list nothing is ordinary") {
    CHECK_FALSE(OrdinaryWords::from({}).value().is_ordinary("気球を 上げたい"));
    CHECK_FALSE(OrdinaryWords::from({{"guide/ordinary.toml", "topics = [\"気"}}));
}

TEST_CASE("of ordinary questions that nobody answers half are still kept") {
    const auto asked = judging_lines("unanswerable.txt");
    REQUIRE(asked.size() == 120);
    const int kept = let_through(asked);
    WARN("kept of 120 ordinary questions nobody answers: " << kept);
    CHECK(kept >= 60);
}

// How plain the words are: what costs points, and that the pack of Misaki keeps its floor.
#include <algorithm>

#include "provisioning/tool/pack_dictionary.h"
#include "tests/unit/pack/misaki.h"
#include "town/pack_score.h"
#include "town/ruby.h"

namespace {

constexpr const char* rules = R"(
own_words = ["QR"]
negations = ["ません", "ない"]
no_negations = ["少ない"]
[costs]
character = 2
kanji = 4
unknown_word = 10
second_no = 15
[language.ja]
plain_floor = 0
sentence = 10
school_year = 2
[[hard]]
why = "stiff"
cost = 6
languages = ["ja"]
patterns = ["する こと"]
)";

// 山 and 川 are learned in the first year, 駅 in the third, 咲 later; one word stands in no book.
town::PlainDictionary small_dictionary() {
    return {.school_years = {{U'山', 1}, {U'川', 1}, {U'駅', 3}, {U'咲', 8}},
            .unknown_words = [](const std::string& text) {
                std::vector<std::string> unknown;
                for (const char* word : {"バリデーション", "QR", "ぱい"}) {
                    if (text.find(word) != std::string::npos) unknown.emplace_back(word);
                }
                return unknown;
            }};
}

// The small town with one more screen that says `phrase`.
town::PackSource saying(const std::string& phrase, const std::string& more = "") {
    town::PackSource source = small_town();
    for (const char* language : {"ja", "easy"}) {
        source[std::string("words/hill.") + language + ".toml"] =
            base::to_bytes("[hill]\nwords = \"" + phrase + "\"\n" + more);
    }
    source["rules/plain_score.toml"] = base::to_bytes(rules);
    return source;
}

town::PlainScreen hill(const town::PlainReport& report) {
    const auto found = std::ranges::find(report.screens, "hill", &town::PlainScreen::id);
    REQUIRE(found != report.screens.end());
    return *found;
}

int score(const std::string& phrase) {
    return hill(town::score_plain(saying(phrase), small_dictionary())).phrases.front().score;
}

}  // namespace

TEST_CASE("a short phrase of easy words has all points") {
    CHECK(score("山と 川") == 100);
    CHECK(score("") == 100);
}

TEST_CASE("each letter of a long sentence costs and blanks and marks do not") {
    CHECK(score("ああああああああああ") == 100);
    CHECK(score("ああああああああああああ") == 96);
    CHECK(score("あああああ あああああ{name}") == 100);
    CHECK(score("ああああああああ。ああああああああ。") == 100);
}

TEST_CASE("a kanji of a later year costs unless its reading stands beside or above it") {
    CHECK(score("駅") == 96);
    CHECK(score("駅咲") == 92);
    CHECK(score("駅（えき）") == 100);
    CHECK(score("山駅（やまえき）") == 100);
    CHECK(score("駅（あかい）と 咲") == 96);
    CHECK(score("駅（2つ）") == 96);
    CHECK(score("｜駅《えき》") == 100);
}

TEST_CASE("a word that no dictionary has costs unless the pack calls it its own") {
    CHECK(score("バリデーション") == 90);
    CHECK(score("QR") == 100);
    CHECK(score("ぱい") == 100);  // Kana alone: a dictionary of kanji may not know it.
}

TEST_CASE("a sentence that says no twice costs and two sentences that say it once do not") {
    CHECK(score("ないと いません") == 85);
    CHECK(score("ない。いません。") == 100);
    CHECK(score("少ないと いません") == 96);  // 少 is of a later year, and nothing else costs.
}

TEST_CASE("a pattern of the pack costs as often as it stands there") {
    CHECK(score("する こと") == 94);
    CHECK(score("する こと。する こと") == 88);
}

TEST_CASE("a screen is half its phrases and half the worst of them") {
    const auto report =
        town::score_plain(saying("バリデーション", "more = \"山と川と山\"\n"), small_dictionary());
    // 8 letters at 90 and 6 at 100 are 94 together.
    CHECK(hill(report).score == 92);
    CHECK(hill(report).phrases.front().key == "hill.words");
    CHECK(hill(report).phrases.front().reasons ==
          std::vector<std::string>{"-10 the word バリデーション"});
}

TEST_CASE("a screen below the floor is complained of with its worst phrase") {
    town::PackSource source = saying("バリデーション");
    std::string raised = rules;
    raised.replace(raised.find("plain_floor = 0"), 15, "plain_floor = 91");
    source["rules/plain_score.toml"] = base::to_bytes(raised);
    const auto report = town::score_plain(source, small_dictionary());
    const auto of_hill = [](const town::PackComplaint& one) {
        return one.file == "words ja" &&
               one.what.find("\"hill\" scores 90 of 91 in plain speech") == 0;
    };
    CHECK(std::ranges::any_of(report.complaints, of_hill));
}

TEST_CASE("what only staff read is not counted") {
    town::PackSource source = saying("バリデーション");
    source["rules/residents.toml"] = base::to_bytes("staff = [\"hill.\"]\nviews = []\n");
    const auto report = town::score_plain(source, small_dictionary());
    CHECK(std::ranges::find(report.screens, "hill", &town::PlainScreen::id) ==
          report.screens.end());
}

TEST_CASE("rules of the score that are no rules are named and never counted") {
    town::PackSource source = saying("山");
    source["rules/plain_score.toml"] = base::to_bytes("own_words = 3\n");
    CHECK_FALSE(town::score_plain(source, small_dictionary()).complaints.empty());
    source["rules/plain_score.toml"] = base::to_bytes("own_words = [");
    CHECK_FALSE(town::score_plain(source, small_dictionary()).complaints.empty());
    source.erase("rules/plain_score.toml");
    CHECK(town::score_plain(source, small_dictionary()).screens.empty());
}

TEST_CASE("every screen of Misaki is as plain as the pack promises") {
    const auto dictionary = tool::plain_dictionary();
    if (!dictionary) FAIL("install " << tool::plain_packages);
    CHECK(dictionary->school_years.at(U'山') == 1);
    CHECK(dictionary->school_years.at(U'咲') == 8);
    CHECK(dictionary->unknown_words("役場で マイナポータルを 見る") ==
          std::vector<std::string>{"マイナポータル"});
    const auto report = town::score_plain(misaki(), *dictionary);
    for (const auto& [file, what] : report.complaints) UNSCOPED_INFO(file << ": " << what);
    CHECK(report.complaints.empty());
    CHECK(report.screens.size() > 200);
    for (const auto& screen : report.screens) CHECK(screen.floor >= 75);
}

TEST_CASE("a reading above a word is taken apart and left out") {
    using Parts = std::vector<town::RubyPart>;
    CHECK(town::ruby_parts("｜役場《やくば》へ") == Parts{{"役場", "やくば"}, {"へ", ""}});
    CHECK(town::ruby_parts("ここは ｜役場《やくば》").front().base == "ここは ");
    CHECK(town::without_ruby("｜役場《やくば》で ｜聞《き》く") == "役場で 聞く");
    CHECK(town::without_ruby("ふつうの 文") == "ふつうの 文");
    CHECK(town::without_ruby("｜役場 だけ") == "｜役場 だけ");
    CHECK(town::without_ruby("").empty());
}

TEST_CASE("a reading whose marks do not pair is named") {
    CHECK_FALSE(town::wrong_ruby("｜役場《やくば》へ"));
    CHECK(town::wrong_ruby("｜役場へ"));
    CHECK(town::wrong_ruby("役場《やくば》へ"));
    CHECK(town::wrong_ruby("｜役｜場《やくば》"));
    CHECK(town::wrong_ruby("｜役場《yakuba》"));
    CHECK(town::wrong_ruby("｜《やくば》"));
    CHECK(town::wrong_ruby("｜役場《》"));
    CHECK_FALSE(town::check(saying("｜役場へ")).empty());
}

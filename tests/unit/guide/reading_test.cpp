#include "tests/unit/guide/town_files.h"

using namespace guide_test;

TEST_CASE("width and case make no difference to a word") {
    CHECK(normalise("ＡＢＣ ｶﾅ") == normalise("abc カナ"));
}

TEST_CASE("particles and politeness are no words of a question") {
    const auto reader = Reader::open().take();
    const auto words = reader.read("住民票の写しがほしいのですが、教えてください").words;
    CHECK(words == std::vector<std::string>{"住民", "票", "写し"});
}

TEST_CASE("a katakana word sounds as the same word in hiragana") {
    const auto reader = Reader::open().take();
    CHECK(utf8(reader.read("住民").sound) == "じゅうみん ");
}

TEST_CASE("a sentence that many articles share is not read") {
    const auto reader = Reader::open().take();
    std::vector<Article> articles;
    for (int i = 0; i < 6; ++i) {
        articles.push_back({std::to_string(i), {"水道"}, "休日は土曜です。水道料金の話。"});
    }
    articles[0].answer = "休日は土曜です。図書館の話。";
    const auto read = read_all(articles, reader);
    CHECK(std::ranges::count(read[0].answer.words, "休日") == 0);
    CHECK(std::ranges::count(read[0].answer.words, "図書館") == 1);
}

TEST_CASE("a rare word weighs more than one that every article holds") {
    const auto index = Bm25::of({{{"町", 1}, {"水道", 1}}, {{"町", 1}, {"図書館", 1}}}, {});
    std::vector<float> scores(2, 0);
    index.add_scores({{"町", 1}, {"図書館", 1}}, scores);
    CHECK(scores[1] > scores[0]);
    CHECK(index.holds("水道", 0));
    CHECK_FALSE(index.holds("水道", 1));
    CHECK_FALSE(index.knows("病院"));
}

TEST_CASE("padding is taken away and dialect and wrong names become the town's words") {
    const Files files{{"guide/words.toml", R"(padding = ["すみませんが", "すみません"]
[[dialect]]
from = "いるんじゃけど"
to = "必要です"
[[name]]
wrong = "幸福タクシー"
right = "黄福タクシー"
[[synonym]]
words = ["手数料", "値段", "fee"]
)"}};
    const auto words = TownWords::from(files).take();
    CHECK(words.in_town_words("すみませんが幸福タクシーがいるんじゃけど") ==
          " 黄福タクシーが必要です");
    CHECK(words.in_town_words("値段は") == "値段は 手数料");
    CHECK(words.in_town_words("feel") == "feel");  // no fee stands in it
    CHECK(words.in_town_words("すみません") == "すみません");
}

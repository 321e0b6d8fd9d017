#include <catch2/catch.hpp>

#include "screens/ui/line_breaks.h"

namespace {

// Breaks for a room of `columns` characters of equal width; lines joined by |.
std::string broken(const std::string& words, float columns) {
    const auto text = screens::ui::characters(words);
    std::string out;
    for (const auto& line :
         screens::ui::break_lines(text, std::vector<float>(text.size(), 1), columns)) {
        if (!out.empty()) out += '|';
        for (std::size_t i = line.first; i < line.last; ++i) out += utf8(text[i]);
    }
    return out;
}

}  // namespace

TEST_CASE("a line never begins with a stop or a small sound") {
    CHECK(broken("役場へ行きました。", 8) == "役場へ|行きました。");
    for (float columns = 4; columns < 14; ++columns) {
        const std::string lines =
            broken("ちょっと待って、すぐキャッシュを見ます。「はい」と言う。", columns);
        CAPTURE(columns, lines);
        for (const char* never : {"|、", "|。", "|っ", "|ょ", "|ャ", "|ッ", "|ュ", "|」", "「|"}) {
            CAPTURE(never);
            CHECK(lines.find(never) == std::string::npos);
        }
    }
}

TEST_CASE("a line is broken between sentences before it is broken between phrases") {
    CHECK(broken("65歳以上なので申し込めます。ほかに あてはまるものは ありますか", 20) ==
          "65歳以上なので申し込めます。|ほかに あてはまるものは ありますか");
}

TEST_CASE("numbers keep their counters") {
    CHECK(broken("申し込みは65歳から", 7) == "申し込みは|65歳から");
    CHECK(broken("番号0868-66-0000へ", 14).find("0868-66-0000") != std::string::npos);
}

TEST_CASE("one syllable never stands alone on a line") {
    const std::string lines = broken("住所を読むために使います", 11);
    CHECK(lines.rfind('|') < lines.size() - 6);
}

TEST_CASE("a pack may say where to break and where not") {
    CHECK(broken("美咲町\u200b原田一二三四", 6) == "美咲町|原田一二三四");
    CHECK(broken("ほか\u2060に\u2060も あるか", 6).find("ほか\u2060に\u2060も") == 0);
    CHECK(broken("一\n二", 9) == "一|二");
}

TEST_CASE("words longer than the room are still shown") {
    CHECK(broken("ABCDEFGH", 3) == "ABC|DEF|GH");
}

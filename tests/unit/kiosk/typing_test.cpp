#include <malloc.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "kiosk/typing/convert.h"
#include "kiosk/typing/kana.h"
#include "kiosk/typing/phone.h"

using namespace kiosk::typing;

TEST_CASE("the mark key takes the forms of a kana in turn and comes back") {
    const auto turns = [](std::string text, const std::vector<std::string>& forms) {
        for (const std::string& form : forms) {
            text = with_last_kana_changed(text);
            CHECK(text == form);
        }
    };
    turns("か", {"が", "か"});
    turns("は", {"ば", "ぱ", "は"});
    turns("つ", {"っ", "づ", "つ"});
    turns("や", {"ゃ", "や"});
    turns("あ", {"ぁ", "あ"});
    turns("う", {"ぅ", "ゔ", "う"});
    turns("と", {"ど", "と"});
    turns("カ", {"ガ", "カ"});
    turns("みさほ", {"みさぼ", "みさぽ", "みさほ"});
}

TEST_CASE("a character without other forms stays when the mark key is pressed") {
    for (const std::string text : {"", "ん", "ー", "な", "1", "漢"}) {
        CHECK(with_last_kana_changed(text) == text);
    }
}

TEST_CASE("one press takes away one whole character") {
    CHECK(without_last_character("みさき") == "みさ");
    CHECK(without_last_character("a") == "");
    CHECK(without_last_character("") == "");
    CHECK(without_last_character("𠮷") == "");
}

TEST_CASE("hiragana become katakana and all else stays") {
    CHECK(to_katakana("みさき ちょう1") == "ミサキ チョウ1");
    CHECK(to_katakana("漢字ー") == "漢字ー");
}

TEST_CASE("a reading offers its kanji and itself and never more than six") {
    const auto candidates = kanji_for("おかやまけん");
    CHECK(candidates.size() <= 6);
    CHECK(candidates.front() == "岡山県");
    CHECK(std::ranges::find(candidates, "おかやまけん") != candidates.end());
    CHECK(std::ranges::find(candidates, "オカヤマケン") != candidates.end());
    CHECK(kanji_for("").empty());
}

TEST_CASE("a reading with a long vowel is converted as any other") {
    const auto candidates = kanji_for("らーめんや");
    CHECK(std::ranges::find(candidates, "ラーメン屋") != candidates.end());
}

TEST_CASE("converting gives back all memory it took, whatever was typed") {
    const std::vector<std::string> typed = {"らーめんや", "ア", "みさきチョウ", "（か", "漢", "ゔ"};
    const auto convert_all = [&] {
        for (const auto& one : typed) kanji_for(one);
    };
    const auto in_use_after = [&](int times) {
        for (int i = 0; i < times; ++i) convert_all();
        return mallinfo2().uordblks;
    };
    const std::size_t before = in_use_after(100);                 // The library's own tables stay.
    CHECK(in_use_after(200) < before + 256 * std::size_t{1024});  // 6 MB when it kept something.
}

TEST_CASE("converting keeps nothing of what was typed in the home folder") {
    char name[] = "/tmp/madoguchi-home-XXXXXX";
    const std::filesystem::path home = mkdtemp(name);
    setenv("HOME", home.c_str(), 1);
    for (int i = 0; i < 20; ++i) CHECK_FALSE(kanji_for("やまだたろう").empty());
    CHECK(std::filesystem::is_empty(home));
    std::filesystem::remove_all(home);
}

TEST_CASE("telephone numbers are grouped as people read them") {
    CHECK(phone_with_hyphens("0868660000") == "0868-66-0000");
    CHECK(phone_with_hyphens("0862241111") == "086-224-1111");
    CHECK(phone_with_hyphens("09012345678") == "090-1234-5678");
    CHECK(phone_with_hyphens("0312345678") == "03-1234-5678");
    CHECK(phone_with_hyphens("0120444113") == "0120-444-113");
    CHECK(phone_with_hyphens("086-866-0000") == "0868-66-0000");
    CHECK(phone_with_hyphens("0868") == "0868");
    CHECK(phone_with_hyphens("086866") == "0868-66");
    CHECK(phone_with_hyphens("0868660") == "0868-66-0");
}

TEST_CASE("a number the plan does not tell about keeps its digits") {
    CHECK(phone_with_hyphens("0297123456") == "0297123456");
    CHECK(phone_with_hyphens("123") == "123");
}

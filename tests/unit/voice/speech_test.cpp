#include "town/speech.h"

#include <catch2/catch.hpp>

#include "drivers/voice/open_jtalk/program.h"
#include "drivers/voice/wave.h"

namespace {

const std::vector<town::Reading> readings{
    {"る方法", "る方法"}, {"美咲町", "ミサキチョウ"}, {"る方", "るカタ"}};

town::Pack with_file(const std::string& path, const std::string& text) {
    town::Pack pack;
    pack.files[path] = text;
    return pack;
}

}  // namespace

TEST_CASE("a declared reading stands in place of what is written") {
    CHECK(town::read_aloud("美咲町の役場", readings) == "ミサキチョウの役場");
}

TEST_CASE("the longest reading that fits counts") {
    CHECK(town::read_aloud("受ける方", readings) == "受けるカタ");
    CHECK(town::read_aloud("受ける方法", readings) == "受ける方法");
}

TEST_CASE("readings fit across the spaces of plain Japanese") {
    CHECK(town::read_aloud("受ける 方の お名前", readings) == "受けるカタのお名前");
}

TEST_CASE("marks for line breaks are not heard") {
    CHECK(town::read_aloud("受⁠け⁠付けました", {}) == "受け付けました");
}

TEST_CASE("numbers with hyphens are read sign by sign") {
    CHECK(town::read_aloud("電話 0868-66-1234です", {}) == "電話0、8、6、8、6、6、1、2、3、4です");
    CHECK(town::read_aloud("H1-7K3M", {}) == "H、1、7、K、3、M");
}

TEST_CASE("a sign between spaces is one breath") {
    CHECK(town::read_aloud("1 / 2ページ", {{"/", "、"}}) == "1、2ページ");
}

TEST_CASE("amounts and pages keep their numbers") {
    CHECK(town::read_aloud("1500円", {}) == "1500円");
    CHECK(town::read_aloud("2-1", {}) == "2-1");
    CHECK(town::read_aloud("1,234,500円", {}) == "1234500円");
    CHECK(town::read_aloud("1,2,3", {}) == "1,2,3");
}

TEST_CASE("what must be heard exactly is spelt") {
    CHECK(town::spelt("0868 66-1") == "0、8、6、8、6、6、1");
    CHECK(town::spelt("あー") == "あ、ー");
}

TEST_CASE("a text becomes one breath a sentence") {
    const auto breaths = town::breaths("あいう。えお。\nか");
    REQUIRE(breaths.size() == 3);
    CHECK(breaths[0] == "あいう。");
    CHECK(breaths[2] == "か");
}

TEST_CASE("a sentence without end is broken before the synthesiser chokes on it") {
    std::string endless;
    for (int i = 0; i < 400; ++i) endless += "あ";
    std::string again;
    for (const std::string& breath : town::breaths(endless)) {
        CHECK(breath.size() < 300);
        again += breath;
    }
    CHECK(again == endless);
}

TEST_CASE("a pack's readings come longest first") {
    const auto read =
        town::readings_in(with_file("speech/ja.toml",
                                    "[[reading]]\nwritten = \"町\"\nread = "
                                    "\"チョウ\"\n[[reading]]\nwritten = \"美咲町\"\nread = "
                                    "\"ミサキチョウ\"\n"));
    REQUIRE(read);
    REQUIRE(read.value().size() == 2);
    CHECK(read.value().front().written == "美咲町");
}

TEST_CASE("a reading without a sound is refused") {
    CHECK(!town::readings_in(with_file("speech/ja.toml", "[[reading]]\nwritten = \"町\"\n")));
}

TEST_CASE("the synthesiser's account gives its kana") {
    const std::string trace =
        "[Text analysis result]\n"
        "美咲,名詞,固有名詞,地域,一般,*,*,美咲,ミサキ,ミサキ’,0/3,C1\n"
        "、,記号,読点,*,*,*,*,、,、,、,*/*,*\n"
        "町,名詞,接尾,地域,*,*,*,町,チョウ,チョー,1/2,C3\n"
        "\n[Output label]\n0 1 xx^xx,no,no,no,no,no,no,no,no,イイエ\n";
    CHECK(drivers::voice::kana_of(trace) == "ミサキ チョー");
}

TEST_CASE("a wave that is written is read back") {
    const drivers::voice::Wave wave{48000, {0, 1000, -1000, 32767, -32768}};
    const auto read = drivers::voice::read_wave(drivers::voice::riff_of(wave));
    REQUIRE(read);
    CHECK(read->samples == wave.samples);
    CHECK(read->samples_per_second == 48000);
}

TEST_CASE("a wave that is cut off or something else is refused") {
    auto riff = drivers::voice::riff_of({48000, {1, 2, 3}});
    riff.resize(30);
    CHECK(!drivers::voice::read_wave(riff));
    CHECK(!drivers::voice::read_wave(base::to_bytes("not a wave at all, but long enough for one")));
}

TEST_CASE("louder never overflows") {
    const auto louder = drivers::voice::at_volume({48000, {30000, -30000, 100}}, 2);
    CHECK(louder.samples[0] == 32767);
    CHECK(louder.samples[1] == -32768);
    CHECK(louder.samples[2] > 200);
    CHECK(drivers::voice::at_volume({48000, {30000}}, -2).samples[0] == 7500);
}

// What `pack check` refuses of the guide's asks and life events: each test spoils one thing of the
// town's own pack and finds it named.
#include <catch2/catch.hpp>

#include "provisioning/tool/pack_folder.h"
#include "town/guide/lint.h"

namespace {

const town::PackSource& town_source() {
    static const town::PackSource source = [] {
        auto read = tool::read_pack_folder(SOURCE_DIR "/provisioning/towns/misaki");
        REQUIRE(read);
        return read.take();
    }();
    return source;
}

town::PackComplaints complaints_with(const std::string& path, const std::string& from,
                                     const std::string& to) {
    static const town::LoadedPack loaded = town::load(town_source());
    town::PackComplaints of_rules;
    static const auto plain = town::PlainSpeech::from(town_source(), of_rules);
    town::LoadedPack spoilt = loaded;
    if (!path.empty()) {
        std::string& text = spoilt.pack.files.at(path);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return town::guide::lint_guide(spoilt, plain);
}

// True when the spoilt pack's only new complaint of `path` says `what`.
bool names(const std::string& path, const std::string& from, const std::string& to,
           const std::string& what) {
    bool named = false;
    for (const auto& one : complaints_with(path, from, to)) {
        UNSCOPED_INFO(one.file << ": " << one.what);
        named = named || (one.file == path && one.what.find(what) != std::string::npos);
    }
    return named;
}

const std::string asks = "guide/asks.toml";
const std::string life = "guide/life_events.toml";
const std::string life_words = "guide/life_events_words.toml";

}  // namespace

TEST_CASE("the town's asks and life events have nothing to put right") {
    for (const auto& one : complaints_with("", "", "")) {
        INFO(one.file << ": " << one.what);
        CHECK(false);
    }
}

TEST_CASE("an ask that leads to no entry is named") {
    CHECK(
        names(asks, "\"move-within\"", "\"move-nowhere\"", "There is no entry \"move-nowhere\"."));
}

TEST_CASE("an ask that one language lacks is named") {
    CHECK(names(asks, "vi = \"Chuyển nhà kiểu nào?\"", "", "The question is missing in vi."));
}

TEST_CASE("an ask that is hard to read is named") {
    CHECK(names(
        asks, "どの 引っ越しですか",
        "転入と 転出と 転居の うち、どれに 該当するのか、事前に 必要書類を 確認の上、"
        "こちらの 一覧の 中から ひとつだけ 正しく 選択して 回答を 記入していただけますでしょうか",
        "moving: "));
}

TEST_CASE("what is handed over to a journey that does not ask it is named") {
    CHECK(names(asks, "question = \"areas\", answer = \"money\"",
                "question = \"areas\", answer = \"moon\"", "has no option \"moon\"."));
}

TEST_CASE("a procedure at a desk that is not there is named") {
    CHECK(names(life, "section = \"resident_desk\"", "section = \"moon_desk\"",
                "There is no section \"moon_desk\"."));
}

TEST_CASE("a procedure that begins a journey nobody has is named") {
    CHECK(names(life, "journey = \"life-event\"", "journey = \"moon-trip\"",
                "There is no journey \"moon-trip\"."));
}

TEST_CASE("a condition on an option that is not offered is named") {
    CHECK(names(life, "any_of = [\"japan\"]", "any_of = [\"moon\"]", "has no option \"moon\"."));
}

TEST_CASE("a deadline without its source is named") {
    CHECK(names(life, "deadline_source = \"住民基本台帳法22条\"", "deadline_source = \"\"",
                "A deadline and its source stand together."));
}

TEST_CASE("a life event's words that a language lacks are named with the language") {
    CHECK(names(life_words, "\"転入届\" = \"てんにゅうとどけ\"", "", "easy lacks \"転入届\"."));
}

TEST_CASE("examples of distress whose kind has no card are named") {
    CHECK(names("guide/distress_examples.toml", "kind = \"fire\"", "kind = \"flood\"",
                "There is no kind \"flood\"."));
}

TEST_CASE("a life event's words that nothing says are named") {
    CHECK(names(life_words, "[easy]", "[easy]\n\"月へ 行く\" = \"つきへ いく\"",
                "easy: Nothing says \"月へ 行く\"."));
}

TEST_CASE("a word that would silence a whole kind of distress is named") {
    CHECK(names("guide/urgent.toml", "id = \"fire\"", "id = \"fire\"\nunless = [\"ごみ\"]",
                "No word may silence a whole kind."));
}

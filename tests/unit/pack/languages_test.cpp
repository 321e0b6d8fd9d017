// Languages in which only what residents meet is written, and languages still being written.
#include <algorithm>

#include "tests/unit/pack/birth_pack.h"
#include "town/words.h"

namespace {

using Source = town::PackSource;

std::string text_of(const Source& source, const std::string& path) {
    return base::to_text(source.at(path));
}

void replace(Source& source, const std::string& path, const std::string& from,
             const std::string& to) {
    std::string text = text_of(source, path);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    source[path] = base::to_bytes(text.replace(at, from.size(), to));
}

// The small town with a journey of a counter, a register's words and a screen only for staff.
Source bilingual() {
    Source source = small_town();
    source["journeys/dish-back.toml"] = base::to_bytes(
        "id = \"dish-back\"\nversion = 1\nregister = \"dishes\"\nact = \"back\"\n"
        "section = \"all\"\nroles = [\"counter\"]\nevidence = \"L0\"\ndesk = false\n"
        "source = \"a test\"\nchecked_on = 2026-11-22\nstatus = \"verified\"\n"
        "[[question]]\nid = \"sure\"\nkind = \"one_of\"\noptions = [{ id = \"yes\" }]\n");
    const auto staff_words = base::to_bytes(
        "[journey.dish-back]\ntitle = \"かえす\"\nsubmit = \"かえす\"\n"
        "[journey.dish-back.question]\n"
        "sure = { title = \"いいですか\", label = \"いいですか\", option.yes = \"はい\" }\n"
        "[desk]\ntitle = \"窓口\"\n[register.dishes.refused]\nlate = \"おそい\"\n");
    source["words/dish.ja.toml"] = staff_words;
    source["words/dish.easy.toml"] = staff_words;
    source["words/screen.ja.toml"] = base::to_bytes("[home]\nhello = \"こんにちは\"\n");
    source["words/screen.easy.toml"] = base::to_bytes("[home]\nhello = \"こんにちは\"\n");
    source["rules/residents.toml"] = base::to_bytes("staff = [\"desk.\"]\nviews = []\n");
    return source;
}

// And the same in a third language, as complete as residents need it.
Source trilingual(const std::string& declared) {
    Source source = bilingual();
    for (const auto& [path, bytes] : small_town()) {
        constexpr std::string_view plain = "easy.toml";
        if (!path.starts_with("words/") || !path.ends_with(plain)) continue;
        source[path.substr(0, path.size() - plain.size()) + "en.toml"] = bytes;
    }
    source["words/screen.en.toml"] = base::to_bytes("[home]\nhello = \"Good day\"\n");
    for (const char* language : {"ja", "easy", "en"}) {
        source[std::string("words/name.") + language + ".toml"] =
            base::to_bytes("[language]\nen = \"English\"\n");
    }
    replace(source, "pack.toml", "languages = [\"ja\", \"easy\"]\n", declared);
    return source;
}

const std::string offered =
    "languages = [\"ja\", \"easy\", \"en\"]\nresidents_languages = [\"en\"]\n";
const std::string being_written = "languages = [\"ja\", \"easy\"]\ndrafts = [\"en\"]\n";

std::string complaints(const std::vector<town::PackComplaint>& all) {
    std::string text;
    for (const auto& [file, what] : all) text += file + ": " + what + "\n";
    return text;
}

bool says(const std::vector<town::PackComplaint>& all, const std::string& wanted) {
    UNSCOPED_INFO(complaints(all));
    return complaints(all).find(wanted) != std::string::npos;
}

}  // namespace

TEST_CASE("a language for residents needs no word that only staff meet") {
    CHECK(complaints(town::check(trilingual(offered))).empty());
}

TEST_CASE("a language for residents says the first language's words where it has none") {
    const auto pack = town::read(built(trilingual(offered)));
    REQUIRE(pack);
    const town::Words& english = pack.value().words.at("en");
    CHECK(english.say("home.hello") == "Good day");
    CHECK(english.say("desk.title") == "窓口");
    CHECK(english.say("journey.dish-back.submit") == "かえす");
    CHECK(english.language() == "en");
    CHECK(pack.value().residents_languages == std::vector<std::string>{"en"});
}

TEST_CASE("a phrase that residents meet is missed in their language") {
    Source source = trilingual(offered);
    source.erase("words/screen.en.toml");
    CHECK(says(town::check(source), "words en: \"home.hello\": The phrase is missing."));
    source = trilingual(offered);
    replace(source, "words/en.toml", "submit = ", "submitted = ");
    CHECK(says(town::check(source), "submit\": The phrase is missing."));
    CHECK(says(town::check(source), "submitted\": Nothing in the pack uses this phrase."));
}

TEST_CASE("a phrase that only staff meet is too much in a language for residents") {
    for (const char* words :
         {"[desk]\ntitle = \"Desk\"\n", "[journey.dish-back]\ntitle = \"Back\"\n",
          "[register.dishes.refused]\nlate = \"Late\"\n"}) {
        Source source = trilingual(offered);
        source["words/more.en.toml"] = base::to_bytes(words);
        INFO(words);
        CHECK(says(town::check(source), "Only staff meet this phrase"));
    }
}

TEST_CASE("a register that residents write to answers in their language") {
    Source source = trilingual(offered);
    const std::string roles = "roles = [\"counter\"]";
    replace(source, "journeys/dish-back.toml", roles, "roles = [\"hall\"]");
    CHECK(says(town::check(source),
               "words en: \"register.dishes.refused.late\": The phrase is missing."));
}

TEST_CASE("a language being written neither counts nor travels") {
    Source source = trilingual(being_written);
    source["words/half.en.toml"] = base::to_bytes("[home]\nnobody_says = \"Half a wo\"\n");
    CHECK(complaints(town::check(source)).empty());
    const auto pack = town::read(built(source));
    REQUIRE(pack);
    CHECK(pack.value().languages == std::vector<std::string>{"ja", "easy"});
    CHECK_FALSE(pack.value().words.contains("en"));
    const base::Bytes bytes = built(source);
    CHECK(base::to_text(bytes).find("Half a wo") == std::string::npos);
}

TEST_CASE("whoever writes a language is told what it still lacks") {
    Source source = trilingual(being_written);
    CHECK(complaints(town::check_language(source, "en")).empty());
    source.erase("words/screen.en.toml");
    CHECK(complaints(town::check_language(source, "en")) ==
          "words en: \"home.hello\": The phrase is missing.\n");
    CHECK(says(town::check_language(source, "pt"), "It names no language \"pt\"."));
}

TEST_CASE("a language stands in one list and the first language is complete") {
    Source source = trilingual("languages = [\"ja\", \"easy\"]\nresidents_languages = [\"en\"]\n");
    CHECK(says(town::check(source), "\"en\" is none of the languages after the first."));
    source = trilingual("languages = [\"ja\", \"easy\"]\nresidents_languages = [\"ja\"]\n");
    CHECK(says(town::check(source), "\"ja\" is none of the languages after the first."));
    source = trilingual("languages = [\"ja\", \"easy\", \"en\"]\ndrafts = [\"en\"]\n");
    CHECK(says(town::check(source), "\"en\" is both a language and a draft."));
    source = trilingual("languages = []\nresidents_languages = [\"en\"]\n");
    CHECK_FALSE(town::check(source).empty());
}

TEST_CASE("every language of a pack has a name in every language") {
    Source source = trilingual(offered);
    source.erase("words/name.en.toml");
    CHECK(says(town::check(source), "words en: \"language.en\": The phrase is missing."));
}

TEST_CASE("what other rooms keep in the pack comes out as it went in") {
    Source source = small_town();
    source["guide/faq/waste.toml"] = base::to_bytes("title = \"ごみ\"\n");
    source["speech/readings.toml"] = base::to_bytes("[[reading]]\ntext = \"柵原\"\n");
    source["typing/names.toml"] = base::to_bytes("names = [\"見本\"]\n");
    const auto pack = town::read(built(source));
    REQUIRE(pack);
    CHECK(pack.value().files.size() == 3);
    CHECK(pack.value().files.at("guide/faq/waste.toml") == "title = \"ごみ\"\n");
    CHECK(pack.value().files.contains("speech/readings.toml"));
    CHECK(pack.value().files.contains("typing/names.toml"));
}

TEST_CASE("the guide's model travels as bytes and only under its own name") {
    Source source = small_town();
    const base::Bytes model{0xFF, 0x00, 0x80, '[', 0xC3};
    source["guide/model.bin"] = model;
    const auto pack = town::read(built(source));
    REQUIRE(pack);
    CHECK(pack.value().guide_model == model);
    CHECK(pack.value().files.empty());
    CHECK(town::read(built(small_town())).value().guide_model.empty());
    source["guide/other.bin"] = model;
    CHECK(says(town::check(source), "guide/other.bin: A pack has no place for this file."));
    source.erase("guide/other.bin");
    source["guide/model.bin"] = base::Bytes((32 << 20) + 1, 0);
    CHECK(says(town::check(source), "guide/model.bin: It is over 32 MiB."));
}

TEST_CASE("a file of another room that cannot be read makes the pack unfit") {
    const auto with = [](const std::string& path, base::Bytes bytes) {
        Source source = small_town();
        source[path] = std::move(bytes);
        return town::check(source);
    };
    CHECK(says(with("guide/a.toml", base::to_bytes("title = ")), "guide/a.toml: Line 1"));
    CHECK(says(with("speech/a.toml", {0xFF, 0xFE}), "The file is not UTF-8."));
    CHECK(says(with("typing/a.csv", base::to_bytes("a,b")), "A pack has no place for this file."));
    CHECK(says(with("typing/a.toml", base::Bytes((8 << 20) + 1, ' ')), "over 8 MiB"));
}

// The hint `typing` of a question, and the words it needs.
#include "tests/unit/pack/misaki.h"
#include "town/spellings.h"

namespace {

town::PackSource with(const std::string& path, const std::string& text) {
    town::PackSource source = misaki();
    source[path] = base::to_bytes(text);
    return source;
}

bool complains(const town::PackSource& source, const std::string& what) {
    for (const auto& complaint : town::check(source)) {
        if ((complaint.file + ": " + complaint.what).find(what) != std::string::npos) return true;
    }
    return false;
}

std::string care_apply() {
    const base::Bytes& bytes = misaki().at("journeys/care-apply.toml");
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("a question says what is typed and who files for another types a name") {
    const auto pack = town::read(built(misaki())).take();
    const town::Journey& care = *town::journey(pack, "care-apply");
    CHECK(town::question(care, "kanji_name")->typing == town::Typing::name);
    CHECK(town::question(care, "address")->typing == town::Typing::address);
    CHECK(town::question(care, "kana_name")->typing == town::Typing::anything);
}

TEST_CASE("a typing that does not exist or that its kind cannot have is refused") {
    std::string text = care_apply();
    const std::string hint = "typing = \"address\"";
    text.replace(text.find(hint), hint.size(), "typing = \"poem\"");
    CHECK(complains(with("journeys/care-apply.toml", text), "\"typing\" is name, family_name"));
    text = care_apply();
    const std::string kana = "kind = \"kana\"\n";
    text.replace(text.find(kana), kana.size(), kana + "typing = \"name\"\n");
    CHECK(complains(with("journeys/care-apply.toml", text), "typing"));
}

TEST_CASE("a typing without its words in the pack is refused") {
    town::PackSource source = misaki();
    source.erase("typing/postal.toml");
    CHECK(complains(source, "\"address\": The pack has nothing of this \"typing\""));
    CHECK_FALSE(complains(source, "\"kanji_name\": The pack has nothing"));
}

TEST_CASE("a row for typing needs its writing and a reading in hiragana and a whole code") {
    CHECK(complains(with("typing/names.toml", "[[family]]\nwritten = \"山本\"\n"),
                    "typing/names.toml: \"山本\" wants a reading in hiragana."));
    CHECK(complains(with("typing/names.toml", "[[given]]\nreading = \"はな\"\n"),
                    "Every row wants \"written\"."));
    CHECK(
        complains(with("typing/words.toml", "[[word]]\nwritten = \"役場\"\nreading = \"ヤクバ\"\n"),
                  "wants a reading in hiragana."));
    CHECK(complains(with("typing/postal.toml",
                         "[[municipality]]\nwritten = \"美咲町\"\nareas = [\"70937 原田\"]\n"),
                    "has no postal code."));
}

TEST_CASE("every district of the town is found by its postal code") {
    const auto pack = town::read(built(misaki())).take();
    const auto areas = town::postal_areas_in(pack).take();
    int aza = 0;
    for (const town::PlaceSpelling& place : town::places_in(pack).take()) {
        if (place.kind != "aza") continue;
        ++aza;
        CAPTURE(place.name.written);
        CHECK(std::ranges::any_of(areas, [&](const town::PostalArea& area) {
            return area.code == place.postal && area.area == place.name.written &&
                   area.written == "岡山県久米郡美咲町" + place.name.written;
        }));
    }
    CHECK(aza > 60);
}

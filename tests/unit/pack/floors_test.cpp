// Plans of the buildings in the pack: what `pack check` refuses, and what Misaki's own may not say.
#include "tests/unit/pack/misaki.h"
#include "town/way/site.h"

namespace {

// Misaki with one thing of a plan spoilt.
town::PackSource spoilt(const std::string& path, const std::string& from, const std::string& to) {
    town::PackSource source = misaki();
    std::string text = base::to_text(source.at(path));
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    source[path] = base::to_bytes(text.replace(at, from.size(), to));
    return source;
}

bool is_named(const town::PackSource& source, const std::string& what) {
    return std::ranges::any_of(town::check(source), [&](const auto& complaint) {
        UNSCOPED_INFO(complaint.file << ": " << complaint.what);
        return complaint.what.find(what) != std::string::npos;
    });
}

const std::string kirari = "floors/misakirari.toml";

}  // namespace

TEST_CASE("a plan that names a place or a section the town has not is refused") {
    CHECK(is_named(spoilt(kirari, R"("hall", "library")", R"("hall", "moon")"), "no place"));
    CHECK(is_named(spoilt(kirari, R"(["care_desk"])", R"(["moon_desk"])"), "no section"));
    CHECK(is_named(spoilt("floors/asahinata.toml", R"(["asahi"])", R"(["hall"])"), "Two files"));
}

TEST_CASE("a spot without words in one language is named") {
    CHECK(is_named(spoilt("words/floors.vi.toml", "spot.library = \"Thư", "spot.librari = \"Thư"),
                   "floors.misakirari.spot.library: The phrase is missing."));
}

TEST_CASE("of Misaki's buildings no desk has a place that nobody told") {
    const auto pack = town::read(built(misaki()));
    REQUIRE(pack);
    int spots = 0;
    for (const char* place : {"hall", "asahi"}) {
        const auto site = town::way::site_of(pack.value().files, place);
        REQUIRE(site);
        for (const auto& spot : site->spots) {
            ++spots;
            CHECK(spot.told.known() == !spot.building.empty());
            CHECK(spot.told.known() == !spot.told.source.empty());
            CHECK_FALSE(spot.at);
        }
        CHECK(site->links.empty());
    }
    CHECK(spots > 15);
}

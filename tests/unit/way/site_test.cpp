#include "tests/unit/way/two_floors.h"

using namespace town::way;

namespace {

bool complains(const std::string& toml, const std::string& about) {
    town::PackComplaints complaints;
    (void)way_test::read(toml, complaints);
    return std::ranges::any_of(
        complaints, [&](const auto& one) { return one.what.find(about) != std::string::npos; });
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("what is unknown may have no place and what is verified has a source") {
    CHECK(complains(replaced(way_test::two_floors, R"(sections = ["child_desk"], status)",
                             R"(sections = ["child_desk"], floor = "first", status)"),
                    "unknown has no place"));
    CHECK(complains(
        replaced(way_test::two_floors, R"(source = "a test", checked_on)", R"(checked_on)"),
        "has a source"));
}

TEST_CASE("a stretch leads between two spots with a place and floors are left by stairs or lift") {
    CHECK(complains(replaced(way_test::two_floors, R"(to = "crossing")", R"(to = "nowhere")"),
                    "is no spot"));
    CHECK(complains(
        replaced(way_test::two_floors, R"(from = "stairs_down", to = "stairs_up", kind = "stairs")",
                 R"(from = "stairs_down", to = "stairs_up", kind = "level")"),
        "stairs or a lift"));
}

TEST_CASE("names are used once and floors and buildings exist") {
    CHECK(complains(replaced(way_test::two_floors, R"(id = "gallery")", R"(id = "care")"),
                    "two of the name"));
    CHECK(complains(replaced(way_test::two_floors, R"(building = "house", level = 2)",
                             R"(building = "shed", level = 2)"),
                    "no building"));
    CHECK(complains(replaced(way_test::two_floors, R"(floor = "second", box = { x = 4)",
                             R"(floor = "third", box = { x = 4)"),
                    "no floor"));
}

TEST_CASE("a site is found by the place whose terminals stand there") {
    const std::map<std::string, std::string, std::less<>> files{
        {"floors/sample.toml", way_test::two_floors}, {"guide/asks.toml", ""}};
    REQUIRE(site_of(files, "hall"));
    CHECK(site_of(files, "hall")->id == "sample");
    CHECK_FALSE(site_of(files, "library"));
}

TEST_CASE("every floor and spot but a corner wants words") {
    const auto keys = words_of(way_test::sample());
    const auto has = [&](const char* key) { return std::ranges::count(keys, key) == 1; };
    CHECK(has("floors.sample.title"));
    CHECK(has("floors.sample.floor.second"));
    CHECK(has("floors.sample.spot.child"));
    CHECK_FALSE(has("floors.sample.spot.crossing"));
}

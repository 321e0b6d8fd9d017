#include "tests/unit/way/two_floors.h"

using namespace town::way;
using How = Found::How;

namespace {

Found way_to(const Site& site, const std::string& to, Need need = Need::any) {
    return find(site, site.terminal("hall-1"), *site.spot(to), need);
}

std::vector<std::string> passed(const Found& found) {
    std::vector<std::string> ids;
    for (const Leg& leg : found.legs) ids.push_back(leg.to->id);
    return ids;
}

}  // namespace

TEST_CASE("the shortest way goes by the stairs and the way without steps by the lift") {
    const Site site = way_test::sample();
    const Found up = way_to(site, "care");
    REQUIRE(up.how == How::whole);
    CHECK(passed(up) == std::vector<std::string>{"crossing", "stairs_down", "stairs_up", "care"});
    const Found rolled = way_to(site, "care", Need::step_free);
    REQUIRE(rolled.how == How::whole);
    CHECK(passed(rolled) == std::vector<std::string>{"crossing", "stairs_down", "lift_down",
                                                     "lift_up", "stairs_up", "care"});
    for (const Leg& leg : rolled.legs) CHECK(leg.kind != LinkKind::stairs);
}

TEST_CASE("where only steps lead nobody in a wheelchair is sent") {
    const Site site = way_test::sample();
    CHECK(way_to(site, "stage").how == How::whole);
    const Found rolled = way_to(site, "stage", Need::step_free);
    CHECK(rolled.how == How::only_with_steps);
    CHECK(rolled.legs.empty());
}

TEST_CASE("what nobody told is never walked and never placed") {
    const Site site = way_test::sample();
    CHECK(way_to(site, "child").how == How::nothing);
    CHECK(way_to(site, "annexe").how == How::building);
    CHECK(way_to(site, "gallery").how == How::floor);     // its only stretch is unknown
    CHECK(way_to(site, "old_room").how == How::nothing);  // what is old is not believed
}

TEST_CASE("a terminal that nobody placed shows no way but the floor") {
    const Site site = way_test::sample();
    CHECK(site.terminal("hall-9") == nullptr);
    const Found found = find(site, nullptr, *site.spot("care"), Need::any);
    CHECK(found.how == How::floor);
    CHECK(found.legs.empty());
}

TEST_CASE("a way back has the same stretches turned round") {
    const Site site = way_test::sample();
    const Found there = way_to(site, "care");
    const Found back = find(site, site.spot("care"), *site.spot("kiosk"), Need::any);
    REQUIRE(back.legs.size() == there.legs.size());
    CHECK(back.legs.front().points.front() == there.legs.back().points.back());
    CHECK(back.legs.back().to->id == "kiosk");
}

TEST_CASE("a shorter stretch is taken and a removed one is gone round") {
    Site site = way_test::sample();
    const auto told = site.links[0].told;
    site.links.push_back({"kiosk", "records", LinkKind::level, {}, told});
    CHECK(passed(way_to(site, "records")) == std::vector<std::string>{"records"});
    site.links.pop_back();
    CHECK(passed(way_to(site, "records")) == std::vector<std::string>{"crossing", "records"});
    site.links[0].told.status = "old";
    CHECK(way_to(site, "records").how == How::floor);
}

TEST_CASE("a desk is found by its section and a terminal by its name") {
    const Site site = way_test::sample();
    REQUIRE(site.desk_of("care_desk") != nullptr);
    CHECK(site.desk_of("care_desk")->id == "care");
    CHECK(site.desk_of("library_desk") == nullptr);
}

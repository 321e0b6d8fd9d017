#include "tests/unit/way/two_floors.h"

using namespace town::way;
using Act = Step::Act;

namespace {

std::vector<Step> walked(const std::string& to, Need need = Need::any) {
    const Site site = way_test::sample();
    return steps_of(site, find(site, site.terminal("hall-1"), *site.spot(to), need));
}

}  // namespace

TEST_CASE("what goes straight on is one step and a turn says left or right") {
    const auto steps = walked("records");
    const std::vector<Step> wanted{{Act::set_out, "", "", 10},
                                   {Act::left, "", "", 0},
                                   {Act::walk, "records", "", 9},
                                   {Act::arrive, "records", "", 0}};
    CHECK(steps == wanted);
}

TEST_CASE("a turn on the floor above is seen from where one leaves the lift") {
    const auto steps = walked("care", Need::step_free);
    const std::vector<Step> wanted{
        {Act::set_out, "lift_down", "", 22}, {Act::lift, "", "second", 0},
        {Act::walk, "stairs_up", "", 8},     {Act::right, "stairs_up", "", 0},
        {Act::walk, "care", "", 7},          {Act::arrive, "care", "", 0}};
    CHECK(steps == wanted);
}

TEST_CASE("stairs say up or down and where one gets out") {
    const auto steps = walked("care");
    REQUIRE(steps.size() == 4);
    CHECK(steps[1] == Step{Act::stairs_up, "", "second", 0});
    const Site site = way_test::sample();
    const auto down = steps_of(site, find(site, site.spot("care"), *site.spot("kiosk"), Need::any));
    CHECK(down[1] == Step{Act::stairs_down, "", "first", 0});
}

TEST_CASE("where nobody measured no metres are said") {
    Site site = way_test::sample();
    for (Floor& floor : site.floors) floor.cm_a_unit = 0;
    for (const Step& step :
         steps_of(site, find(site, site.terminal("hall-1"), *site.spot("care"), Need::any))) {
        CHECK(step.metres == 0);
    }
}

TEST_CASE("steps are spoken with the names of spots and a corner without one") {
    const Site site = way_test::sample();
    const town::Words words("en", {{"way.step.set_out_on", "on."},
                                   {"way.step.left_on", "left."},
                                   {"way.step.walk", "to {spot}."},
                                   {"way.step.arrive", "at {spot}."},
                                   {"way.metres", " ({metres} m)"},
                                   {"floors.sample.spot.records", "Records"}});
    const auto said = spoken(
        site, steps_of(site, find(site, site.terminal("hall-1"), *site.spot("records"), Need::any)),
        words);
    CHECK(said ==
          std::vector<std::string>{"on. (10 m)", "left.", "to Records. (9 m)", "at Records."});
}

#include <catch2/catch.hpp>

#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

TEST_CASE("what a visitor chooses of the looks holds on every screen and ends with the visit") {
    Hall hall;
    hall.touch(LooksWanted{}, ColoursChosen{"inverted"}, TextSizeChosen{2}, ReachChanged{},
               StillChanged{});
    CHECK(hall.session().frame().looks_menu);
    hall.touch(LooksLeft{});
    const Frame chosen = hall.session().frame();
    CHECK_FALSE(chosen.looks_menu);
    CHECK(chosen.looks.colours == Colours::inverted);
    CHECK(chosen.looks.low);
    CHECK(chosen.looks.still);
    CHECK(chosen.text_size == 2);
    hall.touch(Started{"lookup"});
    CHECK(hall.session().frame().looks.colours == Colours::inverted);
    hall.wait(200s);
    const Frame next = hall.session().frame();
    CHECK(std::holds_alternative<Welcome>(next.body));
    CHECK(next.looks.colours == Colours::ordinary);
    CHECK_FALSE(next.looks.low);
    CHECK_FALSE(next.looks.still);
    CHECK(next.text_size == 0);
}

TEST_CASE("a colour that no screen knows changes nothing") {
    Hall hall;
    hall.touch(ColoursChosen{"contrast"}, ColoursChosen{"pink"}, TextSizeChosen{9});
    CHECK(hall.session().frame().looks.colours == Colours::contrast);
    CHECK(hall.session().frame().text_size == 2);
}

TEST_CASE("whoever acts on leaves the menu of looks") {
    Hall hall;
    hall.touch(LooksWanted{}, CallsStaff{});
    CHECK_FALSE(hall.session().frame().looks_menu);
    CHECK(std::holds_alternative<CallStaff>(hall.session().frame().body));
}

TEST_CASE("an open menu of looks is asked whether to go on and put away after that") {
    Hall hall;
    hall.touch(LooksWanted{});
    hall.wait(46s);
    CHECK(hall.asks_whether_to_go_on());
    hall.wait(20s);
    CHECK_FALSE(hall.session().frame().looks_menu);
    CHECK_FALSE(hall.asks_whether_to_go_on());
}

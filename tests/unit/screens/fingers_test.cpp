#include <catch2/catch.hpp>

#include "screens/fingers.h"
#include "screens/focus.h"

namespace {

using namespace std::chrono_literals;
using screens::Fingers;
using screens::ui::Element;

Element target(const char* id, int x, int y) {
    Element element;
    element.id = id;
    element.at = {x, y, 100, 100};
    element.target = true;
    return element;
}

const std::vector<Element> two{target("one", 0, 0), target("two", 200, 0)};

}  // namespace

TEST_CASE("a target acts when the finger is lifted inside it however long it rested") {
    Fingers fingers;
    fingers.down(two, 10, 10, 0ms);
    CHECK(fingers.pressed() == "one");
    CHECK(fingers.up(two, 90, 90, 9000ms) == "one");
}

TEST_CASE("a finger that slides off its target does nothing") {
    Fingers fingers;
    fingers.down(two, 10, 10, 0ms);
    fingers.move(two, 250, 10);
    CHECK(fingers.pressed().empty());
    CHECK(!fingers.up(two, 250, 10, 50ms));
}

TEST_CASE("a finger that comes back to its target acts") {
    Fingers fingers;
    fingers.down(two, 10, 10, 0ms);
    fingers.move(two, 150, 10);
    CHECK(fingers.up(two, 20, 10, 50ms) == "one");
}

TEST_CASE("a second touch on the same target within 0.4 s is a trembling hand") {
    Fingers fingers;
    fingers.down(two, 10, 10, 0ms);
    CHECK(fingers.up(two, 10, 10, 50ms) == "one");
    fingers.down(two, 10, 10, 300ms);
    CHECK(!fingers.up(two, 10, 10, 350ms));
    fingers.down(two, 210, 10, 360ms);
    CHECK(fingers.up(two, 210, 10, 380ms) == "two");
    fingers.down(two, 210, 10, 780ms);
    CHECK(fingers.up(two, 210, 10, 800ms) == "two");
}

TEST_CASE("a second finger is no finger") {
    Fingers fingers;
    fingers.down(two, 10, 10, 0ms);
    fingers.down(two, 210, 10, 20ms);
    CHECK(fingers.up(two, 10, 10, 50ms) == "one");
}

TEST_CASE("keys walk through the targets in reading order and round") {
    const std::vector<Element> all{target("low", 0, 300), target("right", 200, 0),
                                   target("left", 0, 0)};
    using screens::Step;
    CHECK(next_focus(all, "", Step::forward) == "left");
    CHECK(next_focus(all, "left", Step::forward) == "right");
    CHECK(next_focus(all, "low", Step::forward) == "left");
    CHECK(next_focus(all, "left", Step::back) == "low");
}

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

namespace {

Element key_at(const char* id, int x) {
    Element element = target(id, x, 0);
    element.role = screens::ui::Role::key;
    return element;
}

const std::vector<Element> with_keys{target("button", 0, 0), key_at("key.a", 200),
                                     key_at("key.b", 400)};

Fingers listening(screens::Ear ear) {
    Fingers fingers;
    fingers.listens(ear);
    return fingers;
}

}  // namespace

TEST_CASE("a sliding finger hears every target and types the key it is lifted from") {
    Fingers fingers = listening(screens::Ear::slides);
    fingers.down(with_keys, 10, 10, 0ms);
    CHECK(fingers.heard().empty());
    fingers.move(with_keys, 250, 10);
    CHECK(fingers.heard() == "key.a");
    CHECK(fingers.pressed().empty());
    fingers.move(with_keys, 450, 10);
    CHECK(fingers.heard() == "key.b");
    CHECK(fingers.up(with_keys, 450, 10, 900ms) == "key.b");
    CHECK(fingers.heard().empty());
}

TEST_CASE("a sliding finger lifted from a button presses nothing and a touch then does") {
    Fingers fingers = listening(screens::Ear::slides);
    fingers.down(with_keys, 250, 10, 0ms);
    fingers.move(with_keys, 10, 10);
    CHECK(fingers.heard() == "button");
    CHECK(!fingers.up(with_keys, 10, 10, 500ms));
    fingers.down(with_keys, 10, 10, 600ms);
    CHECK(fingers.up(with_keys, 10, 10, 650ms) == "button");
}

TEST_CASE("who sees nothing hears a button at the first touch and presses it with the second") {
    Fingers fingers = listening(screens::Ear::first);
    fingers.down(with_keys, 10, 10, 0ms);
    CHECK(fingers.heard() == "button");
    CHECK(fingers.pressed().empty());
    CHECK(!fingers.up(with_keys, 10, 10, 50ms));
    fingers.down(with_keys, 10, 10, 200ms);
    CHECK(fingers.up(with_keys, 10, 10, 250ms) == "button");
    fingers.down(with_keys, 250, 10, 900ms);
    CHECK(fingers.heard() == "key.a");
    CHECK(fingers.up(with_keys, 250, 10, 950ms) == "key.a");
}

TEST_CASE("a trembling finger does not explore") {
    for (const auto ear : {screens::Ear::slides, screens::Ear::first}) {
        Fingers fingers = listening(ear);
        fingers.down(with_keys, 250, 10, 0ms);
        CHECK(fingers.up(with_keys, 250, 10, 50ms) == "key.a");
        fingers.down(with_keys, 250, 10, 200ms);
        fingers.move(with_keys, 260, 10);
        CHECK(!fingers.up(with_keys, 260, 10, 250ms));
    }
}

TEST_CASE("without the voice a finger that slides from key to key types nothing") {
    Fingers fingers;
    fingers.down(with_keys, 250, 10, 0ms);
    fingers.move(with_keys, 450, 10);
    CHECK(fingers.heard().empty());
    CHECK(!fingers.up(with_keys, 450, 10, 50ms));
}

// The window on SDL's display that shows nothing to nobody, with events of our own.
#include "screens/screens.h"

#include <SDL.h>
#include <stdlib.h>

#include <catch2/catch.hpp>

#include "tests/unit/screens/words.h"

namespace {

using namespace std::chrono_literals;

std::unique_ptr<screens::Window> opened_window() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = screens::Window::open({1920, 1080, true, "", "test"});
    if (!window) FAIL(window.error());
    return window.take();
}

void push_button(Uint32 type, int x, int y) {
    SDL_Event event{};
    event.type = type;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    SDL_PushEvent(&event);
}

}  // namespace

TEST_CASE("a touch that means nothing is told when it is made and not when a timer ends") {
    const auto window = opened_window();
    kiosk::view::Frame frame;
    frame.body = kiosk::view::TakeCard{true, false};
    window->show(frame, samples::say_from(samples::read_words("ja")));
    (void)window->wait(1ms, [](const auto&) {});  // What the window itself had to say.
    (void)window->touched();
    push_button(SDL_MOUSEBUTTONDOWN, 20, 500);
    push_button(SDL_MOUSEBUTTONUP, 20, 500);
    int intents = 0;
    const auto began = std::chrono::steady_clock::now();
    CHECK(window->wait(20s, [&](const auto&) { ++intents; }));
    CHECK(std::chrono::steady_clock::now() - began < 10s);
    CHECK(window->touched());
    CHECK(intents == 0);
}

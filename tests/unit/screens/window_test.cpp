// The window on SDL's display that shows nothing to nobody, with events of our own.
#include "screens/screens.h"

#include <SDL.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/unit/screens/words.h"

namespace {

using namespace std::chrono_literals;

std::unique_ptr<screens::Window> opened_window(const std::string& socket = "") {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = screens::Window::open({1920, 1080, true, socket, "test"});
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

// What the accessibility socket says of the screen now.
nlohmann::json told_by(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    const int line = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(::connect(line, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const std::string question = "{\"get\":\"screen\"}\n";
    REQUIRE(::write(line, question.data(), question.size()) ==
            static_cast<ssize_t>(question.size()));
    std::string told;
    for (char sign = 0; ::read(line, &sign, 1) == 1 && sign != '\n';) told += sign;
    ::close(line);
    return nlohmann::json::parse(told, nullptr, false);
}

// Takes a variable out of the environment while it lives.
class Without {
public:
    explicit Without(const char* name) : name_(name) {
        if (const char* held = ::getenv(name)) held_ = held;
        ::unsetenv(name);
    }
    ~Without() {
        if (held_) ::setenv(name_, held_->c_str(), 1);
    }
    Without(const Without&) = delete;
    Without& operator=(const Without&) = delete;

private:
    const char* name_;
    std::optional<std::string> held_;
};

}  // namespace

TEST_CASE("without a display there is no window and the reason is said") {
    if (std::filesystem::exists("/dev/dri")) return;  // KMS would show it.
    const Without driver("SDL_VIDEODRIVER"), x11("DISPLAY"), wayland("WAYLAND_DISPLAY"),
        runtime("XDG_RUNTIME_DIR");
    const auto window = screens::Window::open({1920, 1080, true, "", "test"});
    REQUIRE_FALSE(window);
    CHECK(window.error().starts_with("no display: "));
}

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

TEST_CASE("a touch that changes nothing is counted once the session has learnt of it") {
    const std::string path = "/tmp/mdg-window-" + std::to_string(::getpid());
    const auto window = opened_window(path);
    kiosk::view::Frame frame;
    frame.body = kiosk::view::TakeCard{true, false};
    const auto say = samples::say_from(samples::read_words("ja"));
    window->show(frame, say);
    const auto before = told_by(path);
    CHECK(before["touches"] == 0);
    push_button(SDL_MOUSEBUTTONDOWN, 20, 500);
    push_button(SDL_MOUSEBUTTONUP, 20, 500);
    while (!window->touched()) REQUIRE(window->wait(20s, [](const auto&) {}));
    CHECK(told_by(path)["touches"] == 0);
    window->show(frame, say);
    const auto after = told_by(path);
    CHECK(after["touches"] == 1);
    CHECK(after["revision"] == before["revision"]);
}

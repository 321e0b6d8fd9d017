#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "screens/accessibility/socket.h"
#include "screens/elements_json.h"

namespace {

using nlohmann::json;

// A program that listens to the screen.
class Listener {
public:
    explicit Listener(const std::string& path) : fd_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        const void* plain = &address;
        REQUIRE(::connect(fd_, static_cast<const sockaddr*>(plain), sizeof address) == 0);
    }
    ~Listener() { ::close(fd_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    void ask(const std::string& request) {
        const std::string line = request + "\n";
        REQUIRE(::send(fd_, line.data(), line.size(), 0) == static_cast<ssize_t>(line.size()));
    }
    void ask_no_more() { ::shutdown(fd_, SHUT_WR); }
    // Waits for one line.
    json answer() {
        std::string line;
        char byte = 0;
        while (::recv(fd_, &byte, 1, 0) == 1 && byte != '\n') line.push_back(byte);
        return json::parse(line, nullptr, false);
    }
    bool has_nothing_yet() {
        char byte = 0;
        return ::recv(fd_, &byte, 1, MSG_DONTWAIT | MSG_PEEK) < 0;
    }

private:
    int fd_;
};

struct Folder {
    Folder() {
        std::string made = "/tmp/screens_XXXXXX";
        REQUIRE(::mkdtemp(made.data()) != nullptr);
        path = made;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string path;
};

std::string frame(std::uint64_t revision, const std::string& screen) {
    screens::ui::Element element;
    element.id = "onward";
    element.role = screens::ui::Role::button;
    element.label = element.speech = "つぎへ";
    element.at = {1, 2, 3, 4};
    return screens::elements_json(revision, screen, "ja", {element});
}

}  // namespace

TEST_CASE("the accessibility socket answers one line for the screen as it is") {
    const Folder folder;
    auto socket = screens::AccessibilitySocket::open(folder.path + "/s").take();
    socket->publish(1, frame(1, "welcome"));
    Listener listener(folder.path + "/s");
    listener.ask(R"({"get":"screen"})");
    const json told = listener.answer();
    CHECK(told["revision"] == 1);
    CHECK(told["screen"] == "welcome");
    CHECK(told["language"] == "ja");
    const std::vector<std::string> keys{"id",      "role", "label", "speech", "value", "enabled",
                                        "focused", "x",    "y",     "w",      "h"};
    CHECK(told["elements"][0].size() == keys.size());
    for (const std::string& key : keys) CHECK(told["elements"][0].contains(key));
    CHECK(told["elements"][0]["role"] == "button");
    CHECK(told["elements"][0]["w"] == 3);
}

TEST_CASE("a listener that asks for a later screen waits until there is one") {
    const Folder folder;
    auto socket = screens::AccessibilitySocket::open(folder.path + "/s").take();
    socket->publish(1, frame(1, "welcome"));
    Listener listener(folder.path + "/s");
    listener.ask(R"({"get":"screen","after":1})");
    Listener other(folder.path + "/s");  // Answered later than the first would have been.
    other.ask(R"({"get":"screen"})");
    CHECK(other.answer()["revision"] == 1);
    CHECK(listener.has_nothing_yet());
    socket->publish(2, frame(2, "purpose"));
    CHECK(listener.answer()["screen"] == "purpose");
}

TEST_CASE("a listener that closes its half still gets its answer") {
    const Folder folder;
    auto socket = screens::AccessibilitySocket::open(folder.path + "/s").take();
    socket->publish(1, frame(1, "welcome"));
    Listener listener(folder.path + "/s");
    listener.ask(R"({"get":"screen"})");
    listener.ask_no_more();
    CHECK(listener.answer()["revision"] == 1);
}

TEST_CASE("an unknown request is told so and the next is answered") {
    const Folder folder;
    auto socket = screens::AccessibilitySocket::open(folder.path + "/s").take();
    socket->publish(1, frame(1, "welcome"));
    Listener listener(folder.path + "/s");
    listener.ask("hello");
    CHECK(listener.answer().contains("error"));
    listener.ask(R"({"get":"screen","after":-1})");
    CHECK(listener.answer().contains("error"));
    listener.ask(R"({"get":"screen"})");
    CHECK(listener.answer()["revision"] == 1);
}

TEST_CASE("the socket's file is for its owner only and goes with it") {
    const Folder folder;
    const std::string path = folder.path + "/s";
    auto socket = screens::AccessibilitySocket::open(path).take();
    const auto rights = std::filesystem::status(path).permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
    socket.reset();
    CHECK(!std::filesystem::exists(path));
    CHECK(!screens::AccessibilitySocket::open(std::string(200, 'x')));
}

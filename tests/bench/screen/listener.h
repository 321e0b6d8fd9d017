#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bench::screen {

// What the accessibility socket says of one element (design §6).
struct Element {
    std::string id, role, label, value;
    bool enabled = true;
    int x = 0, y = 0, w = 0, h = 0;
};
struct Sheet {
    std::uint64_t revision = 0;
    std::string screen;
    std::vector<Element> elements{};
    const Element* find(std::string_view id) const;
};

// One connection to a terminal's accessibility socket.
class Listener {
public:
    explicit Listener(const std::filesystem::path& socket) : path_(socket) {}
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    // Empty: the terminal does not answer, or not within `patience`.
    std::optional<Sheet> now();
    std::optional<Sheet> after(std::uint64_t revision, std::chrono::milliseconds patience);

private:
    bool connect();
    std::optional<Sheet> ask(const std::string& question, std::chrono::milliseconds patience);

    std::filesystem::path path_;
    int line_ = -1;
    std::string heard_;
};

}  // namespace bench::screen

#include "tests/bench/screen/listener.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

namespace bench::screen {

namespace {

using namespace std::chrono_literals;

std::optional<Sheet> sheet_of(const std::string& line) {
    const auto told = nlohmann::json::parse(line, nullptr, false);
    if (!told.is_object() || !told.contains("elements")) return std::nullopt;
    Sheet sheet{told.value("revision", std::uint64_t{0}), told.value("screen", std::string())};
    for (const auto& one : told["elements"]) {
        sheet.elements.push_back({one.value("id", ""), one.value("role", ""),
                                  one.value("label", ""), one.value("value", ""),
                                  one.value("enabled", true), one.value("x", 0), one.value("y", 0),
                                  one.value("w", 0), one.value("h", 0)});
    }
    return sheet;
}

}  // namespace

const Element* Sheet::find(std::string_view id) const {
    const auto found = std::ranges::find(elements, id, &Element::id);
    return found == elements.end() ? nullptr : &*found;
}

Listener::~Listener() {
    if (line_ >= 0) ::close(line_);
}

std::optional<Sheet> Listener::now() { return ask(R"({"get":"screen"})", 10s); }

std::optional<Sheet> Listener::after(std::uint64_t revision, std::chrono::milliseconds patience) {
    return ask(R"({"get":"screen","after":)" + std::to_string(revision) + "}", patience);
}

bool Listener::connect() {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    std::strncpy(at.sun_path, path_.c_str(), sizeof at.sun_path - 1);
    const auto* plain = static_cast<const sockaddr*>(static_cast<const void*>(&at));
    for (int look = 0; look < 500; ++look) {
        line_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(line_, plain, sizeof at) == 0) return true;
        ::close(std::exchange(line_, -1));
        std::this_thread::sleep_for(20ms);  // The terminal is still starting.
    }
    return false;
}

std::optional<Sheet> Listener::ask(const std::string& question,
                                   std::chrono::milliseconds patience) {
    if (line_ < 0 && !connect()) return std::nullopt;
    const std::string line = question + "\n";
    if (::send(line_, line.data(), line.size(), MSG_NOSIGNAL) < 0) return std::nullopt;
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (const auto end = heard_.find('\n'); end != std::string::npos) {
            const auto sheet = sheet_of(heard_.substr(0, end));
            heard_.erase(0, end + 1);
            return sheet;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        pollfd readable{.fd = line_, .events = POLLIN, .revents = 0};
        char piece[16384];
        const bool came =
            left.count() > 0 && ::poll(&readable, 1, static_cast<int>(left.count())) > 0;
        const auto got = came ? ::read(line_, piece, sizeof piece) : 0;
        if (got <= 0) {
            // A late answer must not be taken for the next one's.
            ::close(std::exchange(line_, -1));
            heard_.clear();
            return std::nullopt;
        }
        heard_.append(piece, static_cast<std::size_t>(got));
    }
}

}  // namespace bench::screen

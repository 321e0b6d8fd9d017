#include "screens/accessibility/socket.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/mailbox.h"
#include "base/unix_socket.h"

namespace screens {
namespace {

constexpr std::size_t longest_request = 4096;
constexpr std::size_t most_listeners = 16;
constexpr std::size_t most_unsent = 4U << 20U;

// Sole owner of one file descriptor.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int number() const { return fd_; }

private:
    int fd_;
};

struct Snapshot {
    std::uint64_t revision = 0;
    std::string line;
};

// One program that listens.
struct Listener {
    Descriptor line;
    std::string heard, unsent;
    std::optional<std::uint64_t> waits_after;
    bool ended = false;  // will ask no more, may still want its answers
    bool gone = false;
};

// "" = understood (and `after` is set), else the complaint.
std::string understood(const std::string& request, std::uint64_t& after) {
    const auto asked = nlohmann::json::parse(request, nullptr, false);
    if (!asked.is_object() || !asked.contains("get") || asked["get"] != "screen") {
        return R"({"error":"ask {\"get\":\"screen\"} or {\"get\":\"screen\",\"after\":REVISION}"})";
    }
    after = 0;
    if (!asked.contains("after")) return "";
    if (!asked["after"].is_number_unsigned()) return R"({"error":"after is a revision"})";
    after = asked["after"].get<std::uint64_t>();
    return "";
}

class Socket final : public AccessibilitySocket {
public:
    Socket(Descriptor door, Descriptor bell, std::string path)
        : door_(std::move(door)), bell_(std::move(bell)), path_(std::move(path)) {
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~Socket() override {
        thread_.request_stop();
        ring();
        thread_.join();
        ::unlink(path_.c_str());
    }

    void publish(std::uint64_t revision, std::string line) override {
        // A full box means the thread has a thousand frames to skip; the newest comes again soon.
        if (frames_.post({revision, std::move(line)})) ring();
    }

private:
    void ring() {
        const std::uint64_t one = 1;
        // An unread ring already wakes the thread.
        [[maybe_unused]] const auto rung = ::write(bell_.number(), &one, sizeof one);
    }

    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::vector<pollfd> watched{{door_.number(), POLLIN, 0}, {bell_.number(), POLLIN, 0}};
            for (const Listener& each : listeners_) {
                const int events = (each.ended ? 0 : POLLIN) | (each.unsent.empty() ? 0 : POLLOUT);
                watched.push_back({each.line.number(), static_cast<short>(events), 0});
            }
            if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
            take_frames();
            for (std::size_t i = 2; i < watched.size(); ++i) {
                if ((watched[i].revents & (POLLHUP | POLLERR)) != 0) listeners_[i - 2].gone = true;
                if ((watched[i].revents & POLLIN) != 0) hear(listeners_[i - 2]);
            }
            if ((watched[0].revents & POLLIN) != 0) welcome();
            for (Listener& each : listeners_) answer(each);
            std::erase_if(listeners_, [](const Listener& each) { return each.gone; });
        }
    }

    void take_frames() {
        std::uint64_t rings = 0;
        [[maybe_unused]] const auto got = ::read(bell_.number(), &rings, sizeof rings);
        while (auto frame = frames_.take()) now_ = std::move(*frame);
    }

    void welcome() {
        Descriptor line(::accept4(door_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (line.number() < 0 || listeners_.size() >= most_listeners) return;
        listeners_.push_back(
            {.line = std::move(line), .heard = "", .unsent = "", .waits_after = std::nullopt});
    }

    static void hear(Listener& from) {
        char part[1024];
        while (true) {
            const auto length = ::read(from.line.number(), part, sizeof part);
            if (length > 0) {
                from.heard.append(part, static_cast<std::size_t>(length));
                if (from.heard.size() > longest_request) from.gone = true;
                if (!from.gone) continue;
            } else if (length == 0) {
                from.ended = true;
            } else if (errno != EAGAIN && errno != EINTR) {
                from.gone = true;
            }
            return;
        }
    }

    // One request at a time: the next is read when the last is answered.
    void answer(Listener& to) {
        while (!to.gone) {
            if (to.waits_after) {
                if (now_.revision <= *to.waits_after) break;
                to.unsent += now_.line + "\n";
                to.waits_after.reset();
            }
            const auto end = to.heard.find('\n');
            if (end == std::string::npos || to.unsent.size() > most_unsent) break;
            const std::string request = to.heard.substr(0, end);
            to.heard.erase(0, end + 1);
            std::uint64_t after = 0;
            if (const std::string complaint = understood(request, after); !complaint.empty()) {
                to.unsent += complaint + "\n";
            } else {
                to.waits_after = after;
            }
        }
        if (to.unsent.empty()) {
            to.gone = to.gone || (to.ended && !to.waits_after);
            return;
        }
        const auto sent =
            ::send(to.line.number(), to.unsent.data(), to.unsent.size(), MSG_NOSIGNAL);
        // What has been said is given back to the heap, which forgets it.
        if (sent > 0) std::string(to.unsent, static_cast<std::size_t>(sent)).swap(to.unsent);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) to.gone = true;
    }

    Descriptor door_, bell_;
    std::string path_;
    base::Mailbox<Snapshot> frames_;
    Snapshot now_;
    std::vector<Listener> listeners_;
    std::jthread thread_;
};

}  // namespace

base::Result<std::unique_ptr<AccessibilitySocket>, std::string> AccessibilitySocket::open(
    const std::string& path) {
    Descriptor bell(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    if (bell.number() < 0) return base::Failure{"cannot open the accessibility socket " + path};
    Descriptor door(TRY(base::listen_at(path, base::Accepting::never_waits)));
    return std::unique_ptr<AccessibilitySocket>(
        std::make_unique<Socket>(std::move(door), std::move(bell), path));
}

}  // namespace screens

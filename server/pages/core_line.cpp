#include "server/pages/core_line.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string_view>

namespace server::pages {

namespace {

constexpr std::size_t most_reply_bytes = std::size_t{8} << 20;
constexpr int most_waiting_s = 14;  // under the 15 s a visitor's request may take

// Sole owner of one socket.
class Socket {
public:
    explicit Socket(int number) : number_(number) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

bool connect_to(int socket, const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof(address.sun_path)) return false;
    std::memcpy(address.sun_path, path.data(), path.size());
    const timeval limit{.tv_sec = most_waiting_s, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
    return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
}

bool write_line(int socket, const std::string& line) {
    const std::string whole = line + '\n';
    std::string_view left = whole;
    while (!left.empty()) {
        const auto sent = ::send(socket, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<std::string> read_line(int socket) {
    std::string line;
    std::array<char, 16 * 1024> piece{};
    while (line.size() < most_reply_bytes) {
        const auto size = ::recv(socket, piece.data(), piece.size(), 0);
        if (size <= 0) return std::nullopt;
        line.append(piece.data(), static_cast<std::size_t>(size));
        if (const auto end = line.find('\n'); end != std::string::npos) {
            line.resize(end);
            return line;
        }
    }
    return std::nullopt;
}

// One connection a question: a core that was started again is found at the next one.
class SocketLine final : public CoreLine {
public:
    explicit SocketLine(std::string path) : path_(std::move(path)) {}

    std::optional<std::string> ask(const std::string& line) override {
        const Socket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (socket.number() < 0 || !connect_to(socket.number(), path_)) return std::nullopt;
        if (!write_line(socket.number(), line)) return std::nullopt;
        return read_line(socket.number());
    }

private:
    std::string path_;
};

}  // namespace

std::unique_ptr<CoreLine> core_line_at(const std::filesystem::path& socket) {
    return std::make_unique<SocketLine>(socket.string());
}

}  // namespace server::pages

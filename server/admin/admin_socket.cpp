#include "server/admin/admin_socket.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "base/unix_socket.h"

namespace server {

namespace {

constexpr std::size_t most_reply_bytes = 1 << 20;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

std::optional<sockaddr_un> address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto text = path.string();
    if (text.empty() || text.size() >= sizeof(address.sun_path)) return std::nullopt;
    std::memcpy(address.sun_path, text.data(), text.size());
    return address;
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

bool is_one_of_us(int socket) {
    ucred peer{};
    socklen_t size = sizeof(peer);
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

void limit_waiting(int socket) {
    const timeval limit{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
}

// One line a connection, so whatever comes behind it is nobody's.
std::optional<std::string> read_line(int socket, std::size_t most_bytes) {
    std::string line;
    std::array<char, 4096> piece{};
    while (line.size() < most_bytes) {
        const auto size = ::recv(socket, piece.data(), piece.size(), 0);
        if (size <= 0) return std::nullopt;
        line.append(piece.data(), static_cast<std::size_t>(size));
        const auto end = line.find('\n');
        if (end == std::string::npos) continue;
        line.resize(end);
        return line;
    }
    return std::nullopt;
}

bool write_line(int socket, std::string line) {
    line += '\n';
    std::string_view left = line;
    while (!left.empty()) {
        const auto sent = ::send(socket, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

class ListeningSocket final : public AdminSocket {
public:
    ListeningSocket(Descriptor socket, std::filesystem::path path, Answer answer, SocketRules rules)
        : socket_(std::move(socket)),
          stop_(::eventfd(0, EFD_CLOEXEC)),
          path_(std::move(path)),
          answer_(std::move(answer)),
          rules_(rules),
          thread_([this] { work(); }) {}

    ~ListeningSocket() override {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto told = ::write(stop_.number(), &one, sizeof(one));
        thread_.join();
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

private:
    void work() {
        for (;;) {
            pollfd waits[] = {{socket_.number(), POLLIN, 0}, {stop_.number(), POLLIN, 0}};
            if (::poll(waits, 2, -1) < 0) continue;
            if (waits[1].revents != 0) return;
            const Descriptor visitor(::accept4(socket_.number(), nullptr, nullptr, SOCK_CLOEXEC));
            if (visitor.number() < 0) continue;
            if (!rules_.group_too && !is_one_of_us(visitor.number())) continue;
            limit_waiting(visitor.number());
            const auto line = read_line(visitor.number(), rules_.most_line_bytes);
            if (line) write_line(visitor.number(), answer_(*line));
        }
    }

    Descriptor socket_;
    Descriptor stop_;
    std::filesystem::path path_;
    Answer answer_;
    SocketRules rules_;
    std::thread thread_;
};

}  // namespace

base::Result<std::unique_ptr<AdminSocket>, std::string> AdminSocket::open(
    const std::filesystem::path& path, Answer answer, SocketRules rules) {
    // The store's lock does not prove that we are the only one: another server may have another
    // store.
    Descriptor socket(TRY(base::listen_at(path, base::Accepting::waits)));
    if (rules.group_too && ::chmod(path.c_str(), 0660) != 0) {
        return base::Failure{"cannot open the socket " + path.string()};
    }
    return std::unique_ptr<AdminSocket>(
        std::make_unique<ListeningSocket>(std::move(socket), path, std::move(answer), rules));
}

base::Result<std::string, std::string> ask_admin_socket(const std::filesystem::path& path,
                                                        const std::string& line) {
    const auto address = address_of(path);
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!address || ::connect(socket.number(), generic(*address), sizeof(*address)) != 0 ||
        !is_one_of_us(socket.number())) {
        return base::Failure{"no server answers at " + path.string() +
                             "; start madoguchi-server first"};
    }
    limit_waiting(socket.number());
    if (!write_line(socket.number(), line)) {
        return base::Failure{std::string("the server hung up")};
    }
    auto answer = read_line(socket.number(), most_reply_bytes);
    if (!answer) return base::Failure{std::string("the server did not answer")};
    return std::move(*answer);
}

}  // namespace server

#include "tests/fault/support/proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "tests/fault/support/stub_server.h"

namespace fault {
namespace {

int connect_to(int port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    return -1;
}

bool send_all(int fd, const char* bytes, long size) {
    while (size > 0) {
        const auto sent = ::send(fd, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        size -= sent;
    }
    return true;
}

}  // namespace

Proxy::Proxy(int town_port) : town_port_(town_port), listener_(listen_on_loopback(port_)) {
    acceptor_ = std::jthread([this] { accept_all(); });
}

Proxy::~Proxy() {
    stops_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    threads_.clear();
    ::close(listener_);
}

void Proxy::cut_after(Way way, long bytes) {
    const std::lock_guard lock(mutex_);
    cut_way_ = way;
    until_cut_ = bytes;
}

// A reset: what is under way is lost in both directions.
void Proxy::cut(int socket) {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(socket);
}

void Proxy::accept_all() {
    for (;;) {
        const int terminal = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (terminal < 0) return;
        const int town = refuses_ ? -1 : connect_to(town_port_);
        if (town < 0) {
            cut(terminal);
            continue;
        }
        ++connections_;
        threads_.emplace_back([this, terminal, town] {
            carry({.terminal = terminal, .town = town});
            cut(terminal);
            cut(town);
        });
    }
}

void Proxy::carry(Pair pair) {
    const int cuts_before = cuts_;
    while (!stops_ && cuts_ == cuts_before && !refuses_) {
        pollfd ends[] = {{.fd = pair.terminal, .events = POLLIN, .revents = 0},
                         {.fd = pair.town, .events = POLLIN, .revents = 0}};
        if (::poll(ends, 2, 20) < 0) return;
        if (ends[0].revents != 0 && !pass(pair.terminal, pair.town, Way::to_town)) return;
        if (ends[1].revents != 0 && !pass(pair.town, pair.terminal, Way::to_terminal)) return;
    }
}

bool Proxy::pass(int from, int to, Way way) {
    char bytes[4096];
    const auto got = ::recv(from, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    long size = got;
    bool cuts = false;
    {
        const std::lock_guard lock(mutex_);
        if (until_cut_ >= 0 && way == cut_way_) {
            cuts = size >= until_cut_;
            size = std::min<long>(size, until_cut_);
            until_cut_ = cuts ? -1 : until_cut_ - size;
        }
    }
    (way == Way::to_town ? to_town_ : to_terminal_) += size;
    const bool sent = send_all(to, bytes, size);
    if (cuts) ++cuts_;
    return sent && !cuts;
}

}  // namespace fault

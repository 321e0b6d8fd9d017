#pragma once

#include <atomic>
#include <list>
#include <mutex>
#include <thread>

namespace fault {

// A TCP line of 127.0.0.1 that a test can cut at any byte, refuse, or replay nothing through.
class Proxy {
public:
    enum class Way { to_town, to_terminal };

    explicit Proxy(int town_port);
    ~Proxy();
    int port() const { return port_; }

    // Passes `bytes` more in this direction, over all connections together, then cuts every
    // connection without a goodbye. Once.
    void cut_after(Way way, long bytes);
    bool has_cut() const { return cuts_ > 0; }
    long passed(Way way) const { return way == Way::to_town ? to_town_ : to_terminal_; }
    void refuse(bool yes) { refuses_ = yes; }  // new connections end at once
    int connections() const { return connections_; }

private:
    struct Pair {
        int terminal = -1;
        int town = -1;
    };
    void accept_all();
    void carry(Pair pair);
    bool pass(int from, int to, Way way);
    static void cut(int socket);

    int town_port_;
    int port_ = 0;
    int listener_;  // after its port, which it sets
    std::mutex mutex_;
    Way cut_way_ = Way::to_town;
    long until_cut_ = -1;  // -1: no cut is planned
    std::atomic<long> to_town_{0}, to_terminal_{0};
    std::atomic<int> cuts_{0}, connections_{0};
    std::atomic<bool> refuses_{false}, stops_{false};
    std::list<std::jthread> threads_;
    std::jthread acceptor_;
};

}  // namespace fault

#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "tests/fault/support/child.h"

namespace fault {

// A port of 127.0.0.1 that nobody else is given by chance: bound and never listening, so that
// whoever is told its number may listen there (SO_REUSEADDR).
class HeldPort {
public:
    HeldPort();
    HeldPort(const HeldPort&) = delete;
    HeldPort& operator=(const HeldPort&) = delete;
    ~HeldPort();
    int number() const { return number_; }

private:
    int socket_;
    int number_ = 0;
};

// The real town server on free ports of this machine, made by the commands an officer would use.
// Its folder goes with it.
class RealTown {
public:
    RealTown();
    ~RealTown();

    // `under`: words put before the server's command, e.g. fault_killer N.
    bool start(const std::vector<std::string>& under = {});  // true: it said `ready`
    void stop();                                             // in good order
    Child* server() { return server_.get(); }

    // A terminal's STATE, enrolled by a code of this town (server running).
    bool enrol(const std::filesystem::path& state) const;
    std::string url() const { return "https://127.0.0.1:" + std::to_string(port()); }
    int port() const { return terminals_.number(); }
    const std::filesystem::path& folder() const { return folder_; }

    // Read from the store while the server is down.
    struct Books {
        std::map<std::string, int> applications;  // record id → rows
        std::int64_t applied = 0;                 // rows of `applied`
        std::int64_t inbox = 0, last_seq = 0;     // rows received; what the cursors add up to
        std::int64_t not_yet_applied = 0, dead = 0, quarantined = 0;
        bool sound = false;  // SQLite's integrity check
    };
    Books books() const;
    // Starts and stops the server until everything received has been applied.
    Books settled_books();

private:
    std::filesystem::path folder_;
    HeldPort terminals_, desk_, pages_;
    std::unique_ptr<Child> server_;
};

}  // namespace fault

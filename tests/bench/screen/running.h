#pragma once

#include <set>

#include "tests/fault/support/child.h"

namespace bench::screen {

// A program under measurement with everything it starts, also what it lets go of: we adopt orphans.
// Ended in good order when it goes.
class Running {
public:
    // Makes this process the one that adopts; once, before anything is started.
    static void adopt_orphans();

    Running(const fault::Child::Wish& wish, std::set<pid_t> bystanders);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    bool runs() { return child_.running(); }
    // Shares of memory added up (PSS), in MB; empty: this user may not look.
    std::optional<double> memory_mb() const;
    double cpu_ms() const;  // of every thread that still lives
    std::size_t processes() const { return family().size(); }

private:
    std::vector<pid_t> family() const;

    std::set<pid_t> bystanders_;  // also ours, and no part of it
    fault::Child child_;
};

}  // namespace bench::screen

#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace base {

// A clock that stands still until wound: by `advance` here, or through its socket, where `now` and
// `advance SECONDS` each answer one line, the time as RFC 3339 UTC, after every timer due has
// fired.
class EmulatedClock : public Clock {
public:
    virtual void advance(std::chrono::milliseconds by) = 0;
};

// Starts at `start` and listens nowhere: for unit tests.
std::unique_ptr<EmulatedClock> emulated_clock(Time start);
// Starts at the real time and listens on a Unix socket (path at most 107 bytes). The error is one
// plain sentence.
Result<std::unique_ptr<EmulatedClock>, std::string> emulated_clock(const std::string& socket);

// "system" or "emulated:SOCKET", as given to --clock.
Result<std::unique_ptr<Clock>, std::string> clock_for(const std::string& word);

}  // namespace base

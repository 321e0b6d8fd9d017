#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace base {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;  // wall clock, UTC
using Instant =
    std::chrono::duration<std::int64_t, std::milli>;  // since an unknown start, never back

// One per waiting thread. Before waiting the thread says until when (`waits_until`); after waking
// it says `works`. So a wound clock knows when every timer that came due has been dealt with.
class Alarm {
public:
    virtual ~Alarm() = default;
    // Returns how long to really wait: nothing = until woken.
    virtual std::optional<std::chrono::milliseconds> waits_until(std::optional<Instant> due) = 0;
    virtual void works() = 0;
};

// The only way to learn the time, so that a test can wind it (`--clock emulated:SOCKET`).
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
    virtual Instant monotonic() const = 0;
    // `wake` is called from another thread when a wound clock reaches the alarm's due instant; it
    // must end the thread's wait (notify its mailbox, push an SDL event). The system clock never
    // calls it.
    virtual std::unique_ptr<Alarm> alarm(std::function<void()> wake) = 0;
};

std::unique_ptr<Clock> system_clock();

}  // namespace base

#pragma once

#include <functional>
#include <thread>

#include "base/mailbox.h"
#include "base/used_stack.h"
#include "kiosk/session/facts.h"

namespace kiosk {

// A thread that does one thing after the other, by order, and posts what came of it: the printer's
// and the town door's.
template <class Job>
class Worker {
public:
    using Do = std::function<Fact(const Job&)>;
    using Post = std::function<void(Fact)>;

    Worker(base::Clock& clock, Do work, Post post)
        : alarm_(clock.alarm([this] { jobs_.nudge(); })),
          thread_(
              [this, work = std::move(work), post = std::move(post)](const std::stop_token& stop) {
                  while (!stop.stop_requested()) {
                      serve(work, post);
                      base::wipe_used_stack();
                  }
              }) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() {
        thread_.request_stop();
        jobs_.nudge();
    }

    bool give(Job job) { return jobs_.post(std::move(job)); }

private:
    // In a frame of its own, so that its letters lie in what is wiped.
    [[gnu::noinline]] void serve(const Do& work, const Post& post) {
        if (const auto job = jobs_.wait(*alarm_, std::nullopt)) post(work(*job));
    }

    base::Mailbox<Job> jobs_{16};
    std::unique_ptr<base::Alarm> alarm_;
    std::jthread thread_;
};

}  // namespace kiosk

#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "base/clock.h"

namespace base {

// Where threads meet: workers post facts, the UI posts orders, both whole values. A full box
// refuses
// (`post` says false), so every queue has a written limit.
template <class T>
class Mailbox {
public:
    explicit Mailbox(std::size_t limit = 1024) : limit_(limit) {}

    bool post(T letter) {
        const std::lock_guard lock(mutex_);
        if (letters_.size() >= limit_) return false;
        letters_.push_back(std::move(letter));
        // The reader counts as working from now on: a wound clock must not overtake a letter.
        if (reader_ != nullptr) reader_->works();
        changed_.notify_one();
        return true;
    }

    // For a reader that waits elsewhere (the UI thread, in SDL): whose alarm a letter disturbs.
    // Such a reader goes to rest in `take_or`; nullptr before the alarm goes.
    void read_by(Alarm* reader) {
        const std::lock_guard lock(mutex_);
        reader_ = reader;
    }

    std::optional<T> take() {
        const std::lock_guard lock(mutex_);
        return pop();
    }

    // A letter; where there is none, `rest` has been called before any can come: between the look
    // into the box and an alarm's waits_until no wound clock can pass a letter.
    template <class Rest>
    std::optional<T> take_or(Rest rest) {
        const std::lock_guard lock(mutex_);
        if (letters_.empty()) rest();
        return pop();
    }

    // Ends any wait without a letter: for stopping and for a clock's `wake`.
    void nudge() {
        const std::lock_guard lock(mutex_);
        nudged_ = true;
        changed_.notify_all();
    }

    // Waits for a letter, a nudge, or `due`. Tells the alarm when it waits and when it works again.
    std::optional<T> wait(Alarm& alarm, std::optional<Instant> due) {
        std::unique_lock lock(mutex_);
        const auto something = [this] { return nudged_ || !letters_.empty(); };
        if (!something()) {
            const auto how_long = alarm.waits_until(due);
            reader_ = &alarm;
            if (how_long) {
                changed_.wait_for(lock, *how_long, something);
            } else {
                changed_.wait(lock, something);
            }
            alarm.works();
            reader_ = nullptr;
        }
        nudged_ = false;
        return pop();
    }

private:
    std::optional<T> pop() {
        if (letters_.empty()) return std::nullopt;
        std::optional<T> letter(std::move(letters_.front()));
        letters_.pop_front();
        return letter;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> letters_;
    std::size_t limit_;
    Alarm* reader_ = nullptr;
    bool nudged_ = false;
};

}  // namespace base

#include "base/emulated_clock.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

#include "base/calendar.h"
#include "base/unix_socket.h"

namespace base {
namespace {

// How long `advance` waits for one woken thread to come to rest again. A thread that is busy with
// the network longer than this is reported by advancing all the same: a wound clock must not hang a
// test.
constexpr std::chrono::seconds patience{20};

// What the clock knows of one waiting thread.
struct Sleeper {
    std::function<void()> wake;
    std::optional<Instant> due;
    bool waiting = false;
};

class Wound final : public EmulatedClock {
public:
    explicit Wound(Time start) : start_(start) {}

    Time now() const override {
        const std::lock_guard lock(mutex_);
        return start_ + passed_;
    }
    Instant monotonic() const override {
        const std::lock_guard lock(mutex_);
        return passed_;
    }
    std::unique_ptr<Alarm> alarm(std::function<void()> wake) override;

    void advance(std::chrono::milliseconds by) override {
        const std::lock_guard one_at_a_time(advancing_);
        std::unique_lock lock(mutex_);
        const auto target = passed_ + by;
        for (;;) {
            rest(lock);
            auto* next = next_due(target);
            if (next == nullptr) break;
            passed_ = std::max(passed_, *next->due);
            wake_due(lock);
        }
        passed_ = target;
    }

private:
    friend class WoundAlarm;

    // Waits until every thread that has an alarm is waiting.
    void rest(std::unique_lock<std::mutex>& lock) {
        rested_.wait_for(lock, patience, [this] {
            for (const auto& sleeper : sleepers_) {
                if (!sleeper.waiting) return false;
            }
            return true;
        });
    }

    Sleeper* next_due(Instant target) {
        Sleeper* next = nullptr;
        for (auto& sleeper : sleepers_) {
            if (!sleeper.waiting || !sleeper.due || *sleeper.due > target) continue;
            if (next == nullptr || *sleeper.due < *next->due) next = &sleeper;
        }
        return next;
    }

    // Wakes each thread whose time has come; it counts as working from now on.
    void wake_due(std::unique_lock<std::mutex>& lock) {
        std::vector<std::function<void()>> wakes;
        for (auto& sleeper : sleepers_) {
            if (!sleeper.waiting || !sleeper.due || *sleeper.due > passed_) continue;
            sleeper.waiting = false;
            sleeper.due.reset();
            wakes.push_back(sleeper.wake);
        }
        lock.unlock();
        for (const auto& wake : wakes) wake();
        lock.lock();
    }

    mutable std::mutex mutex_;
    std::mutex advancing_;
    std::condition_variable rested_;
    const Time start_;
    Instant passed_{0};
    std::list<Sleeper> sleepers_;
};

class WoundAlarm final : public Alarm {
public:
    WoundAlarm(Wound& clock, std::list<Sleeper>::iterator sleeper)
        : clock_(clock), sleeper_(sleeper) {}
    ~WoundAlarm() override {
        const std::lock_guard lock(clock_.mutex_);
        clock_.sleepers_.erase(sleeper_);
        clock_.rested_.notify_all();
    }
    std::optional<std::chrono::milliseconds> waits_until(std::optional<Instant> due) override {
        const std::lock_guard lock(clock_.mutex_);
        if (due && *due <= clock_.passed_) return std::chrono::milliseconds{0};
        sleeper_->due = due;
        sleeper_->waiting = true;
        clock_.rested_.notify_all();
        return std::nullopt;
    }
    void works() override {
        const std::lock_guard lock(clock_.mutex_);
        sleeper_->waiting = false;
    }

private:
    Wound& clock_;
    std::list<Sleeper>::iterator sleeper_;
};

std::unique_ptr<Alarm> Wound::alarm(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    sleepers_.push_front(Sleeper{std::move(wake), std::nullopt, false});
    return std::make_unique<WoundAlarm>(*this, sleepers_.begin());
}

// A wound clock whose hands are turned through a Unix socket, one command a line.
class Listening final : public EmulatedClock {
public:
    Listening(Time start, int listener, std::string path)
        : clock_(start),
          listener_(listener),
          path_(std::move(path)),
          thread_([this](std::stop_token stop) { serve(stop); }) {}
    ~Listening() override {
        thread_.request_stop();
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
        ::unlink(path_.c_str());
    }
    Time now() const override { return clock_.now(); }
    Instant monotonic() const override { return clock_.monotonic(); }
    std::unique_ptr<Alarm> alarm(std::function<void()> wake) override {
        return clock_.alarm(std::move(wake));
    }
    void advance(std::chrono::milliseconds by) override { clock_.advance(by); }

private:
    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const int client = ::accept(listener_, nullptr, nullptr);
            if (client < 0) return;
            answer_lines(client, stop);
            ::close(client);
        }
    }

    void answer_lines(int client, const std::stop_token& stop) {
        std::string held;
        char piece[256];
        while (!stop.stop_requested()) {
            pollfd waiting{client, POLLIN, 0};
            if (::poll(&waiting, 1, 200) == 0) continue;
            const auto got = ::read(client, piece, sizeof piece);
            if (got <= 0 || held.size() > 4096) return;
            held.append(piece, static_cast<std::size_t>(got));
            for (auto end = held.find('\n'); end != std::string::npos; end = held.find('\n')) {
                const auto reply = answer(std::string_view(held).substr(0, end)) + "\n";
                held.erase(0, end + 1);
                if (::send(client, reply.data(), reply.size(), MSG_NOSIGNAL) < 0) return;
            }
        }
    }

    std::string answer(std::string_view line) {
        constexpr std::string_view advancing = "advance ";
        if (line.starts_with(advancing)) {
            const auto word = line.substr(advancing.size());
            double seconds = 0;
            const auto read = std::from_chars(word.data(), word.data() + word.size(), seconds);
            if (read.ec != std::errc{} || read.ptr != word.data() + word.size() ||
                !(seconds >= 0 && seconds < 1e10)) {
                return "error: advance takes a number of seconds";
            }
            clock_.advance(std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000)));
        } else if (line != "now") {
            return "error: only now and advance SECONDS are known";
        }
        return rfc3339(clock_.now());
    }

    Wound clock_;
    int listener_;
    std::string path_;
    std::jthread thread_;
};

Time real_time() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

std::unique_ptr<EmulatedClock> emulated_clock(Time start) { return std::make_unique<Wound>(start); }

Result<std::unique_ptr<EmulatedClock>, std::string> emulated_clock(const std::string& socket) {
    const int listener = TRY(listen_at(socket, Accepting::waits));
    return std::unique_ptr<EmulatedClock>(
        std::make_unique<Listening>(real_time(), listener, socket));
}

Result<std::unique_ptr<Clock>, std::string> clock_for(const std::string& word) {
    constexpr std::string_view emulated = "emulated:";
    if (word == "system") return system_clock();
    if (word.starts_with(emulated)) {
        return std::unique_ptr<Clock>(TRY(emulated_clock(word.substr(emulated.size()))));
    }
    return Failure{std::string("--clock takes system or emulated:SOCKET, not ") + word};
}

}  // namespace base

#include "base/clock.h"

namespace base {
namespace {

class SystemAlarm final : public Alarm {
public:
    explicit SystemAlarm(const Clock& clock) : clock_(clock) {}
    std::optional<std::chrono::milliseconds> waits_until(std::optional<Instant> due) override {
        if (!due) return std::nullopt;
        return std::max(Instant{0}, *due - clock_.monotonic());
    }
    void works() override {}

private:
    const Clock& clock_;
};

class SystemClock final : public Clock {
public:
    Time now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    Instant monotonic() const override {
        return std::chrono::duration_cast<Instant>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
    std::unique_ptr<Alarm> alarm(std::function<void()>) override {
        return std::make_unique<SystemAlarm>(*this);
    }
};

}  // namespace

std::unique_ptr<Clock> system_clock() { return std::make_unique<SystemClock>(); }

}  // namespace base

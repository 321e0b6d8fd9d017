#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

namespace kiosk {

// How much is sent at once and how long to wait after trouble. There is no last try.
class Pace {
public:
    using Delay = std::chrono::milliseconds;
    explicit Pace(std::uint64_t seed) : random_(seed) {}

    std::size_t batch() const { return batch_; }
    void acknowledged();  // the only thing that ends the growing of the waits
    enum class Batch { keep, halve };
    // Full jitter: anything up to min(5 min, 1 s · 2^n), but not before the town's Retry-After.
    Delay failed(Batch batch, std::optional<std::chrono::seconds> retry_after);
    // After a power cut all terminals come back at once: spread over 10 s.
    Delay after_line_up() { return up_to(std::chrono::seconds{10}); }
    // How long to leave a quiet line alone before asking whether it is still there.
    Delay until_next_look();

private:
    Delay up_to(Delay most);
    std::mt19937_64 random_;
    std::size_t batch_ = 16;
    unsigned failures_ = 0;
};

}  // namespace kiosk

#pragma once

#include <chrono>
#include <optional>

#include "base/clock.h"

namespace kiosk {

// How long nobody has touched the terminal: after the limit it asks, after the answer's time it is
// over. A pause (saving, printing) starts the count anew when it ends.
class Idle {
public:
    enum class Says { nothing, asks, over };

    explicit Idle(base::Instant now) : since_(now) {}

    void touched(base::Instant now) { since_ = now; }
    // Empty: nobody is waited for.
    void limit(std::optional<std::chrono::milliseconds> limit, std::chrono::milliseconds answer,
               base::Instant now);
    Says says(base::Instant now) const;
    int seconds_left(base::Instant now) const;  // to answer, while it asks
    std::optional<base::Instant> due(base::Instant now) const;

private:
    base::Instant since_;
    std::optional<std::chrono::milliseconds> limit_;
    std::chrono::milliseconds answer_{0};
};

}  // namespace kiosk

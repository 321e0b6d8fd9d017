#include "kiosk/session/idle.h"

namespace kiosk {

using std::chrono::milliseconds;

void Idle::limit(std::optional<milliseconds> limit, milliseconds answer, base::Instant now) {
    if (limit_ && !limit) since_ = now;
    if (!limit_ && limit) since_ = now;
    limit_ = limit;
    answer_ = answer;
}

Idle::Says Idle::says(base::Instant now) const {
    if (!limit_) return Says::nothing;
    const auto idle_for = now - since_;
    if (idle_for < *limit_) return Says::nothing;
    return idle_for < *limit_ + answer_ ? Says::asks : Says::over;
}

int Idle::seconds_left(base::Instant now) const {
    if (says(now) != Says::asks) return 0;
    const auto left = since_ + *limit_ + answer_ - now;
    return static_cast<int>((left + milliseconds(999)) / std::chrono::seconds(1));
}

std::optional<base::Instant> Idle::due(base::Instant now) const {
    if (!limit_) return std::nullopt;
    switch (says(now)) {
        case Says::nothing:
            return since_ + *limit_;
        case Says::asks:
            // The next whole second of the count-down.
            return since_ + *limit_ + answer_ - std::chrono::seconds(seconds_left(now) - 1);
        case Says::over:
            return now;
    }
    return std::nullopt;
}

}  // namespace kiosk

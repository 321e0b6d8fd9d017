#include "kiosk/sync/pace.h"

#include <algorithm>

#include "town/batch.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;

constexpr Pace::Delay longest_wait = 5min;
constexpr unsigned most_doublings = 9;                 // 1 s · 2^9 is past five minutes
constexpr std::chrono::seconds longest_patience = 1h;  // for a town that asks for more

}  // namespace

void Pace::acknowledged() {
    failures_ = 0;
    batch_ = std::min(batch_ * 2, town::most_records_in_batch);
}

Pace::Delay Pace::failed(Batch batch, std::optional<std::chrono::seconds> retry_after) {
    if (batch == Batch::halve) batch_ = std::max<std::size_t>(batch_ / 2, 1);
    const Delay jitter = up_to(std::min<Delay>(longest_wait, 1s * (1u << failures_)));
    failures_ = std::min(failures_ + 1, most_doublings);
    if (!retry_after) return jitter;
    return std::max<Delay>(std::min(*retry_after, longest_patience), jitter);
}

Pace::Delay Pace::until_next_look() { return 30s + up_to(60s); }

Pace::Delay Pace::up_to(Delay most) {
    return Delay{std::uniform_int_distribution<std::int64_t>(0, most.count())(random_)};
}

}  // namespace kiosk

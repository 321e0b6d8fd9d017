#include "kiosk/outbox/epochs.h"

namespace kiosk {
namespace {

constexpr base::Instant longest_epoch = std::chrono::hours{1};
constexpr std::uint32_t most_records_in_epoch = 1000;

}  // namespace

Epochs::Epochs(base::crypto::PublicKey town_key, const base::Clock& clock)
    : town_key_(std::move(town_key)), clock_(clock) {}

town::Sealer& Epochs::current() {
    const auto now = clock_.monotonic();
    if (!sealer_ || now - began_ >= longest_epoch ||
        sealer_->sealed_so_far() >= most_records_in_epoch) {
        sealer_.reset();  // the old keys are wiped before new ones are made
        sealer_.emplace(town::Sealer::begin(town_key_, base::uuid_v7(clock_.now())));
        began_ = now;
    }
    return *sealer_;
}

}  // namespace kiosk

#include "server/pages/turnstile.h"

namespace server::pages {

namespace {

constexpr std::chrono::minutes window{15};
constexpr std::size_t most_addresses = 20'000;

}  // namespace

bool Turnstile::lets_in(const std::string& address) {
    const std::lock_guard lock(one_at_a_time_);
    const auto quarter = clock_.monotonic() / window;
    if (quarter != quarter_) counted_.clear();
    quarter_ = quarter;
    if (counted_.size() >= most_addresses && !counted_.contains(address)) return false;
    return ++counted_[address] <= most_;
}

}  // namespace server::pages

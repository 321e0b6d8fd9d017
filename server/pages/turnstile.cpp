#include "server/pages/turnstile.h"

#include <arpa/inet.h>

#include "base/bytes.h"

namespace server::pages {

namespace {

constexpr std::chrono::minutes window{15};
constexpr std::size_t most_addresses = 20'000;
constexpr std::size_t network_bytes = 8;

std::string network_of(const std::string& address) {
    in6_addr read{};
    if (::inet_pton(AF_INET6, address.c_str(), &read) != 1) return address;
    if (IN6_IS_ADDR_V4MAPPED(&read) != 0) return address;
    const base::ByteView bytes(static_cast<const std::uint8_t*>(read.s6_addr), sizeof(read));
    return base::hex(bytes.first(network_bytes));
}

}  // namespace

bool Turnstile::lets_in(const std::string& address) {
    const auto network = network_of(address);
    const std::lock_guard lock(one_at_a_time_);
    const auto quarter = clock_.monotonic() / window;
    if (quarter != quarter_) counted_.clear();
    quarter_ = quarter;
    if (counted_.size() >= most_addresses && !counted_.contains(network)) return false;
    return ++counted_[network] <= most_;
}

}  // namespace server::pages

#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"

namespace server::pages {

// Lets each address do something only so often: guessing a device's code, looking up receipts,
// sending. Counts in memory alone, by the quarter of an hour. An IPv6 network of 64 bits is one
// address: whoever has one has all of it.
class Turnstile {
public:
    Turnstile(const base::Clock& clock, int most) : clock_(clock), most_(most) {}
    bool lets_in(const std::string& address);

private:
    const base::Clock& clock_;
    const int most_;
    std::mutex one_at_a_time_;
    std::int64_t quarter_ = 0;
    std::map<std::string, int> counted_;
};

}  // namespace server::pages

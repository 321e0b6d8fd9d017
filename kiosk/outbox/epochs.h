#pragma once

#include "base/clock.h"
#include "town/envelope.h"

namespace kiosk {

// Which epoch's ratchet seals the next record: a new one at each start, after one hour, and after
// 1,000 records, so that a captured memory opens as little as possible.
class Epochs {
public:
    Epochs(base::crypto::PublicKey town_key, const base::Clock& clock);
    town::Sealer& current();

private:
    base::crypto::PublicKey town_key_;
    const base::Clock& clock_;
    std::optional<town::Sealer> sealer_;
    base::Instant began_{};
};

}  // namespace kiosk

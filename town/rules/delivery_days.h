#pragma once

#include <optional>

#include "base/calendar.h"

namespace town {

// A weekly day of delivery and until when one may order for it.
struct DeliveryDay {
    int weekday = 0;      // Monday = 1 … Sunday = 7
    int before_days = 0;  // the cut-off lies that many days earlier …
    int until_hour = 0;   // … at this hour, Asia/Tokyo
};

// The coming day of delivery as somebody sees it at `ordered_at`: the next one whose date is after
// today. Empty when its cut-off has passed: whoever asked for it must hear so, not silently get the
// week after.
std::optional<base::Date> delivery_for(const DeliveryDay& day, base::Time ordered_at);

}  // namespace town

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "town/journey.h"

namespace town {

// One row of the pack's table `taxi_fares`: what a resident pays of a ride of this category from
// this day on. A change of the fare is one more row; rides before it keep the old one.
struct Fare {
    enum class Own { at_most, percent };  // at most so many yen; so many hundredths of the meter
    std::string category;
    base::Date from{};
    Own own = Own::at_most;
    std::int64_t amount = 0;
    bool example = true;  // a setting of the trial, not a figure of the town
};

// Values of a row: `category`, `effective_from` (YYYY-MM-DD), `own` (at_most, percent), `amount`,
// `status` (verified; anything else is an example). A row that says less is passed over.
std::vector<Fare> fares_from(const PackTableRows& rows);

// Who pays what. own + town is always the meter.
struct Shares {
    std::int64_t own = 0;
    std::int64_t town = 0;
    bool example = true;
};
// By the latest row of the category in force on `day`; empty when there is none or the meter is
// not a fare at all.
std::optional<Shares> shares(const std::vector<Fare>& fares, std::string_view category,
                             base::Date day, std::int64_t meter);

// A ride as far as it is compared with others of the same pass on the same day.
struct RideSeen {
    std::string operator_name;
    int minute = 0;  // of the day, Asia/Tokyo
    std::int64_t meter = 0;
};
// Two rides of one pass that begin within ten minutes cannot both be: `duplicate` when operator and
// meter are the same (typed twice), else `overlap` (a copied pass, or a wrong time). Ten minutes is
// our check, not a rule of the town: it refuses nothing and only asks a clerk to look.
enum class RideDoubt { none, duplicate, overlap };
RideDoubt doubt(const RideSeen& ride, const std::vector<RideSeen>& others);
std::string_view word(RideDoubt doubt);

}  // namespace town

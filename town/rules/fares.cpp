#include "town/rules/fares.h"

#include <algorithm>
#include <charconv>

namespace town {

namespace {

constexpr int closest_rides_minutes = 10;

std::string_view value(const PackRow& row, std::string_view key) {
    const auto found = row.values.find(key);
    return found == row.values.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return number < 0 ? std::nullopt : std::optional(number);
}

std::optional<Fare> fare_from(const PackRow& row) {
    Fare fare;
    fare.category = value(row, "category");
    fare.example = value(row, "status") != "verified";
    const auto from = base::from_iso_date(value(row, "effective_from"));
    const auto amount = whole_number(value(row, "amount"));
    const auto own = value(row, "own");
    if (fare.category.empty() || !from || !amount) return std::nullopt;
    if (own != "at_most" && own != "percent") return std::nullopt;
    fare.own = own == "percent" ? Fare::Own::percent : Fare::Own::at_most;
    if (fare.own == Fare::Own::percent && *amount > 100) return std::nullopt;
    fare.from = *from;
    fare.amount = *amount;
    return fare;
}

}  // namespace

std::vector<Fare> fares_from(const PackTableRows& rows) {
    std::vector<Fare> fares;
    for (const PackRow& row : rows) {
        if (auto fare = fare_from(row)) fares.push_back(std::move(*fare));
    }
    return fares;
}

std::optional<Shares> shares(const std::vector<Fare>& fares, std::string_view category,
                             base::Date day, std::int64_t meter) {
    if (meter < 0) return std::nullopt;
    const Fare* in_force = nullptr;
    for (const Fare& fare : fares) {
        if (fare.category != category || fare.from > day) continue;
        if (in_force == nullptr || fare.from >= in_force->from) in_force = &fare;
    }
    if (in_force == nullptr) return std::nullopt;
    // A share of the meter is rounded down: what is left of a yen is the town's.
    const std::int64_t own = in_force->own == Fare::Own::percent
                                 ? meter * in_force->amount / 100
                                 : std::min(meter, in_force->amount);
    return Shares{.own = own, .town = meter - own, .example = in_force->example};
}

RideDoubt doubt(const RideSeen& ride, const std::vector<RideSeen>& others) {
    RideDoubt found = RideDoubt::none;
    for (const RideSeen& other : others) {
        const int apart = std::max(ride.minute, other.minute) - std::min(ride.minute, other.minute);
        if (apart > closest_rides_minutes) continue;
        if (ride.operator_name == other.operator_name && ride.meter == other.meter) {
            return RideDoubt::duplicate;
        }
        found = RideDoubt::overlap;
    }
    return found;
}

std::string_view word(RideDoubt doubt) {
    switch (doubt) {
        case RideDoubt::none:
            return "none";
        case RideDoubt::duplicate:
            return "duplicate";
        case RideDoubt::overlap:
            return "overlap";
    }
    return "";
}

}  // namespace town

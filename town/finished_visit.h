#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/secret.h"

namespace town {

// What somebody pressed on the receipt when asked how it was; asked nobody has to answer.
enum class HowItWas { not_said, good, fair, poor };

// That a visit ended with a receipt: how many minutes lay between the first touch and it, and how
// it was. A sealed body of its own kind beside the application's, with no answer, no name, no
// number and no time but the day; it is only counted. The terminal stores it later, among others
// (kiosk/sync/counts.h), so that it does not lie behind its application.
struct FinishedVisit {
    std::string journey;
    int minutes = 0;  // whole ones, 0 to most_visit_minutes
    HowItWas how = HowItWas::not_said;
    base::Date day;
};
inline constexpr int most_visit_minutes = 240;

std::string_view word(HowItWas how);  // "not_said", "good", "fair", "poor"
std::optional<HowItWas> how_it_was_from(std::string_view word);
base::SecretText to_body(const FinishedVisit& finished);
// Nothing for every other body.
std::optional<FinishedVisit> finished_visit_from(const base::SecretText& body);

}  // namespace town

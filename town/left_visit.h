#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/secret.h"

namespace town {

// How a visit ended that gave no receipt: left by hand, left standing until the screen forgot it,
// or left where the screen said that the card does not serve.
enum class LeftHow { gave_up, idle, card };

// That somebody left a journey half way, and where: for 「どこで やめたか」. A sealed body of its
// own kind beside the application's, with no answer, no name, no number and no time but the day, so
// that nobody can be found by it.
struct LeftVisit {
    std::string journey;
    std::string step;  // a question's id, "purpose", "card", "review"
    LeftHow how = LeftHow::gave_up;
    base::Date day;
};

std::string_view word(LeftHow how);  // "gave_up", "idle", "card"
base::SecretText to_body(const LeftVisit& left);
// Nothing for every other body.
std::optional<LeftVisit> left_visit_from(const base::SecretText& body);

}  // namespace town

#pragma once

#include <optional>
#include <string>

#include "base/calendar.h"
#include "server/pages/form.h"
#include "town/journey.h"

// Between the fields of a form and the answers of a journey. A question ID has the field `ID`; a
// date `ID:era`, `ID:year`, `ID:month`, `ID:day`; lines `ID:line:ROW`; and わからない beside a
// typed answer `ID:unknown`. No id of a pack has a colon.
namespace server::pages {

// Values of a choice that no option of a pack can have.
inline constexpr std::string_view not_known = "?";
inline constexpr std::string_view skipped = "-";

// Empty: left out, which the question allows. The answer is already checked.
base::Result<std::optional<town::Answer>, town::AnswerFault> read_answer(
    const town::Question& question, const Form& form, base::Date today);

// A birth date as the registry may have it, 0 for the month or the day that it does not know:
// "1955-04-00". "" = no such date, or one after today.
std::string read_birth_date(const std::string& id, const Form& form, base::Date today);

// The fields as this answer fills them. Dates are shown in the western calendar.
void fill(const town::Question& question, const town::Answer& answer, Form& form);

}  // namespace server::pages

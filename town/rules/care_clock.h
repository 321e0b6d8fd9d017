#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "base/calendar.h"

namespace town {

// What happens in one 要介護認定, each at most once. The law gives the whole 30 days (介護保険法
// 27条11項); who is late is seen from the days between.
enum class CareStep {
    applied,
    survey_asked,
    survey_done,
    opinion_asked,
    opinion_received,
    board_sent,
    board_held,
    notified,
    withdrawn
};
std::string_view word(CareStep step);
std::optional<CareStep> care_step_from(std::string_view word);
using CareSteps = std::map<CareStep, base::Date>;

enum class CareFault { closed, already_done, not_ready };
// Why `next` cannot be the next step; empty = it can. Survey and doctor's opinion go side by side,
// the board needs both.
std::optional<CareFault> against(const CareSteps& steps, CareStep next);

bool is_closed(const CareSteps& steps);
CareStep latest(const CareSteps& steps);  // of those that happened, the one furthest in the order

// Whose turn it is.
enum class CareWait { nobody, desk, investigator, doctor, investigator_and_doctor, board };
std::string_view word(CareWait wait);
CareWait waits_on(const CareSteps& steps);

base::Date days_after(base::Date date, int days);
int days_between(base::Date from, base::Date to);

}  // namespace town

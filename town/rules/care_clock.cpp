#include "town/rules/care_clock.h"

#include <array>
#include <cassert>

namespace town {

namespace {

constexpr std::array<std::pair<CareStep, std::string_view>, 9> step_words{
    {{CareStep::applied, "applied"},
     {CareStep::survey_asked, "survey_asked"},
     {CareStep::survey_done, "survey_done"},
     {CareStep::opinion_asked, "opinion_asked"},
     {CareStep::opinion_received, "opinion_received"},
     {CareStep::board_sent, "board_sent"},
     {CareStep::board_held, "board_held"},
     {CareStep::notified, "notified"},
     {CareStep::withdrawn, "withdrawn"}}};

bool is_ready(const CareSteps& steps, CareStep next) {
    switch (next) {
        case CareStep::applied:
        case CareStep::survey_asked:
        case CareStep::opinion_asked:
        case CareStep::opinion_received:  // Families bring it unasked, too.
        case CareStep::withdrawn:
            return true;
        case CareStep::survey_done:
            return steps.contains(CareStep::survey_asked);
        case CareStep::board_sent:
            return steps.contains(CareStep::survey_done) &&
                   steps.contains(CareStep::opinion_received);
        case CareStep::board_held:
            return steps.contains(CareStep::board_sent);
        case CareStep::notified:
            return steps.contains(CareStep::board_held);
    }
    return false;
}

}  // namespace

std::string_view word(CareStep step) {
    for (const auto& [known, text] : step_words) {
        if (known == step) return text;
    }
    return "";
}

std::optional<CareStep> care_step_from(std::string_view word) {
    for (const auto& [step, text] : step_words) {
        if (text == word) return step;
    }
    return std::nullopt;
}

std::optional<CareFault> against(const CareSteps& steps, CareStep next) {
    if (is_closed(steps)) return CareFault::closed;
    if (steps.contains(next)) return CareFault::already_done;
    if (!is_ready(steps, next)) return CareFault::not_ready;
    return std::nullopt;
}

bool is_closed(const CareSteps& steps) {
    return steps.contains(CareStep::notified) || steps.contains(CareStep::withdrawn);
}

CareStep latest(const CareSteps& steps) {
    assert(!steps.empty());
    return steps.rbegin()->first;
}

std::string_view word(CareWait wait) {
    switch (wait) {
        case CareWait::nobody:
            return "nobody";
        case CareWait::desk:
            return "desk";
        case CareWait::investigator:
            return "investigator";
        case CareWait::doctor:
            return "doctor";
        case CareWait::investigator_and_doctor:
            return "investigator_and_doctor";
        case CareWait::board:
            return "board";
    }
    return "";
}

CareWait waits_on(const CareSteps& steps) {
    if (is_closed(steps)) return CareWait::nobody;
    const bool surveyed = steps.contains(CareStep::survey_done);
    const bool opinion = steps.contains(CareStep::opinion_received);
    const bool survey_waits = !surveyed && steps.contains(CareStep::survey_asked);
    const bool opinion_waits = !opinion && steps.contains(CareStep::opinion_asked);
    if (!surveyed && !survey_waits) return CareWait::desk;
    if (!opinion && !opinion_waits) return CareWait::desk;
    if (survey_waits && opinion_waits) return CareWait::investigator_and_doctor;
    if (survey_waits) return CareWait::investigator;
    if (opinion_waits) return CareWait::doctor;
    const bool before_the_board =
        steps.contains(CareStep::board_sent) && !steps.contains(CareStep::board_held);
    return before_the_board ? CareWait::board : CareWait::desk;
}

base::Date days_after(base::Date date, int days) {
    return std::chrono::sys_days(date) + std::chrono::days(days);
}

int days_between(base::Date from, base::Date to) {
    return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

}  // namespace town

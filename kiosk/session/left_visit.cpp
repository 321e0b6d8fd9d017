#include "kiosk/session/left_visit.h"

namespace kiosk {
namespace {

// "" = not on the way to a receipt.
std::string step_at(State state, const Runner& runner) {
    switch (state) {
        case State::purpose:
            return "purpose";
        case State::place_card:
        case State::checking_card:
        case State::enter_pin:
        case State::reading:
        case State::card_problem:
            return "card";
        case State::question:
            return runner.current_id();
        case State::review:
        case State::not_kept:
            return "review";
        case State::welcome:
        case State::saving:
        case State::receipt:
        case State::take_card:
        case State::look_up_number:
        case State::look_up_birth_date:
        case State::looking_up:
        case State::look_up_answer:
        case State::table:
        case State::carry_home:
        case State::reopening:
        case State::practice_done:
        case State::guide_ask:
        case State::guide_answer:
        case State::life_question:
        case State::life_list:
            return "";
    }
    return "";
}

town::LeftHow how_at(State state, Event how) {
    if (state == State::card_problem) return town::LeftHow::card;
    return how == Event::timed_out ? town::LeftHow::idle : town::LeftHow::gave_up;
}

}  // namespace

std::optional<town::LeftVisit> left_visit(State state, const Visit& visit, Event how,
                                          base::Time now) {
    if (!visit.runner) return std::nullopt;
    const town::Journey& journey = visit.runner->journey();
    if (journey.practice || journey.act == "look") return std::nullopt;
    std::string step = step_at(state, *visit.runner);
    if (step.empty()) return std::nullopt;
    return town::LeftVisit{journey.id, std::move(step), how_at(state, how), base::tokyo_date(now)};
}

std::optional<town::FinishedVisit> finished_visit(const Visit& visit, base::Time now) {
    if (!visit.runner || visit.record.empty() || !visit.began || !visit.kept_at)
        return std::nullopt;
    const auto took =
        std::chrono::duration_cast<std::chrono::minutes>(*visit.kept_at - *visit.began);
    return town::FinishedVisit{visit.runner->journey().id, static_cast<int>(took.count()),
                               visit.how_it_was, base::tokyo_date(now)};
}

}  // namespace kiosk

#pragma once

#include <cstddef>
#include <optional>

// The visit of one resident as a table. Rows have no guards: whoever produces an event has already
// decided. Adding a step is adding a row; table_proof.h holds what must stay true of them all.
namespace kiosk {

enum class State {
    welcome,
    purpose,
    place_card,
    checking_card,
    enter_pin,
    reading,
    card_problem,
    question,
    review,
    saving,
    not_kept,
    receipt,
    take_card,
    look_up_number,
    look_up_birth_date,
    looking_up,
    look_up_answer,
    table,
    carry_home,
    reopening,
    practice_done,
    guide_ask,
    guide_answer,
    life_question,
    life_list,
};
inline constexpr std::size_t state_count = 25;

enum class Event {
    journey_chosen,
    look_up_chosen,
    agreed,          // to the purpose; no card is needed, or it was read before
    agreed_to_card,  // to the purpose of a journey that reads the card
    card_wanted,     // a question that the card answers has come up
    card_left_out,   // back to the question before it
    card_placed,
    card_fits,          // a My Number card with a PIN that may be tried
    card_troubled,      // removed, wrong PIN for good, locked …: the visit knows which
    went_without_card,  // and the journey allows it
    pin_entered,
    pin_wrong,  // and one more entry is allowed
    person_read,
    answered_all,
    look_wanted,  // a table of the register instead of, or after, a record
    change_wanted,
    submitted,
    practised,  // a review of 練習 was submitted: nothing is kept
    kept,       // fsync has returned
    not_kept,
    number_given,
    date_given,
    town_answered,
    kept_for_later,  // とっておく
    code_brought,    // a code taken home before is held before the camera
    brought_back,    // … and the town has opened it
    not_brought_back,
    act_chosen,  // on a row of a table
    guide_chosen,
    guide_asked,
    life_chosen,  // what is to be done after a change in life
    life_answered,
    back_to_guide,  // from the purpose of what an answer led to
    back_to_list,   // the same of a list; and from the receipt of one of its procedures
    tried_again,
    went_back,
    finished,
    gave_up,
    timed_out,
    left_something,  // gone, or going, with the card or a paper still in the machine
    taken,
};

enum class Effect {
    none,
    forget_visitor,
    open_journey,
    look_for_card,
    check_card,
    read_person,
    begin_questions,
    go_to_last_question,
    keep_application,
    give_receipt,
    begin_look_up,
    ask_town,
    ask_view,
    carry_home,
    ask_guide,
};

struct Step {
    State go;
    Effect then = Effect::none;
};
struct Rule {
    State in;
    Event on;
    State go;
    Effect then = Effect::none;
};
struct RuleEverywhere {
    Event on;
    State go;
    Effect then = Effect::none;
};

// clang-format off
inline constexpr Rule rules[] = {
    // in                      on                        go                         then
    {State::welcome,           Event::journey_chosen,    State::purpose,            Effect::open_journey},
    {State::welcome,           Event::look_up_chosen,    State::look_up_number,     Effect::begin_look_up},
    {State::welcome,           Event::code_brought,      State::reopening},
    {State::welcome,           Event::guide_chosen,      State::guide_ask},
    {State::welcome,           Event::finished,          State::welcome,            Effect::forget_visitor},
    {State::reopening,         Event::brought_back,      State::purpose,            Effect::open_journey},
    {State::reopening,         Event::not_brought_back,  State::welcome,            Effect::forget_visitor},

    {State::purpose,           Event::agreed,            State::question,           Effect::begin_questions},
    {State::purpose,           Event::agreed_to_card,    State::place_card,         Effect::look_for_card},
    {State::purpose,           Event::answered_all,      State::review},
    {State::purpose,           Event::look_wanted,       State::table,              Effect::ask_view},

    {State::place_card,        Event::card_placed,       State::checking_card,      Effect::check_card},
    {State::place_card,        Event::card_troubled,     State::card_problem},
    {State::place_card,        Event::went_without_card, State::question,           Effect::begin_questions},
    {State::place_card,        Event::went_back,         State::purpose},
    {State::place_card,        Event::card_left_out,     State::question},

    {State::checking_card,     Event::card_fits,         State::enter_pin},
    {State::checking_card,     Event::card_troubled,     State::card_problem},
    {State::checking_card,     Event::went_back,         State::purpose},
    {State::checking_card,     Event::card_left_out,     State::question},

    {State::enter_pin,         Event::pin_entered,       State::reading,            Effect::read_person},
    {State::enter_pin,         Event::card_troubled,     State::card_problem},
    {State::enter_pin,         Event::went_back,         State::purpose},
    {State::enter_pin,         Event::card_left_out,     State::question},

    {State::reading,           Event::person_read,       State::question,           Effect::begin_questions},
    {State::reading,           Event::pin_wrong,         State::enter_pin},
    {State::reading,           Event::card_troubled,     State::card_problem},

    {State::card_problem,      Event::tried_again,       State::place_card,         Effect::look_for_card},
    {State::card_problem,      Event::went_without_card, State::question,           Effect::begin_questions},
    {State::card_problem,      Event::went_back,         State::purpose},
    {State::card_problem,      Event::card_left_out,     State::question},

    {State::question,          Event::answered_all,      State::review},
    {State::question,          Event::card_wanted,       State::place_card,         Effect::look_for_card},
    {State::question,          Event::look_wanted,       State::table,              Effect::ask_view},
    {State::question,          Event::went_back,         State::purpose},
    {State::question,          Event::kept_for_later,    State::carry_home,         Effect::carry_home},

    {State::carry_home,        Event::went_back,         State::question},
    {State::carry_home,        Event::finished,          State::welcome,            Effect::forget_visitor},

    {State::table,             Event::went_back,         State::question,           Effect::go_to_last_question},
    {State::table,             Event::tried_again,       State::table,              Effect::ask_view},
    {State::table,             Event::act_chosen,        State::purpose,            Effect::open_journey},
    {State::table,             Event::finished,          State::welcome,            Effect::forget_visitor},

    {State::review,            Event::change_wanted,     State::question},
    {State::review,            Event::went_back,         State::question,           Effect::go_to_last_question},
    {State::review,            Event::submitted,         State::saving,             Effect::keep_application},
    {State::review,            Event::practised,         State::practice_done},

    {State::practice_done,     Event::finished,          State::welcome,            Effect::forget_visitor},

    // What is being saved is neither given up nor left alone: the next moment says which it was.
    {State::saving,            Event::kept,              State::receipt,            Effect::give_receipt},
    {State::saving,            Event::not_kept,          State::not_kept},
    {State::saving,            Event::gave_up,           State::saving},
    {State::saving,            Event::timed_out,         State::saving},
    {State::saving,            Event::left_something,    State::saving},

    {State::not_kept,          Event::tried_again,       State::saving,             Effect::keep_application},
    {State::not_kept,          Event::went_back,         State::review},

    {State::receipt,           Event::look_wanted,       State::table,              Effect::ask_view},
    {State::receipt,           Event::finished,          State::welcome,            Effect::forget_visitor},

    {State::take_card,         Event::taken,             State::welcome,            Effect::forget_visitor},

    {State::guide_ask,         Event::back_to_guide,     State::guide_answer},
    {State::guide_ask,         Event::guide_asked,       State::guide_answer,       Effect::ask_guide},
    {State::guide_ask,         Event::life_chosen,       State::life_question},
    {State::guide_answer,      Event::tried_again,       State::guide_ask},
    {State::guide_answer,      Event::went_back,         State::guide_ask},
    {State::guide_answer,      Event::life_chosen,       State::life_question},
    {State::guide_answer,      Event::journey_chosen,    State::purpose,            Effect::open_journey},
    {State::guide_answer,      Event::finished,          State::welcome,            Effect::forget_visitor},
    {State::life_question,     Event::life_answered,     State::life_list},
    {State::life_question,     Event::back_to_guide,     State::guide_ask},
    {State::life_list,         Event::went_back,         State::life_question},
    {State::life_list,         Event::journey_chosen,    State::purpose,            Effect::open_journey},
    {State::life_list,         Event::finished,          State::welcome,            Effect::forget_visitor},
    {State::purpose,           Event::back_to_guide,     State::guide_answer},
    {State::purpose,           Event::back_to_list,      State::life_list},
    {State::receipt,           Event::back_to_list,      State::life_list},
    {State::table,             Event::back_to_list,      State::life_list},

    {State::look_up_number,    Event::number_given,      State::look_up_birth_date},
    {State::look_up_birth_date, Event::date_given,       State::looking_up,         Effect::ask_town},
    {State::look_up_birth_date, Event::went_back,        State::look_up_number},
    {State::looking_up,        Event::town_answered,     State::look_up_answer},
    {State::looking_up,        Event::went_back,         State::look_up_birth_date},
    {State::look_up_answer,    Event::tried_again,       State::look_up_number},
    {State::look_up_answer,    Event::went_back,         State::look_up_birth_date},
    {State::look_up_answer,    Event::finished,          State::welcome,            Effect::forget_visitor},
};

// What holds wherever no row above says otherwise.
inline constexpr RuleEverywhere rules_everywhere[] = {
    {Event::gave_up,        State::welcome,   Effect::forget_visitor},
    {Event::timed_out,      State::welcome,   Effect::forget_visitor},
    {Event::left_something, State::take_card, Effect::forget_visitor},
};
// clang-format on

// The whole engine. Empty: the event has no row here and changes nothing.
constexpr std::optional<Step> step(State in, Event on) {
    for (const Rule& rule : rules) {
        if (rule.in == in && rule.on == on) return Step{rule.go, rule.then};
    }
    for (const RuleEverywhere& rule : rules_everywhere) {
        if (rule.on == on) return Step{rule.go, rule.then};
    }
    return std::nullopt;
}

}  // namespace kiosk

// What the screens show of a visit.
#include "kiosk/session/resident.h"

namespace kiosk {
const town::Words& Resident::words() const { return words_in(terminal_.pack, visit_->language); }

view::Say Resident::say() const {
    return [&words = words()](std::string_view key,
                              const std::vector<std::pair<std::string_view, std::string>>& values) {
        return words.say(key, values);
    };
}

std::string Resident::journey_title() const {
    if (!visit_->runner) return {};
    return words().say("journey." + visit_->runner->journey().id + ".title");
}

bool Resident::is_practice() const { return visit_->runner && visit_->runner->journey().practice; }

bool Resident::can_carry_home() const {
    return state_ == State::question && terminal_.town_key && !is_practice() &&
           visit_->runner->journey().act != "look";
}

view::Welcome Resident::welcome() const {
    view::Welcome shown =
        welcome_of(terminal_, visit_->place, words(), site_ ? HasWay::yes : HasWay::no);
    if (is_untouched() && shown.group_title.empty()) {
        shown.invitations = invitations_of(terminal_.pack);
    }
    if (!visit_->notice.empty()) shown.notice = words().say(visit_->notice);
    if (notices_.there_is_one()) shown.notice = notices_.title();
    if (last_kept_) {
        shown.last_kept =
            words().say("kiosk.last_kept", {{"time", town::spoken_time(*last_kept_, words())}});
    }
    return shown;
}

view::Purpose Resident::purpose() const {
    const std::string key = "journey." + visit_->runner->journey().id + ".";
    // 練習 keeps nothing, a look files nothing: what does not apply is not said.
    const auto said = [&](const char* what) {
        return words().has(key + what) ? words().say(key + what) : std::string();
    };
    view::Purpose shown{journey_title(), said("purpose"), said("who_sees"), said("retention"), {}};
    if (visit_->runner->asks_for_card() && !is_practice())
        shown.needs = words().say("kiosk.card_is_used");
    return shown;
}

view::LookUpResult Resident::look_up_result() const {
    const LookUp& look_up = visit_->look_up;
    view::LookUpResult shown{look_up.answer, {}, {}};
    if (look_up.answer != view::LookUpResult::Answer::found) return shown;
    const std::string key = "look_up_state." + look_up.state;
    // A state this pack has no word for yet: the town hall can say.
    shown.state = words().say(words().has(key) ? key : "look_up_state.unknown");
    const std::string missing = "desk_completion." + look_up.missing;
    if (words().has(missing)) {
        shown.state += " " + words().say("look_up_state.missing",
                                         {{"what", words().say(missing)},
                                          {"until", town::spoken_date(look_up.until, words())}});
    }
    const auto time = base::from_rfc3339(look_up.date);
    shown.date =
        town::spoken_date(time ? base::iso_date(base::tokyo_date(*time)) : look_up.date, words());
    return shown;
}

view::Receipt Resident::receipt() const {
    view::Receipt shown = receipt_of(*visit_->runner, *visit_->given, terminal_, words());
    visit_->after.show(shown, *visit_->runner, words());
    shown.card_in_reader = reader_ == ReaderState::card;
    shown.has_way = desk_of_receipt() != nullptr;
    shown.asks_how_it_was = shown.answer != view::Receipt::Answer::waiting;
    if (visit_->how_it_was != town::HowItWas::not_said)
        shown.how_it_was = town::word(visit_->how_it_was);
    return shown;
}

view::Table Resident::table() const {
    const town::Journey& journey = visit_->runner->journey();
    view::Table shown =
        visit_->looking->shown(journey.register_name, journey.shows, terminal_.pack, words());
    shown.can_print = shown.can_print && terminal_.has_printer;
    for (view::TableRow& row : shown.rows) {
        std::erase_if(row.acts, [&](const view::ActButton& act) {
            return !may_begin(*town::journey(terminal_.pack, act.id), terminal_.role);
        });
    }
    return shown;
}

view::LookUpNumber Resident::look_up_number() const {
    view::AskText number;
    number.pad = view::KeyPad::receipt_number;
    number.text = visit_->look_up.number.reveal();
    const std::string& problem = visit_->look_up.problem;
    return {number, problem.empty() ? "" : words().say(problem),
            town::read_receipt_number(number.text).has_value()};
}

view::LookUpBirthDate Resident::look_up_birth_date() const {
    const DateDraft& draft = visit_->look_up.birth_date;
    const std::string& problem = visit_->look_up.problem;
    view::LookUpBirthDate shown;
    shown.date =
        view_of(draft, town::DateSide::until_today, base::tokyo_date(clock_.now()), words());
    shown.problem = problem.empty() ? "" : words().say(problem);
    for (std::string* part : {&shown.date.month, &shown.date.day}) {
        if (*part == unknown_part) *part = "?";
    }
    const std::string iso = draft.iso();
    shown.can_go_on = !iso.empty();
    if (shown.can_go_on) shown.date.read_back = town::spoken_date(iso, words());
    shown.may_not_know = draft.may_be_unknown();
    shown.does_not_know = draft.is_unknown();
    return shown;
}

view::Body Resident::body() const {
    if (notices_.takes_over()) return notices_.shown(words());
    if (visit_->staff_call) return visit_->staff_call->shown(terminal_, words());
    if (visit_->way) return visit_->way->shown(terminal_, words(), need_of_way());
    return body_of_state();
}

view::Body Resident::body_of_state() const {
    const bool no_card_needed = visit_->runner && visit_->runner->can_do_without_card();
    switch (state_) {
        case State::welcome:
            if (out_of_service_) return view::OutOfService{"disk"};
            return welcome();
        case State::purpose:
            return purpose();
        case State::place_card:
            return view::PlaceCard{journey_title(), no_card_needed};
        case State::checking_card:
        case State::reading:
            return view::Reading{journey_title()};
        case State::enter_pin:
            return view::EnterPin{journey_title(),
                                  static_cast<int>(visit_->pin.reveal().size()),
                                  most_pin_entries - visit_->pins_entered,
                                  visit_->pins_entered > 0,
                                  {}};
        case State::card_problem:
            return view::CardProblem{journey_title(), visit_->trouble, can_try_again(),
                                     no_card_needed};
        case State::question:
            return visit_->runner->question(words());
        case State::review:
            return visit_->runner->review(words());
        case State::saving:
            return view::Saving{journey_title()};
        case State::not_kept:
            return view::OutOfService{"disk", !out_of_service_, true};
        case State::receipt:
            return receipt();
        case State::table:
            return table();
        case State::carry_home:
            return visit_->carrying->shown(*visit_->runner, words());
        case State::practice_done:
            return view::PracticeDone{journey_title()};
        case State::guide_ask:
            return visit_->guiding->asked(terminal_, words());
        case State::guide_answer:
            return with_ways(visit_->guiding->shown(terminal_, words()));
        case State::life_question:
            return visit_->living->asked(words());
        case State::life_list:
            return visit_->living->shown(terminal_, words());
        case State::take_card:
            return view::TakeCard{visit_->paper_is_out || papers_are_coming(),
                                  reader_ == ReaderState::card, papers_are_coming()};
        case State::look_up_number:
            return look_up_number();
        case State::look_up_birth_date:
            return look_up_birth_date();
        case State::looking_up:
        case State::reopening:
            return view::LookingUp{};
        case State::look_up_answer:
            return look_up_result();
    }
    return view::Preparing{};
}

view::Frame Resident::frame() const {
    view::Frame frame;
    frame.body = body();
    const base::Instant now = clock_.monotonic();
    if (idle_.says(now) == Idle::Says::asks) {
        frame.idle = view::IdleQuestion{idle_.seconds_left(now)};
    }
    frame.place = place_of(terminal_, words());
    frame.language = visit_->language;
    for (const std::string& language : terminal_.pack.languages) {
        frame.languages.push_back(
            {language, words().say("language." + language), language == visit_->language});
    }
    visit_->looks.show(frame);
    frame.dialog_quit = visit_->asks_to_quit;
    frame.practice = is_practice();
    frame.can_carry_home = can_carry_home();
    frame.watched = watched();
    frame.voice = visit_->hearing.shown(terminal_.has_voice && is_spoken(visit_->language));
    return frame;
}

}  // namespace kiosk

// What a touch means, screen by screen.
#include "kiosk/session/resident.h"

namespace kiosk {
namespace {

template <class T>
const T* as(const view::Intent& intent) {
    return std::get_if<T>(&intent);
}

constexpr int text_sizes = 3;
constexpr std::size_t pin_digits = 4;

}  // namespace

void Resident::on(const view::Intent& intent) {
    if (on_everywhere(intent)) {
        set_idle_limit();
        return;
    }
    if (visit_->calls_staff) return on_staff_call(intent);
    if (visit_->asks_to_quit) return;
    switch (state_) {
        case State::welcome:
            return on_welcome(intent);
        case State::purpose:
            return on_purpose(intent);
        case State::place_card:
        case State::checking_card:
        case State::reading:
        case State::card_problem:
            return on_card_screens(intent);
        case State::enter_pin:
            return on_pin(intent);
        case State::question:
            return on_question(intent);
        case State::review:
            return on_review(intent);
        case State::not_kept:
            if (as<view::TriesAgain>(intent)) happen(Event::tried_again);
            if (as<view::GoBack>(intent)) happen(Event::went_back);
            return;
        case State::receipt:
            return on_receipt(intent);
        case State::look_up_number:
        case State::look_up_birth_date:
        case State::looking_up:
        case State::look_up_answer:
            return on_look_up(intent);
        case State::saving:
        case State::take_card:
            return;
    }
}

// What every screen offers: language, size, やめる, 職員を呼ぶ, つづける.
bool Resident::on_everywhere(const view::Intent& intent) {
    if (const auto* chosen = as<view::LanguageChosen>(intent)) {
        if (terminal_.pack.words.contains(chosen->language)) visit_->language = chosen->language;
        return true;
    }
    if (as<view::TextSizeChanged>(intent)) {
        visit_->text_size = (visit_->text_size + 1) % text_sizes;
        return true;
    }
    if (as<view::GaveUp>(intent)) {
        // Whoever leaves from the idle question is not asked a second question.
        const bool asked = idle_.says(clock_.monotonic()) == Idle::Says::asks;
        touched();
        asked ? leave(Event::gave_up) : give_up();
        return true;
    }
    if (as<view::StaysHere>(intent)) {
        visit_->asks_to_quit = false;
        visit_->calls_staff.reset();
        return true;
    }
    const bool calls = as<view::CallsStaff>(intent) || as<view::PinUnknown>(intent);
    if (calls && state_ != State::saving && state_ != State::take_card) {
        call_staff(as<view::PinUnknown>(intent) ? "pin_unknown" : "help");
        return true;
    }
    return false;
}

void Resident::on_staff_call(const view::Intent& intent) {
    if (!as<view::GoBack>(intent) && !as<view::Finished>(intent) && !as<view::GoOn>(intent)) return;
    visit_->calls_staff.reset();
    set_idle_limit();
}

// Calling needs no line to be of use: the screen says what to do either way.
void Resident::call_staff(const std::string& reason) {
    visit_->calls_staff = reason;
    visit_->asks_to_quit = false;
    visit_->staff_know = false;
    visit_->call_ticket = next_ticket_++;
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/terminals/self/calls";
    request.body = "{\"reason\":\"" + reason + "\"}";
    (void)give_(AskTown{visit_->call_ticket, std::move(request)});
}

void Resident::on_call_answered(const TownAnswered& answered) {
    if (answered.ticket != visit_->call_ticket) return;
    visit_->staff_know = static_cast<bool>(answered.reply);
}

void Resident::give_up() {
    const bool typed = (visit_->runner && visit_->runner->anything_answered()) ||
                       !visit_->look_up.number.empty() || !visit_->pin.empty();
    const bool thanked = state_ == State::receipt || state_ == State::look_up_answer;
    if (typed && !thanked && !visit_->asks_to_quit) {
        if (state_ != State::saving) visit_->asks_to_quit = true;
        return;
    }
    leave(Event::gave_up);
}

void Resident::on_welcome(const view::Intent& intent) {
    const auto* started = as<view::Started>(intent);
    if (started == nullptr || out_of_service_) return;
    last_kept_.reset();
    if (started->tile == "lookup") return happen(Event::look_up_chosen);
    const town::Journey* journey = town::journey(terminal_.pack, started->tile);
    if (journey == nullptr) return;
    visit_->runner.emplace(*journey, base::tokyo_date(clock_.now()));
    happen(Event::journey_chosen);
}

void Resident::on_purpose(const view::Intent& intent) {
    if (as<view::GoBack>(intent)) return give_up();
    if (!as<view::Agreed>(intent) && !as<view::GoOn>(intent)) return;
    const Runner& runner = *visit_->runner;
    const bool needs_card = runner.asks_for_card() && !runner.person_was_read();
    happen(needs_card ? Event::agreed_to_card : Event::agreed);
}

void Resident::on_card_screens(const view::Intent& intent) {
    if (as<view::GoBack>(intent)) {
        // What the card is saying right now is waited for; it takes a moment.
        if (state_ != State::reading) happen(Event::went_back);
    } else if (as<view::HasNoCard>(intent)) {
        go_without_card();
    } else if (as<view::TriesAgain>(intent)) {
        if (state_ == State::card_problem && can_try_again()) happen(Event::tried_again);
    }
}

void Resident::on_pin(const view::Intent& intent) {
    const std::string& typed = visit_->pin.reveal();
    if (const auto* digit = as<view::DigitPressed>(intent)) {
        if (typed.size() >= pin_digits || digit->digit < 0 || digit->digit > 9) return;
        visit_->pin = base::SecretText(typed + static_cast<char>('0' + digit->digit));
    } else if (as<view::DigitErased>(intent)) {
        if (!typed.empty()) visit_->pin = base::SecretText(typed.substr(0, typed.size() - 1));
    } else if (as<view::PinEntered>(intent)) {
        if (typed.size() == pin_digits) happen(Event::pin_entered);
    } else if (as<view::GoBack>(intent)) {
        happen(Event::went_back);
    }
}

void Resident::on_question(const view::Intent& intent) {
    Runner& runner = *visit_->runner;
    if (as<view::GoOn>(intent)) {
        if (runner.go_on() == Runner::Went::all_answered) return happen(Event::answered_all);
    } else if (as<view::GoBack>(intent)) {
        if (!runner.go_back()) return happen(Event::went_back);
    } else {
        runner.take(intent);
    }
    set_idle_limit();
}

void Resident::on_review(const view::Intent& intent) {
    Runner& runner = *visit_->runner;
    if (const auto* change = as<view::ChangeWanted>(intent)) {
        runner.change(change->question_id);
        happen(Event::change_wanted);
    } else if (as<view::PersonalShown>(intent)) {
        runner.show_or_hide_personal();
    } else if (as<view::GoBack>(intent)) {
        happen(Event::went_back);
    } else if (as<view::Submitted>(intent) || as<view::GoOn>(intent)) {
        runner.hide_personal();
        happen(Event::submitted);
    }
}

void Resident::on_receipt(const view::Intent& intent) {
    if (as<view::Printed>(intent)) {
        if (terminal_.has_printer && visit_->paper != view::Receipt::Paper::printing) print();
    } else if (as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        leave(Event::finished);
    }
}

}  // namespace kiosk

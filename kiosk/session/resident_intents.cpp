// What a touch means, screen by screen.
#include "kiosk/session/resident.h"

#include "kiosk/journey/pin.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

// The person of 練習: the first row of the pack's table of them.
std::optional<town::Person> play_person(const town::Pack& pack) {
    const auto table = pack.tables.find("play_person");
    if (table == pack.tables.end() || table->second.empty()) return std::nullopt;
    const auto& values = table->second.front().values;
    const auto value = [&](std::string_view key) {
        const auto found = values.find(key);
        return found == values.end() ? std::string() : found->second;
    };
    return town::Person{base::SecretText(value("name")), base::SecretText(value("address")),
                        base::SecretText(value("birth_date")),
                        town::sex_from(value("sex")).value_or(town::Sex::unknown)};
}

}  // namespace

void Resident::on(const view::Intent& intent) {
    if (notices_.takes_over()) {
        // A warning is over the screen: it is read first. The idle question and that of やめる lie
        // over it.
        const bool is_asked =
            visit_->asks_to_quit || idle_.says(clock_.monotonic()) == Idle::Says::asks;
        const bool for_reading = as<view::LanguageChosen>(intent) != nullptr ||
                                 as<view::StaysHere>(intent) != nullptr ||
                                 as<view::WatchStopped>(intent) != nullptr ||
                                 (is_asked && as<view::GaveUp>(intent) != nullptr);
        if (for_reading) on_everywhere(intent);
        if (!visit_->looks.take(intent)) (void)visit_->hearing.take(intent);
        if (as<view::EmergencySeen>(intent)) notices_.put_aside();
        set_idle_limit();
        return;
    }
    touch(intent);
    look_for_codes();
}

void Resident::touch(const view::Intent& intent) {
    count_touch();
    if (on_everywhere(intent)) {
        set_idle_limit();
        return;
    }
    if (visit_->staff_call) return on_staff_call(intent);
    if (visit_->asks_to_quit) return;
    if (visit_->way) return on_way(intent);
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
            if (as<view::TriesAgain>(intent) && fits_today()) happen(Event::tried_again);
            if (as<view::GoBack>(intent)) happen(Event::went_back);
            return;
        case State::receipt:
            return on_receipt(intent);
        case State::look_up_number:
        case State::look_up_birth_date:
        case State::looking_up:
        case State::look_up_answer:
            return on_look_up(intent);
        case State::table:
            return on_table(intent);
        case State::carry_home:
            return on_carry_home(intent);
        case State::guide_ask:
            return on_guide_ask(intent);
        case State::guide_answer:
            return on_guide_answer(intent);
        case State::life_question:
            return on_life_question(intent);
        case State::life_list:
            return on_life_list(intent);
        case State::reopening:
            if (as<view::GoBack>(intent)) give_up();
            return;
        case State::practice_done:
            if (as<view::Finished>(intent) || as<view::GoOn>(intent)) leave(Event::finished);
            return;
        case State::saving:
        case State::take_card:
            return;
    }
}

// What every screen offers: language, looks, やめる, 職員を呼ぶ, つづける.
bool Resident::on_everywhere(const view::Intent& intent) {
    if (const auto* chosen = as<view::LanguageChosen>(intent)) {
        if (terminal_.pack.words.contains(chosen->language)) visit_->language = chosen->language;
        return true;
    }
    if (visit_->looks.take(intent) || visit_->hearing.take(intent)) return true;
    if (on_watch(intent)) return true;
    visit_->looks.leave_menu();
    if (as<view::GaveUp>(intent)) {
        // Whoever leaves from the idle question is not asked a second question.
        const bool asked = idle_.says(clock_.monotonic()) == Idle::Says::asks;
        touched();
        asked ? leave(Event::gave_up) : give_up();
        return true;
    }
    if (as<view::StaysHere>(intent)) {
        visit_->asks_to_quit = false;
        visit_->staff_call.reset();
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
    visit_->staff_call.reset();
    set_idle_limit();
}

void Resident::call_staff(const std::string& reason) {
    visit_->asks_to_quit = false;
    visit_->staff_call.emplace(errands_, reason, clock_.monotonic());
    // Who is looking already goes on looking.
    const bool watched = visit_->watch && visit_->watch->is_allowed();
    if (const auto call = visit_->staff_call->call_ticket(); call && !watched)
        visit_->watch.emplace(*call);
}

void Resident::give_up() {
    const bool typed = (visit_->runner && visit_->runner->anything_answered()) ||
                       !visit_->look_up.number.empty() || !visit_->pin.empty();
    const bool thanked = state_ == State::receipt || state_ == State::look_up_answer ||
                         state_ == State::table || state_ == State::carry_home ||
                         state_ == State::practice_done;
    if (typed && !thanked && !visit_->asks_to_quit) {
        if (state_ != State::saving) visit_->asks_to_quit = true;
        return;
    }
    leave(Event::gave_up);
}

void Resident::on_welcome(const view::Intent& intent) {
    if (out_of_service_) return;
    if (as<view::GoBack>(intent)) {
        visit_->place = {};
        return set_idle_limit();
    }
    const auto* started = as<view::Started>(intent);
    if (started == nullptr) return;
    last_kept_.reset();
    visit_->notice.clear();
    if (started->tile == "lookup") return happen(Event::look_up_chosen);
    if (started->tile == guide_tile) return begin_guide();
    if (started->tile == way_tile) return (void)begin_way();
    if (go(visit_->place, started->tile)) return set_idle_limit();
    const town::Journey* journey = town::journey(terminal_.pack, started->tile);
    if (journey == nullptr || !may_begin(*journey, terminal_.role)) return;
    begin(*journey);
    happen(Event::journey_chosen);
}

void Resident::begin(const town::Journey& journey) {
    visit_->runner.emplace(journey, base::tokyo_date(clock_.now()));
    visit_->written_for.clear();
    visit_->runner->has_tables(terminal_.pack);
    if (terminal_.has_camera) visit_->runner->has_camera();
}

void Resident::on_purpose(const view::Intent& intent) {
    if (as<view::GoBack>(intent) && goes_back_to_guide()) return;
    if (as<view::GoBack>(intent)) return give_up();
    if (as<view::Agreed>(intent) || as<view::GoOn>(intent)) leave_purpose();
}

void Resident::leave_purpose() {
    const Runner& runner = *visit_->runner;
    if (runner.has_nothing_to_ask()) return leave_questions();
    const bool needs_card = runner.asks_for_card() && !runner.person_was_read();
    if (!needs_card || is_practice()) {
        happen(Event::agreed);
        if (needs_card) want_card();
    } else {
        happen(Event::agreed_to_card);
    }
}

// 練習 asks for nobody's card.
void Resident::want_card() {
    if (!is_practice()) return happen(Event::card_wanted);
    if (auto person = play_person(terminal_.pack))
        visit_->runner->set_person(std::move(*person));
    else
        visit_->runner->has_no_card();
}

void Resident::leave_questions() {
    happen(visit_->runner->journey().act == "look" ? Event::look_wanted : Event::answered_all);
}

void Resident::on_card_screens(const view::Intent& intent) {
    if (as<view::GoBack>(intent)) {
        // What the card is saying right now is waited for; it takes a moment.
        if (state_ != State::reading) leave_card();
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
        leave_card();
    }
}

void Resident::leave_card() {
    // Where the card was asked for in between, the answer before it may be another.
    const bool in_between = visit_->runner->anything_answered() && visit_->runner->go_back();
    happen(in_between ? Event::card_left_out : Event::went_back);
}

void Resident::on_question(const view::Intent& intent) {
    Runner& runner = *visit_->runner;
    if (as<view::GoOn>(intent)) {
        const std::string confirmed = runner.current_id();
        const auto went = runner.go_on();
        if (went != Runner::Went::not_yet) visit_->written_for.erase(confirmed);
        if (went == Runner::Went::all_answered) return leave_questions();
        if (went == Runner::Went::next_question && runner.awaits_card()) return want_card();
    } else if (as<view::GoBack>(intent)) {
        if (!runner.go_back()) return happen(Event::went_back);
    } else if (as<view::KeptForLater>(intent)) {
        if (can_carry_home()) return happen(Event::kept_for_later);
    } else if (runner.take(intent) && !as<view::PersonalShown>(intent)) {
        // Now it is the visitor's own.
        visit_->written_for.erase(runner.current_id());
    }
    set_idle_limit();
}

}  // namespace kiosk

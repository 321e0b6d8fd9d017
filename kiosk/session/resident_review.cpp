// What was answered, read once more and sent; and the touches on its receipt.
#include "kiosk/session/resident.h"
#include "kiosk/view/as.h"

namespace kiosk {

void Resident::on_review(const view::Intent& intent) {
    Runner& runner = *visit_->runner;
    if (const auto* change = as<view::ChangeWanted>(intent)) {
        runner.change(change->question_id);
        happen(Event::change_wanted);
    } else if (as<view::PersonalShown>(intent)) {
        runner.show_or_hide_personal();
    } else if (as<view::GoBack>(intent)) {
        runner.has_nothing_to_ask() ? give_up() : happen(Event::went_back);
    } else if (as<view::Submitted>(intent) || as<view::GoOn>(intent)) {
        runner.hide_personal();
        if (fits_today()) happen(is_practice() ? Event::practised : Event::submitted);
    }
}

// The town checks with the day on which it is kept; the questions were begun on another, perhaps.
bool Resident::fits_today() {
    Runner& runner = *visit_->runner;
    const auto moved = runner.move_to(base::tokyo_date(clock_.now()));
    if (moved == Runner::Moved::all_fits) return true;
    if (state_ == State::not_kept) happen(Event::went_back);
    if (moved == Runner::Moved::other_answers) return false;  // The review has changed: read again.
    happen(Event::change_wanted);
    if (runner.awaits_card()) want_card();
    return false;
}

void Resident::on_receipt(const view::Intent& intent) {
    if (as<view::WayWanted>(intent)) {
        (void)begin_way();
    } else if (as<view::Printed>(intent)) {
        visit_->after.print_again(errands_);
        set_idle_limit();
    } else if (const auto* how = as<view::HowItWasChosen>(intent)) {
        const auto said = town::how_it_was_from(how->id).value_or(town::HowItWas::not_said);
        const bool taken_back = said == visit_->how_it_was;
        visit_->how_it_was = taken_back ? town::HowItWas::not_said : said;
        set_idle_limit();
    } else if (as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        if (receipt().table_follows) return happen(Event::look_wanted);
        if (!goes_on_with_list()) leave(Event::finished);
    }
}

}  // namespace kiosk

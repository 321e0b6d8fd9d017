// A clerk elsewhere who sees this screen: asked for here, stopped here, and never let near what
// only the visitor or the card can say.
#include "kiosk/session/resident.h"
#include "kiosk/session/shared_screen.h"
#include "kiosk/view/as.h"
#include "town/receipt.h"

namespace kiosk {

bool Resident::on_watch(const view::Intent& intent) {
    if (!visit_->watch || !visit_->watch->take(intent)) return false;
    // Who lets somebody look goes back to what they look at.
    if (const auto* answered = as<view::WatchAnswered>(intent); answered && answered->yes)
        visit_->staff_call.reset();
    return true;
}

void Resident::end_watch() {
    if (visit_ && visit_->watch) visit_->watch->end(errands_);
}

bool Resident::shows_question() const {
    // Nothing else lies over it.
    return state_ == State::question && !visit_->asks_to_quit &&
           std::holds_alternative<view::Question>(body());
}

// What the clerk filled in stands on the visitor's screen until the visitor goes on from it.
void Resident::take_from_clerk() {
    if (visit_->watch->take_signs_of_life()) touched();
    for (const Watch::Filled& filled : visit_->watch->take_filled()) {
        Runner* runner = shows_question() ? &*visit_->runner : nullptr;
        // The visitor has gone on meanwhile: it was meant for another screen.
        if (runner == nullptr || runner->current_id() != filled.question) continue;
        if (runner->fill_in(filled.answer)) visit_->written_for.insert(filled.question);
    }
    set_idle_limit();
}

std::vector<base::SecretText> Resident::private_values() const {
    std::vector<base::SecretText> values;
    if (visit_->given) values.emplace_back(visit_->given->receipt.number);
    if (!visit_->runner || !visit_->runner->person()) return values;
    const town::Person& person = *visit_->runner->person();
    values.push_back(person.name);
    values.push_back(person.address);
    values.push_back(person.birth_date);
    values.emplace_back(town::spoken_date(person.birth_date.reveal(), words()));
    return values;
}

void Resident::seen(view::Seen seen) {
    // Who opened the languages on the first screen and walked off is waited for like anybody.
    const bool menu = seen.screen == "languages";
    if (menu || seen.screen == "welcome") {
        visit_->chooses_language = menu;
        set_idle_limit();
    }
    if (!visit_->watch || !visit_->watch->is_allowed()) return;
    Privacy privacy = privacy_of(body());
    privacy.values = private_values();
    SharedContent content{without_private(std::move(seen), privacy), {}};
    if (shows_question()) {
        const town::Journey& journey = visit_->runner->journey();
        const auto* question = town::question(journey, visit_->runner->current_id());
        if (question != nullptr && may_be_filled_in(*question))
            content.asked = {journey.id, question->id};
    }
    visit_->watch->shows(base::SecretText(to_json(content)));
}

std::optional<view::Watched> Resident::watched() const {
    std::optional<view::Watched> shown;
    if (visit_->watch) shown = visit_->watch->shown(terminal_, words());
    // What is typed in secret is not interrupted, a warning neither: the question waits.
    const bool may_ask = state_ != State::enter_pin && state_ != State::saving &&
                         state_ != State::take_card && !notices_.takes_over();
    if (shown && !may_ask) {
        shown->asks_to_write = false;
        if (!shown->allowed) shown.reset();
    }
    if (shown && shown->allowed) shown->cannot_see_this = is_kept_from_clerk(body());
    const bool wrote =
        shows_question() && visit_->written_for.contains(visit_->runner->current_id());
    if (!wrote) return shown;
    if (!shown) {
        shown.emplace();
        shown->gone = true;
    }
    shown->wrote = true;
    return shown;
}

}  // namespace kiosk

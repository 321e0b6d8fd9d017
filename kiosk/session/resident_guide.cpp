// The guide, what its answers lead to, and the lists of what is to be done.
#include "kiosk/session/resident.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

constexpr std::string_view begin_prefix = "begin:", list_prefix = "list:", way_prefix = "way:";

}  // namespace

void Resident::begin_guide() {
    visit_->guiding.emplace(errands_);
    happen(Event::guide_chosen);
}

void Resident::on_guide_ask(const view::Intent& intent) {
    Guiding& guiding = *visit_->guiding;
    if (as<view::GoBack>(intent)) return give_up();
    if (as<view::GoOn>(intent)) {
        if (guiding.can_ask()) happen(Event::guide_asked);
        return;
    }
    const auto* chosen = as<view::GuideChosen>(intent);
    if (chosen != nullptr && chosen->id == list_prefix) return begin_life("");
    guiding.take(intent);
    set_idle_limit();
}

void Resident::on_guide_answer(const view::Intent& intent) {
    Guiding& guiding = *visit_->guiding;
    const bool again = as<view::TriesAgain>(intent) || as<view::GoOn>(intent);
    if (again || as<view::GoBack>(intent)) {
        // Going back mends the question; going on asks the next one.
        if (again) guiding.type_again();
        return happen(again ? Event::tried_again : Event::went_back);
    }
    if (as<view::Finished>(intent)) return leave(Event::finished);
    const auto* chosen = as<view::GuideChosen>(intent);
    if (chosen == nullptr) return;
    const std::string& id = chosen->id;
    if (id == "none") {
        guiding.fits_none();
        tell_unserved();
    } else if (id.starts_with(begin_prefix)) {
        begin_from_guide(id.substr(begin_prefix.size()));
    } else if (id.starts_with(way_prefix)) {
        (void)begin_way_from_guide(id.substr(way_prefix.size()));
    } else if (id.starts_with(list_prefix)) {
        const auto handover = guiding.handover(id.substr(list_prefix.size()));
        if (!handover.life.empty()) begin_life(handover.life);
    } else {
        (void)guiding.choose(errands_, id);
    }
    set_idle_limit();
}

void Resident::on_guide(const GuideAnswered& answered) {
    if (!visit_->guiding) return;
    const bool ours = visit_->guiding->on(answered, errands_, terminal_, clock_.monotonic());
    if (!ours) return;
    // Whom to call is shown wherever the question of somebody in distress was left.
    if (state_ == State::guide_ask && visit_->guiding->is_urgent()) happen(Event::back_to_guide);
    touched();  // Now begins the time to read it.
    tell_unserved();
    set_idle_limit();
}

// Without a line it waits on the disk as every record does; a full disk loses it.
void Resident::tell_unserved() {
    if (!visit_->guiding) return;
    const auto question =
        visit_->guiding->unserved(visit_->language, base::tokyo_date(clock_.now()));
    if (question)
        (void)errands_.give(SyncWorker::Order{errands_.ticket(), town::to_body(*question)});
}

void Resident::begin_from_guide(const std::string& entry) {
    const auto* found = visit_->guiding->entry(entry);
    const town::Journey* journey =
        found == nullptr ? nullptr : town::journey(terminal_.pack, found->journey);
    if (journey == nullptr || !may_begin(*journey, terminal_.role)) return;
    begin(*journey);
    visit_->runner->restore(answers_known(*journey, visit_->guiding->handover(entry).known));
    visit_->guiding->was_served();
    happen(Event::journey_chosen);
}

void Resident::begin_life(const std::string& event) {
    if (visit_->guiding) visit_->guiding->was_served();
    if (visit_->living) leave_papers(visit_->living->take_papers());
    visit_->living.emplace(terminal_.pack, event);
    happen(Event::life_chosen);
}

void Resident::on_life_question(const view::Intent& intent) {
    Living& living = *visit_->living;
    if (as<view::GoOn>(intent)) {
        if (living.go_on() == Living::Went::all_answered) happen(Event::life_answered);
    } else if (as<view::GoBack>(intent)) {
        if (!living.go_back()) {
            leave_papers(living.take_papers());
            visit_->living.reset();
            happen(Event::back_to_guide);
        }
    } else {
        living.take(intent);
    }
    set_idle_limit();
}

void Resident::on_life_list(const view::Intent& intent) {
    Living& living = *visit_->living;
    const auto* chosen = as<view::GuideChosen>(intent);
    if (as<view::GoBack>(intent)) {
        living.go_to_last();
        return happen(Event::went_back);
    }
    if (as<view::Finished>(intent) || as<view::GoOn>(intent)) return leave(Event::finished);
    if (as<view::Printed>(intent) && terminal_.has_printer)
        living.print(errands_, terminal_, clock_.now(), words());
    if (chosen != nullptr && chosen->id.starts_with(begin_prefix))
        begin_from_list(chosen->id.substr(begin_prefix.size()));
    set_idle_limit();
}

// What was answered once, and who was read from the card, holds for every procedure of the list.
void Resident::begin_from_list(const std::string& id) {
    const auto* procedure = visit_->living->procedure(id);
    const town::Journey* journey =
        procedure == nullptr ? nullptr : town::journey(terminal_.pack, procedure->journey);
    if (journey == nullptr || !may_begin(*journey, terminal_.role)) return;
    begin(*journey);
    if (const auto& person = visit_->living->person()) visit_->runner->set_person(*person);
    visit_->runner->knows(answers_known(*journey, visit_->living->known()));
    visit_->living->begins(id);
    happen(Event::journey_chosen);
}

bool Resident::goes_back_to_guide() {
    if (!visit_->runner || visit_->given) return false;
    if (!visit_->living && !visit_->guiding) return false;
    visit_->runner.reset();
    happen(visit_->living ? Event::back_to_list : Event::back_to_guide);
    return true;
}

// The next procedure of the list, until somebody says that it is enough.
bool Resident::goes_on_with_list() {
    if (!visit_->living) return false;
    if (visit_->given) visit_->living->received(visit_->runner->person());
    count_finished();
    visit_->given.reset();
    leave_record();
    visit_->runner.reset();
    happen(Event::back_to_list);
    return true;
}

}  // namespace kiosk

// The way to a place in the building: over the first screen and over a receipt, with a way back.
#include "kiosk/session/resident.h"
#include "kiosk/view/as.h"

namespace kiosk {

// A wheelchair is shown no stairs.
town::way::Need Resident::need_of_way() const {
    return visit_->looks.is_low() ? town::way::Need::step_free : town::way::Need::any;
}

// Where nobody told its building, staff are asked: a button would lead nowhere.
const town::way::Spot* Resident::known_desk(const std::string& section) const {
    const auto* spot = site_ ? site_->desk_of(section) : nullptr;
    return spot != nullptr && spot->told.known() && !spot->building.empty() ? spot : nullptr;
}

// Whose desk a receipt is about: the one the register named, else the journey's own.
const town::way::Spot* Resident::desk_of_receipt() const {
    if (state_ != State::receipt) return nullptr;
    const std::string named = visit_->after.note("desk");
    return known_desk(named.empty() ? visit_->runner->journey().section : named);
}

bool Resident::begin_way() {
    const bool from_tile = state_ == State::welcome;
    const auto* desk = desk_of_receipt();
    if (!site_ || (!from_tile && desk == nullptr)) return false;
    visit_->way.emplace(*site_, from_tile ? "" : desk->id);
    set_idle_limit();
    return true;
}

view::GuideAnswer Resident::with_ways(view::GuideAnswer answer) const {
    for (view::GuideEntry& entry : answer.entries) {
        const auto* found = visit_->guiding->entry(entry.id);
        if (found != nullptr && known_desk(found->section) != nullptr)
            entry.way = words().say("way.to_desk");
    }
    return answer;
}

bool Resident::begin_way_from_guide(const std::string& entry) {
    const auto* found = visit_->guiding->entry(entry);
    const auto* desk = found == nullptr ? nullptr : known_desk(found->section);
    if (desk == nullptr) return false;
    visit_->way.emplace(*site_, desk->id);
    return true;
}

void Resident::on_way(const view::Intent& intent) {
    WayShown& way = *visit_->way;
    if (const auto* place = as<view::OptionToggled>(intent)) {
        (void)way.choose(place->id);
    } else if (as<view::Printed>(intent)) {
        way.print(errands_, terminal_, words(), need_of_way(),
                  printed_on(terminal_, clock_.now(), words()));
    } else if (as<view::GoBack>(intent)) {
        if (!way.back()) leave_way();
    } else if (as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        if (state_ != State::welcome) {
            leave_way();
        } else {
            return leave(Event::finished);
        }
    }
    set_idle_limit();
}

// Back to what it lay over. A paper that came out is still to be taken.
void Resident::leave_way() {
    leave_papers(visit_->way->take_papers());
    visit_->way.reset();
}

}  // namespace kiosk

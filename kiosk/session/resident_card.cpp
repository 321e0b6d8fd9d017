// The card on the reader: what came of it, and which screen says so.
#include "kiosk/session/resident.h"

namespace kiosk {
namespace {

using drivers::card::CardFault;
using drivers::card::CardKind;
using drivers::card::CardStatus;
using drivers::card::PinNotTried;
using drivers::card::PinWrong;
using drivers::card::ReaderEvent;
using view::CardTrouble;

CardTrouble trouble_of(CardFault fault) {
    switch (fault) {
        case CardFault::no_service:
        case CardFault::no_reader:
            return CardTrouble::reader_gone;
        case CardFault::no_card:
        case CardFault::removed:
            return CardTrouble::removed;
        case CardFault::busy:
            return CardTrouble::busy;
        case CardFault::refused:
        case CardFault::garbled:
            return CardTrouble::unreadable;
        case CardFault::unsupported:
            return CardTrouble::other_card;
    }
    return CardTrouble::unreadable;
}

CardTrouble trouble_of(PinNotTried::Why why) {
    switch (why) {
        case PinNotTried::Why::last_try:
            return CardTrouble::last_try;
        case PinNotTried::Why::blocked:
            return CardTrouble::locked;
        case PinNotTried::Why::no_pin:
            return CardTrouble::no_pin;
        case PinNotTried::Why::unreadable:
        case PinNotTried::Why::not_a_pin:
        case PinNotTried::Why::no_certificate:
        case PinNotTried::Why::expired:
            return CardTrouble::unreadable;
    }
    return CardTrouble::unreadable;
}

// A card made without PINs looks locked in every counter at once (my-number-card.md §3.2).
bool looks_like_no_pin(const CardStatus& status) {
    return status.text_pin == 0 && status.authentication_pin.value_or(0) == 0;
}

// Empty: its PIN may be asked for.
std::optional<CardTrouble> trouble_of(const CardStatus& status) {
    if (status.kind != CardKind::my_number) return CardTrouble::other_card;
    if (looks_like_no_pin(status)) return CardTrouble::no_pin;
    if (status.text_pin == 0) return CardTrouble::locked;
    if (status.text_pin == 1) return CardTrouble::last_try;
    return std::nullopt;
}

bool with_the_card(State state) {
    return state == State::checking_card || state == State::enter_pin || state == State::reading;
}

}  // namespace

void Resident::trouble(CardTrouble trouble) {
    visit_->trouble = trouble;
    happen(Event::card_troubled);
}

bool Resident::can_try_again() const {
    switch (visit_->trouble) {
        case CardTrouble::removed:
        case CardTrouble::no_card:
        case CardTrouble::other_card:
        case CardTrouble::reader_gone:
        case CardTrouble::unreadable:
        case CardTrouble::busy:
            return true;
        case CardTrouble::wrong_pin_stop:
        case CardTrouble::last_try:
        case CardTrouble::locked:
        case CardTrouble::no_pin:
            return false;
    }
    return false;
}

void Resident::on_reader(ReaderEvent event) {
    const bool had_card = reader_ == ReaderState::card;
    switch (event) {
        case ReaderEvent::card_placed:
            reader_ = ReaderState::card;
            break;
        case ReaderEvent::card_removed:
        case ReaderEvent::reader_back:
            reader_ = ReaderState::empty;
            break;
        case ReaderEvent::reader_gone:
            reader_ = ReaderState::gone;
            break;
        case ReaderEvent::stopped:
            return;
    }
    if (!is_untouched()) touched();
    set_idle_limit();
    if (event == ReaderEvent::card_placed) {
        if (state_ == State::place_card)
            happen(Event::card_placed);
        else if (state_ == State::card_problem && can_try_again())
            happen(Event::tried_again);
    } else if (with_the_card(state_) && event != ReaderEvent::reader_back) {
        trouble(event == ReaderEvent::reader_gone ? CardTrouble::reader_gone
                                                  : CardTrouble::removed);
    } else if (state_ == State::place_card && event == ReaderEvent::reader_gone) {
        trouble(CardTrouble::reader_gone);
    } else if (state_ == State::take_card && had_card && !papers_are_coming()) {
        happen(Event::taken);
    }
}

void Resident::look_for_card() {
    if (reader_ == ReaderState::gone) trouble(CardTrouble::reader_gone);
    if (reader_ == ReaderState::card) happen(Event::card_placed);
}

void Resident::on_checked(const CardChecked& checked) {
    if (checked.ticket != visit_->ticket || state_ != State::checking_card) return;
    const auto wrong =
        checked.status ? trouble_of(checked.status.value()) : trouble_of(checked.status.error());
    if (wrong) return trouble(*wrong);
    happen(Event::card_fits);
}

void Resident::read_person() {
    ReadPerson job{visit_->ticket, std::move(visit_->pin)};
    if (!errands_.give(CardOrder(std::move(job)))) trouble(CardTrouble::busy);
}

void Resident::on_person(PersonRead read) {
    if (read.ticket != visit_->ticket || state_ != State::reading) return;
    if (read.attributes) {
        auto attributes = read.attributes.take();
        town::Person person{std::move(attributes.name), std::move(attributes.address),
                            std::move(attributes.birth_date),
                            town::sex_from(attributes.sex).value_or(town::Sex::unknown)};
        visit_->runner->set_person(std::move(person));
        return happen(Event::person_read);
    }
    const auto& fault = read.attributes.error();
    if (const auto* card = std::get_if<CardFault>(&fault)) return trouble(trouble_of(*card));
    if (const auto* not_tried = std::get_if<PinNotTried>(&fault)) {
        return trouble(trouble_of(not_tried->why));
    }
    const int tries_left = std::get<PinWrong>(fault).tries_left;
    ++visit_->pins_entered;
    if (tries_left == 0) return trouble(CardTrouble::locked);
    if (visit_->pins_entered >= most_pin_entries) return trouble(CardTrouble::wrong_pin_stop);
    if (tries_left == 1) return trouble(CardTrouble::last_try);
    happen(Event::pin_wrong);
}

void Resident::go_without_card() {
    if (visit_->runner->can_do_without_card()) {
        visit_->runner->has_no_card();
        happen(Event::went_without_card);
    } else if (state_ == State::place_card) {
        trouble(CardTrouble::no_card);
    }
}

}  // namespace kiosk

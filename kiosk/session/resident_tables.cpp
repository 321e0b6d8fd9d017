// Tables of the registers, acts on their rows, and journeys that leave and come back as a code.
#include "kiosk/session/resident.h"

#include "kiosk/view/as.h"

namespace kiosk {
void Resident::ask_view() {
    if (!visit_->looking) visit_->looking.emplace();
    visit_->looking->ask(errands_, view_request(*visit_->runner), TownClient::Door::terminals);
}

void Resident::on_table(const view::Intent& intent) {
    Looking& looking = *visit_->looking;
    const bool after_a_record = visit_->given.has_value();
    if (const auto* turned = as<view::PageTurned>(intent)) {
        looking.turn(turned->by);
    } else if (as<view::TablePrinted>(intent)) {
        const town::Journey& journey = visit_->runner->journey();
        if (terminal_.has_printer)
            looking.print(errands_, journey.register_name, journey.shows, words(),
                          printed_on(terminal_, clock_.now(), words()));
    } else if (as<view::TriesAgain>(intent) || as<view::Refreshed>(intent)) {
        happen(Event::tried_again);
    } else if (const auto* chosen = as<view::ActChosen>(intent)) {
        begin_act(*chosen);
    } else if (as<view::GoBack>(intent) && !after_a_record &&
               !visit_->runner->has_nothing_to_ask()) {
        leave_papers(looking.take_papers());
        visit_->looking.reset();
        happen(Event::went_back);
    } else if (as<view::GoBack>(intent) || as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        if (goes_on_with_list()) return;
        leave(Event::finished);
    }
    set_idle_limit();
}

// A row's act is a journey of its own, for the same person, about that row.
void Resident::begin_act(const view::ActChosen& chosen) {
    const town::Journey* journey = town::journey(terminal_.pack, chosen.journey);
    if (journey == nullptr || !visit_->looking->offers(chosen.journey, chosen.row)) return;
    if (!may_begin(*journey, terminal_.role)) return;
    const auto person = visit_->runner->person();
    if (visit_->kept_at) count_finished();
    begin(*journey);
    if (person) visit_->runner->set_person(*person);
    visit_->runner->preset(journey->subject, chosen.row);
    visit_->given.reset();
    leave_record();
    happen(Event::act_chosen);
}

// A record and its table make room for what follows in the same visit.
void Resident::leave_record() {
    leave_papers(visit_->after.take_papers());
    visit_->after = {};
    if (visit_->looking) leave_papers(visit_->looking->take_papers());
    visit_->looking.reset();
}

void Resident::on_carry_home(const view::Intent& intent) {
    if (as<view::GoBack>(intent)) return happen(Event::went_back);
    if (as<view::Finished>(intent) || as<view::GoOn>(intent)) return leave(Event::finished);
    if (as<view::Printed>(intent) && terminal_.has_printer)
        visit_->carrying->print(errands_, *visit_->runner, words());
    set_idle_limit();
}

void Resident::on_code(const CodeScanned& code) {
    if (notices_.takes_over() || visit_->staff_call || visit_->asks_to_quit) return;
    const bool asked = state_ == State::question && visit_->runner->awaits_code();
    const bool brought =
        state_ == State::welcome && !out_of_service_ && looks_carried(code.text.reveal());
    if (!asked && !brought) return;
    touched();
    count_touch();  // A code held up is as good as one.
    if (brought) {
        if (visit_->way) leave_way();
        visit_->reopening = errands_.ask(carried_request(code.text.reveal()));
        happen(Event::code_brought);
        if (!visit_->reopening) not_brought_back("carried_problem.no_line");
        return;
    }
    take_scanned(*visit_->runner, code);
    set_idle_limit();
}

void Resident::not_brought_back(const char* why) {
    happen(Event::not_brought_back);
    visit_->notice = why;
    set_idle_limit();
}

void Resident::on_brought_back(const TownAnswered& answered) {
    if (state_ != State::reopening || answered.ticket != visit_->reopening) return;
    visit_->reopening.reset();
    if (!answered.reply) {
        const bool unusable = answered.reply.error() == RequestFault::unfit ||
                              answered.reply.error() == RequestFault::not_found ||
                              answered.reply.error() == RequestFault::conflict;
        return not_brought_back(unusable ? "carried_problem.not_usable"
                                         : "carried_problem.no_line");
    }
    const auto back = brought_back_from(answered.reply.value().body);
    const town::Journey* journey = back ? town::journey(terminal_.pack, back->journey) : nullptr;
    if (journey == nullptr || !may_begin(*journey, terminal_.role))
        return not_brought_back("carried_problem.not_here");
    if (terminal_.pack.words.contains(back->language)) visit_->language = back->language;
    begin(*journey);
    visit_->runner->restore(back->answers);
    happen(Event::brought_back);
}

}  // namespace kiosk

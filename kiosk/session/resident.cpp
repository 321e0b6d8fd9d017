// The table at work: events in, effects out, and the visitor forgotten at every way home.
#include "kiosk/session/resident.h"

#include "base/log.h"
#include "kiosk/session/application.h"

namespace kiosk {
namespace {

// How long the screen asks to take the paper when nothing is left in the reader.
constexpr std::chrono::seconds paper_reminder{10};
// Nobody is hurried while the paper comes; but a printer that never answers must not keep one
// person's receipt before the next.
constexpr std::chrono::minutes longest_print{10};

}  // namespace

Resident::Resident(const Terminal& terminal, const base::Clock& clock, Give give,
                   std::optional<base::Time> last_kept)
    : terminal_(terminal),
      clock_(clock),
      give_(std::move(give)),
      last_kept_(last_kept),
      reader_(terminal.has_reader ? ReaderState::empty : ReaderState::gone),
      idle_(clock.monotonic()) {
    forget_visitor();
}

void Resident::happen(Event event) {
    const auto next = step(state_, event);
    if (!next) {
        base::log(base::Event::row_missing, {{"state", static_cast<std::int64_t>(state_)},
                                             {"event", static_cast<std::int64_t>(event)}});
        return;
    }
    // Digits typed do not outlive the screen they were typed on.
    if (state_ == State::enter_pin && next->then != Effect::read_person) visit_->pin.wipe();
    const bool moved = next->go != state_;
    state_ = next->go;
    if (moved) visit_->asks_to_quit = false;
    set_idle_limit();
    if (moved) idle_.touched(clock_.monotonic());
    carry_out(next->then);
}

void Resident::carry_out(Effect effect) {
    switch (effect) {
        case Effect::none:
        case Effect::open_journey:
        case Effect::begin_questions:
        case Effect::begin_look_up:
            return;
        case Effect::forget_visitor:
            forget_visitor();
            return;
        case Effect::look_for_card:
            look_for_card();
            return;
        case Effect::check_card:
            if (!give_(CardOrder(CheckCard{visit_->ticket}))) trouble(view::CardTrouble::busy);
            return;
        case Effect::read_person:
            read_person();
            return;
        case Effect::go_to_last_question:
            visit_->runner->go_to_last();
            return;
        case Effect::keep_application:
            keep_application();
            return;
        case Effect::give_receipt:
            sign_receipt(*visit_, terminal_);
            if (terminal_.has_printer) print();
            return;
        case Effect::ask_town:
            ask_town();
            return;
    }
}

void Resident::forget_visitor() {
    const bool paper = visit_ && visit_->paper_is_out && state_ == State::take_card;
    visit_ = std::make_unique<Visit>();
    visit_->ticket = next_ticket_++;
    visit_->language = terminal_.pack.languages.front();
    visit_->paper_is_out = paper;
    set_idle_limit();
}

void Resident::leave(Event event) {
    const bool left = reader_ == ReaderState::card || visit_->paper_is_out;
    happen(left && state_ != State::take_card ? Event::left_something : event);
}

// Nobody has done anything yet: there is nothing to forget and nobody to ask.
bool Resident::is_untouched() const {
    return state_ == State::welcome && visit_->text_size == 0 &&
           visit_->language == terminal_.pack.languages.front() && !visit_->calls_staff;
}

void Resident::set_idle_limit() {
    const town::IdleLimits& pack = terminal_.pack.idle;
    const base::Instant now = clock_.monotonic();
    using Limit = std::optional<std::chrono::milliseconds>;
    const auto set = [&](Limit limit) { idle_.limit(limit, pack.answer, now); };
    switch (state_) {
        case State::welcome:
            return set(is_untouched() ? Limit() : Limit(pack.ordinary));
        case State::take_card:
            if (reader_ == ReaderState::card) return set(std::nullopt);
            return idle_.limit(paper_reminder, std::chrono::seconds(0), now);
        case State::saving:
            return set(std::nullopt);
        case State::receipt:
            return set(visit_->paper == view::Receipt::Paper::printing ? Limit(longest_print)
                                                                       : Limit(pack.ordinary));
        case State::question:
            return set(visit_->runner->takes_time() ? pack.looking_up : pack.ordinary);
        case State::enter_pin:
        case State::look_up_number:
        case State::look_up_birth_date:
            return set(pack.looking_up);
        case State::purpose:
        case State::place_card:
        case State::checking_card:
        case State::reading:
        case State::card_problem:
        case State::review:
        case State::not_kept:
        case State::looking_up:
        case State::look_up_answer:
            return set(pack.ordinary);
    }
}

void Resident::touched() { idle_.touched(clock_.monotonic()); }

void Resident::tick() {
    if (idle_.says(clock_.monotonic()) != Idle::Says::over) return;
    if (state_ == State::take_card) {
        happen(Event::taken);
    } else {
        leave(Event::timed_out);
    }
}

std::optional<base::Instant> Resident::due() const { return idle_.due(clock_.monotonic()); }

void Resident::on(Fact fact) {
    if (auto* reader = std::get_if<ReaderChanged>(&fact)) {
        on_reader(reader->event);
    } else if (auto* checked = std::get_if<CardChecked>(&fact)) {
        on_checked(*checked);
    } else if (auto* person = std::get_if<PersonRead>(&fact)) {
        on_person(std::move(*person));
    } else if (auto* paper = std::get_if<PaperDone>(&fact)) {
        if (!paper->result) {
            base::log(base::Event::printer_fault, {{"fault", word(paper->result.error())}});
        }
        if (paper->ticket != visit_->ticket || state_ != State::receipt) return;
        visit_->paper = paper->result ? view::Receipt::Paper::done : view::Receipt::Paper::trouble;
        visit_->paper_is_out = visit_->paper_is_out || paper->result;
        touched();  // Now begins the time to read it.
        set_idle_limit();
    } else if (auto* kept = std::get_if<SyncWorker::Kept>(&fact)) {
        if (kept->ticket != visit_->ticket || state_ != State::saving) return;
        happen(kept->result ? Event::kept : Event::not_kept);
    } else if (auto* answered = std::get_if<TownAnswered>(&fact)) {
        on_town(*answered);
        on_call_answered(*answered);
    } else if (auto* sync = std::get_if<SyncFact>(&fact)) {
        // A disk that is nearly full refuses before anybody has typed a word.
        out_of_service_ = sync->out_of_service || sync->nearly_full;
    }
}

}  // namespace kiosk

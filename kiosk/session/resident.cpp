// The table at work: events in, effects out, and the visitor forgotten at every way home.
#include "kiosk/session/resident.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "kiosk/session/table_proof.h"

namespace kiosk {
namespace {

// How long the screen asks to take the paper when nothing is left in the reader.
constexpr std::chrono::seconds paper_reminder{10};
// Nobody is hurried while the paper comes; but a printer that never answers must not keep one
// person's receipt before the next.
constexpr std::chrono::minutes longest_print{10};
// Nothing of anybody is on the screen any more: what has not come by then does not hold it longer.
constexpr std::chrono::minutes longest_last_paper{2};
// Who has called somebody waits and does not touch.
constexpr std::chrono::minutes longest_wait_for_staff{3};

}  // namespace

Resident::Resident(const Terminal& terminal, const base::Clock& clock, Give give,
                   std::optional<base::Time> last_kept)
    : terminal_(terminal),
      clock_(clock),
      errands_(std::move(give)),
      last_kept_(last_kept),
      site_(site_of(terminal)),
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
        case Effect::ask_view:
            ask_view();
            return;
        case Effect::ask_guide:
            visit_->guiding->ask(errands_, visit_->language);
            return;
        case Effect::carry_home:
            if (visit_->carrying) leave_papers(visit_->carrying->take_papers());
            visit_->carrying.emplace(*visit_->runner, visit_->language, terminal_, clock_.now());
            return;
        case Effect::forget_visitor:
            forget_visitor();
            return;
        case Effect::look_for_card:
            look_for_card();
            return;
        case Effect::check_card:
            if (!errands_.give(CardOrder(CheckCard{visit_->ticket})))
                trouble(view::CardTrouble::busy);
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
            visit_->after.begin(errands_, *visit_->runner, *visit_->given, terminal_, words(),
                                visit_->record, clock_.monotonic());
            return set_idle_limit();
        case Effect::ask_town:
            ask_town();
            return;
    }
}

void Resident::forget_visitor() {
    if (visit_ && state_ == State::take_card) leave_all_papers();
    const bool headphones = visit_ && visit_->hearing.headphones();
    if (terminal_.has_voice) (void)errands_.give(VoiceOrder{{}, true});
    end_watch();
    if (visit_ && visit_->guiding) (void)errands_.give(AskGuide{AskGuide::What::close});
    const auto before = std::exchange(visit_, std::make_unique<Visit>());
    if (before) tell_how_it_was(*before);
    visit_->hearing = Hearing(headphones);
    visit_->ticket = errands_.ticket();
    visit_->language = terminal_.pack.languages.front();
    // Whose card or paper still lies there is still asked for it as they could read or hear it.
    if (before && state_ == State::take_card) {
        visit_->paper_is_out = before->paper_is_out;
        visit_->papers_coming = std::move(before->papers_coming);
        visit_->language = before->language;
        visit_->looks = before->looks;
        visit_->looks.leave_menu();
        visit_->hearing = before->hearing;
    }
    notices_.show_again();
    set_idle_limit();
}

void Resident::leave(Event event) {
    tell_where_left(event);
    if (visit_->guiding && state_ == State::guide_answer && event != Event::finished)
        visit_->guiding->was_left();
    tell_unserved();
    const bool left = state_ != State::take_card && is_anything_left(event);
    happen(left ? Event::left_something : event);
}

// Nobody has done anything yet: there is nothing to forget and nobody to ask.
bool Resident::is_untouched() const {
    return state_ == State::welcome && visit_->looks.untouched() && !visit_->chooses_language &&
           visit_->language == terminal_.pack.languages.front() && !visit_->staff_call &&
           !(visit_->watch && visit_->watch->is_open()) && visit_->hearing.is_usual() &&
           !visit_->way && !visit_->paper_is_out && visit_->papers_coming.empty() &&
           visit_->place == WelcomePlace{} && visit_->notice.empty() &&
           notices_.there_is_one() == notices_.takes_over();
}

void Resident::set_idle_limit() {
    const town::IdleLimits& pack = terminal_.pack.idle;
    const base::Instant now = clock_.monotonic();
    using Limit = std::optional<std::chrono::milliseconds>;
    const auto set = [&](Limit limit) { idle_.limit(limit, pack.answer, now); };
    const auto busy = [&](bool is_busy, Limit limit) {
        set(is_busy ? Limit(longest_print) : limit);
    };
    if (visit_->staff_call) return set(longest_wait_for_staff);
    if (state_ == State::guide_answer && visit_->guiding->is_urgent())
        return set(longest_wait_for_staff);
    // Who is helped from elsewhere listens more than they touch.
    if (visit_->watch && visit_->watch->is_allowed() && state_ == State::question)
        return set(pack.looking_up);
    if (visit_->way) return busy(visit_->way->papers_are_coming(), pack.looking_up);
    switch (state_) {
        case State::welcome:
            return set(is_untouched() ? Limit() : Limit(pack.ordinary));
        case State::take_card:
            if (reader_ == ReaderState::card) return set(std::nullopt);
            if (papers_are_coming()) return idle_.limit(longest_last_paper, {}, now);
            return idle_.limit(paper_reminder, std::chrono::seconds(0), now);
        case State::saving:
            return set(std::nullopt);
        case State::receipt:
            return busy(visit_->after.is_busy(), pack.ordinary);
        case State::table:
            return busy(visit_->looking && visit_->looking->papers_are_coming(), pack.looking_up);
        case State::carry_home:
            return busy(visit_->carrying && visit_->carrying->papers_are_coming(), pack.looking_up);
        case State::question:
            return set(visit_->runner->takes_time() ? pack.looking_up : pack.ordinary);
        case State::life_list:
            return busy(visit_->living && visit_->living->papers_are_coming(), pack.looking_up);
        case State::enter_pin:
        case State::look_up_number:
        case State::look_up_birth_date:
        case State::guide_ask:
        case State::guide_answer:
        case State::life_question:
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
        case State::reopening:
        case State::practice_done:
            return set(pack.ordinary);
    }
}

void Resident::touched() { idle_.touched(clock_.monotonic()); }

void Resident::tick() {
    const base::Instant now = clock_.monotonic();
    notices_.tick(errands_, now);
    if (visit_->staff_call) visit_->staff_call->tick(errands_, now);
    if (visit_->watch) visit_->watch->tick(errands_, now);
    if (visit_->guiding) visit_->guiding->tick(errands_, now);
    if (state_ == State::receipt) go_on_after_kept();
    if (idle_.says(now) == Idle::Says::over) {
        if (state_ == State::take_card) {
            happen(Event::taken);
        } else {
            leave(Event::timed_out);
        }
    }
    look_for_codes();
}

std::optional<base::Instant> Resident::due() const {
    std::optional<base::Instant> first = idle_.due(clock_.monotonic());
    const auto also = [&](std::optional<base::Instant> due) {
        if (due) first = first ? std::min(*first, *due) : *due;
    };
    also(notices_.due());
    if (visit_->staff_call) also(visit_->staff_call->due());
    if (visit_->watch) also(visit_->watch->due());
    if (visit_->guiding) also(visit_->guiding->due());
    if (state_ == State::receipt) also(visit_->after.due());
    return first;
}

void Resident::on(Fact fact) {
    if (auto* reader = std::get_if<ReaderChanged>(&fact)) {
        on_reader(reader->event);
    } else if (auto* checked = std::get_if<CardChecked>(&fact)) {
        on_checked(*checked);
    } else if (auto* person = std::get_if<PersonRead>(&fact)) {
        on_person(std::move(*person));
    } else if (auto* paper = std::get_if<PaperDone>(&fact)) {
        on_paper(*paper);
    } else if (auto* kept = std::get_if<SyncWorker::Kept>(&fact)) {
        on_kept(*kept);
    } else if (auto* answered = std::get_if<TownAnswered>(&fact)) {
        on_town(*answered);
    } else if (auto* code = std::get_if<CodeScanned>(&fact)) {
        on_code(*code);
    } else if (auto* guided = std::get_if<GuideAnswered>(&fact)) {
        on_guide(*guided);
    } else if (auto* sync = std::get_if<SyncFact>(&fact)) {
        // A disk that is nearly full refuses before anybody has typed a word.
        out_of_service_ = sync->out_of_service || sync->nearly_full;
    }
    look_for_codes();
}

void Resident::look_for_codes() {
    using Pace = LookForCodes::Pace;
    if (!terminal_.has_camera) return;
    Pace pace = Pace::off;
    if (state_ == State::welcome) pace = Pace::glances;
    if (state_ == State::question && visit_->runner->awaits_code()) pace = Pace::closely;
    if (pace != pace_ && errands_.give(LookForCodes{pace})) pace_ = pace;
}

}  // namespace kiosk

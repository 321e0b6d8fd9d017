// The clerk's hands, and time.
#include "kiosk/desk/desk.h"

#include <algorithm>

#include "base/log.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

// A clerk talks with people between two touches; an empty chair shows nobody's papers for long.
constexpr std::chrono::minutes clerk_idle{10};
constexpr std::chrono::seconds clerk_answer{15};
constexpr std::chrono::seconds pin_idle{45};
constexpr std::chrono::seconds refresh_every{30};

}  // namespace

Desk::Desk(const Terminal& terminal, const base::Clock& clock, Give give)
    : terminal_(terminal),
      clock_(clock),
      errands_(std::move(give)),
      shift_(std::make_unique<Shift>()),
      idle_(clock.monotonic()) {}

void Desk::on(const view::Intent& intent) {
    const bool asked = idle_.says(clock_.monotonic()) == Idle::Says::asks;
    touched();
    if (as<view::StaysHere>(intent)) return;
    if (as<view::SignedOut>(intent) || (asked && as<view::GaveUp>(intent))) return leave();
    if (notices_.takes_over()) {
        if (as<view::EmergencySeen>(intent)) notices_.put_aside();
        return;
    }
    if (!shift_->clerk) {
        on_pin(intent);
    } else if (shift_->watching) {
        shift_->watching->on(intent);
        if (shift_->watching->is_over()) shift_->watching.reset();
    } else if (shift_->act) {
        on_act(intent);
    } else if (shift_->edit) {
        on_edit(intent);
    } else {
        on_desk(intent);
    }
    set_idle_limit();
    look_for_codes();
}

void Desk::on_desk(const view::Intent& intent) {
    if (on_tabs(intent) || on_case(intent)) return;
    if (const auto* filter = as<view::DeskFilterChosen>(intent)) {
        shift_->filter = filter->id;
        shift_->open.reset();
    } else if (const auto* row = as<view::DeskRowChosen>(intent)) {
        shift_->message = {};
        if (!on_call(row->id)) open(row->id);
    } else if (as<view::Refreshed>(intent)) {
        shift_->message = {};
        refresh();
        if (shift_->open) open(shift_->open->item.id);
    }
}

// A call is answered by touching it; touched again, its screen is asked for.
bool Desk::on_call(const std::string& id) {
    const auto call = std::ranges::find(shift_->calls, id, &DeskCall::id);
    if (call == shift_->calls.end()) return false;
    if (call->answered) {
        shift_->watching = std::make_unique<Watching>(
            *call, ActGround{terminal_, clock_, errands_, words(), *shift_->clerk});
    } else {
        answer_call(id);
    }
    return true;
}

// What is done with the application that lies open.
bool Desk::on_case(const view::Intent& intent) {
    if (!shift_->open) return false;
    // One decision at a time: the next is made of what the first has left.
    const bool decides = as<view::FieldCorrected>(intent) || as<view::CompletionWanted>(intent) ||
                         as<view::Confirmed>(intent);
    if (decides && is_deciding()) return true;
    const DeskFile& file = *shift_->open;
    const auto* journey = town::journey(terminal_.pack, file.item.journey);
    if (const auto* field = as<view::FieldCorrected>(intent)) {
        if (journey == nullptr) return true;
        shift_->wanted = file.item.id;  // and no other that is still on its way
        shift_->edit = DeskEdit::begin(file, *journey, field->question_id, field->part);
        shift_->message = {};
    } else if (as<view::CompletionWanted>(intent)) {
        if (journey == nullptr || !is_open(file.item)) return true;
        shift_->wanted = file.item.id;
        shift_->edit = DeskEdit::completion(*journey, base::tokyo_date(clock_.now()));
        shift_->message = {};
    } else if (as<view::Confirmed>(intent)) {
        if (is_open(file.item)) decide(confirmation_json(), "desk_said.confirmed");
    } else {
        return false;
    }
    return true;
}

void Desk::on_edit(const view::Intent& intent) {
    if (as<view::CorrectionLeft>(intent) || as<view::GoBack>(intent)) {
        shift_->edit.reset();
    } else if (is_deciding()) {
        return;  // It is on its way as it is.
    } else if (as<view::CorrectionSaved>(intent)) {
        save_edit();
    } else {
        shift_->edit->take(intent);
    }
}

void Desk::save_edit() {
    DeskEdit& edit = *shift_->edit;
    const auto value = edit.value();
    if (!value) {
        edit.say_problem(words().say(edit.reason().empty() ? "desk_said.reason_missing"
                                                           : "desk_said.value_unfit"));
        return;
    }
    if (!edit.is_completion()) {
        return decide(correction_json(edit.question(), edit.part(), *value,
                                      words().say("desk_reason." + edit.reason())),
                      "desk_said.corrected");
    }
    const auto until = base::from_iso_date(std::get<town::Dated>(*value).iso.reveal());
    decide(completion_json(edit.reason(), *until, words().say("desk_completion." + edit.reason())),
           "desk_said.completion_asked");
}

void Desk::set_idle_limit() {
    const base::Instant now = clock_.monotonic();
    if (shift_->clerk) return idle_.limit(clerk_idle, clerk_answer, now);
    if (!shift_->pin.empty()) return idle_.limit(pin_idle, std::chrono::seconds(0), now);
    idle_.limit(std::nullopt, std::chrono::seconds(0), now);
}

// The camera looks only while an act asks for a code.
void Desk::look_for_codes() {
    using Pace = LookForCodes::Pace;
    if (!terminal_.has_camera) return;
    const bool wanted = shift_->act && shift_->act->awaits_code();
    const Pace pace = wanted ? Pace::closely : Pace::off;
    if (pace != pace_ && errands_.give(LookForCodes{pace})) pace_ = pace;
}

void Desk::tick() {
    const base::Instant now = clock_.monotonic();
    notices_.tick(errands_, now);
    if (idle_.says(now) == Idle::Says::over) {
        if (shift_->clerk) return leave();
        shift_->pin.wipe();
        set_idle_limit();
    }
    if (shift_->act) shift_->act->tick();
    if (shift_->watching) shift_->watching->tick();
    if (shift_->clerk && now >= shift_->until) return end_session();
    if (shift_->clerk && now >= refresh_at_) refresh();
}

std::optional<base::Instant> Desk::due() const {
    std::optional<base::Instant> first = idle_.due(clock_.monotonic());
    const auto also = [&](std::optional<base::Instant> due) {
        if (due) first = first ? std::min(*first, *due) : *due;
    };
    also(notices_.due());
    if (shift_->clerk) also(std::min(refresh_at_, shift_->until));
    if (shift_->act) also(shift_->act->due());
    if (shift_->watching) also(shift_->watching->due());
    const auto since = waited_for_since();
    if (since && clock_.monotonic() < *since + told_after) also(*since + told_after);
    return first;
}

void Desk::on(Fact fact) {
    if (auto* reader = std::get_if<ReaderChanged>(&fact)) {
        on_reader(reader->event);
    } else if (auto* checked = std::get_if<CardChecked>(&fact)) {
        on_checked(*checked);
    } else if (auto* made = std::get_if<CardSigned>(&fact)) {
        if (!shift_->act || !shift_->act->on(*made)) on_signed(std::move(*made));
    } else if (auto* answered = std::get_if<TownAnswered>(&fact)) {
        if (!notices_.on(*answered)) on_town(*answered);
    } else if (auto* paper = std::get_if<PaperDone>(&fact)) {
        if (!paper->result)
            base::log(base::Event::printer_fault, {{"fault", word(paper->result.error())}});
        if (!shift_->act || !shift_->act->on(*paper)) {
            if (shift_->looking) shift_->looking->on(*paper, errands_);
        }
    } else if (auto* kept = std::get_if<SyncWorker::Kept>(&fact)) {
        if (shift_->act) shift_->act->on(*kept);
    } else if (auto* code = std::get_if<CodeScanned>(&fact)) {
        if (shift_->act) shift_->act->on(*code);
    } else if (auto* sync = std::get_if<SyncFact>(&fact)) {
        sync_ = *sync;
    }
    set_idle_limit();
    look_for_codes();
}

void Desk::refresh() {
    refresh_at_ = clock_.monotonic() + refresh_every;
    if (shift_->looking && !shift_->looking->is_loading()) ask_table();
    const bool reading = std::ranges::any_of(waiting_, [](const auto& one) {
        return one.second.what == Asked::list || one.second.what == Asked::more;
    });
    if (reading) return;
    ask_calls();
    ask_list("");
}

}  // namespace kiosk

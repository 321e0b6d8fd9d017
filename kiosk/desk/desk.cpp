// The clerk's hands, and time.
#include "kiosk/desk/desk.h"

#include <algorithm>

namespace kiosk {
namespace {

template <class T>
const T* as(const view::Intent& intent) {
    return std::get_if<T>(&intent);
}

// A clerk talks with people between two touches; an empty chair shows nobody's papers for long.
constexpr std::chrono::minutes clerk_idle{10};
constexpr std::chrono::seconds clerk_answer{15};
constexpr std::chrono::seconds pin_idle{45};
constexpr std::chrono::seconds refresh_every{30};

}  // namespace

Desk::Desk(const Terminal& terminal, const base::Clock& clock, Give give)
    : terminal_(terminal),
      clock_(clock),
      give_(std::move(give)),
      shift_(std::make_unique<Shift>()),
      idle_(clock.monotonic()) {}

void Desk::on(const view::Intent& intent) {
    touched();
    if (as<view::StaysHere>(intent)) return;
    const bool asked = idle_.says(clock_.monotonic()) == Idle::Says::asks;
    if (as<view::SignedOut>(intent) || (asked && as<view::GaveUp>(intent))) return leave();
    if (!shift_->clerk) {
        on_pin(intent);
    } else if (shift_->edit) {
        on_edit(intent);
    } else {
        on_desk(intent);
    }
    set_idle_limit();
}

void Desk::on_desk(const view::Intent& intent) {
    if (const auto* filter = as<view::DeskFilterChosen>(intent)) {
        shift_->filter = filter->id;
        shift_->open.reset();
    } else if (const auto* row = as<view::DeskRowChosen>(intent)) {
        shift_->message.clear();
        const bool call =
            std::ranges::find(shift_->calls, row->id, &DeskCall::id) != shift_->calls.end();
        call ? answer_call(row->id) : open(row->id);
    } else if (as<view::Refreshed>(intent)) {
        shift_->message.clear();
        refresh();
        if (shift_->open) open(shift_->open->item.id);
    } else if (const auto* field = as<view::FieldCorrected>(intent)) {
        if (!shift_->open) return;
        const auto* journey = town::journey(terminal_.pack, shift_->open->item.journey);
        if (journey == nullptr) return;
        shift_->edit = DeskEdit::begin(*shift_->open, *journey, field->question_id, field->part);
        shift_->message.clear();
    } else if (as<view::Confirmed>(intent)) {
        if (shift_->open && shift_->open->item.state == "received") decide(confirmation_json());
    }
}

void Desk::on_edit(const view::Intent& intent) {
    DeskEdit& edit = *shift_->edit;
    if (as<view::CorrectionLeft>(intent) || as<view::GoBack>(intent)) {
        shift_->edit.reset();
    } else if (as<view::CorrectionSaved>(intent)) {
        const auto value = edit.value();
        if (!value) {
            edit.say_problem(words().say(edit.reason().empty() ? "desk_said.reason_missing"
                                                               : "desk_said.value_unfit"));
            return;
        }
        decide(correction_json(edit.question(), edit.part(), *value,
                               words().say("desk_reason." + edit.reason())));
    } else {
        edit.take(intent);
    }
}

void Desk::set_idle_limit() {
    const base::Instant now = clock_.monotonic();
    if (shift_->clerk) return idle_.limit(clerk_idle, clerk_answer, now);
    if (!shift_->pin.empty()) return idle_.limit(pin_idle, std::chrono::seconds(0), now);
    idle_.limit(std::nullopt, std::chrono::seconds(0), now);
}

void Desk::tick() {
    const base::Instant now = clock_.monotonic();
    if (idle_.says(now) == Idle::Says::over) {
        if (shift_->clerk) return leave();
        shift_->pin.wipe();
        set_idle_limit();
    }
    if (shift_->clerk && now >= refresh_at_) refresh();
}

std::optional<base::Instant> Desk::due() const {
    const auto idle = idle_.due(clock_.monotonic());
    if (!shift_->clerk) return idle;
    return idle ? std::min(*idle, refresh_at_) : refresh_at_;
}

void Desk::on(Fact fact) {
    if (auto* reader = std::get_if<ReaderChanged>(&fact)) {
        on_reader(reader->event);
    } else if (auto* checked = std::get_if<CardChecked>(&fact)) {
        on_checked(*checked);
    } else if (auto* made = std::get_if<CardSigned>(&fact)) {
        on_signed(std::move(*made));
    } else if (auto* answered = std::get_if<TownAnswered>(&fact)) {
        on_answer(*answered);
    } else if (auto* sync = std::get_if<SyncFact>(&fact)) {
        sync_ = *sync;
    }
    set_idle_limit();
}

void Desk::refresh() {
    refresh_at_ = clock_.monotonic() + refresh_every;
    const bool reading = std::ranges::any_of(waiting_, [](const auto& one) {
        return one.second.what == Asked::list || one.second.what == Asked::more;
    });
    if (reading) return;
    ask_calls();
    ask_list("");
}

}  // namespace kiosk

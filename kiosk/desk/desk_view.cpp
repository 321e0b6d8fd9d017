// What a clerk sees.
#include <fmt/core.h>

#include <algorithm>

#include "kiosk/desk/charts.h"
#include "kiosk/desk/desk.h"

namespace kiosk {
namespace {

const DeskCorrection* first_correction(const DeskFile& file, const town::SummaryRow& row) {
    for (const DeskCorrection& made : file.corrections) {
        if (made.question == row.question && made.part == row.part) return &made;
    }
    return nullptr;
}

const DeskCorrection* last_correction(const DeskFile& file, const town::SummaryRow& row) {
    const DeskCorrection* last = nullptr;
    for (const DeskCorrection& made : file.corrections) {
        if (made.question == row.question && made.part == row.part) last = &made;
    }
    return last;
}

std::string spoken_before(const DeskCorrection& made, const town::Journey& journey,
                          const town::Words& words) {
    if (made.part.empty()) {
        const town::Question* question = town::question(journey, made.question);
        if (question == nullptr || !made.before) return words.say("answer.nothing");
        return town::spoken(journey, *question, *made.before, words);
    }
    const std::string& before = made.before_text.reveal();
    if (made.part == "birth_date") return town::spoken_date(before, words);
    if (made.part == "sex") return words.say("sex." + before);
    return before;
}

view::DeskField field_of(const DeskFile& file, const town::Journey& journey,
                         const town::SummaryRow& row, const town::Words& words) {
    view::DeskField field;
    field.question_id = row.question;
    field.part = row.part;
    field.label = row.label;
    field.value = row.value;
    field.proven = row.from_card;
    field.proof = words.say(row.from_card ? "proof.card_pin" : "proof.typed");
    const auto answer = file.answers.find(row.question);
    const bool can_be_typed =
        answer == file.answers.end() || !std::holds_alternative<town::Lined>(answer->second);
    field.can_correct = is_open(file.item) && can_be_typed;
    if (const DeskCorrection* first = first_correction(file, row)) {
        // What the resident gave stands beside what staff wrote, with the latest reason.
        field.before = spoken_before(*first, journey, words);
        field.reason = last_correction(file, row)->reason;
        field.proven = false;
    }
    return field;
}

}  // namespace

const town::Words& Desk::words() const {
    return words_in(terminal_.pack, terminal_.pack.languages.front());
}

view::Say Desk::say() const {
    return [&words = words()](std::string_view key,
                              const std::vector<std::pair<std::string_view, std::string>>& values) {
        return words.say(key, values);
    };
}

std::string Desk::age(base::Time since) const {
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(clock_.now() - since).count();
    const auto in_words = [&](const char* key, std::int64_t n) {
        return words().say(key, {{"n", std::to_string(n)}});
    };
    if (minutes < 1) return words().say("desk_said.just_now");
    if (minutes < 60) return in_words("desk_said.minutes", minutes);
    if (minutes < 24 * 60) return in_words("desk_said.hours", minutes / 60);
    return in_words("desk_said.days", minutes / (24 * 60));
}

std::vector<view::DeskFilter> Desk::filters() const {
    std::vector<view::DeskFilter> filters;
    const auto open_calls = std::ranges::count(shift_->calls, false, &DeskCall::answered);
    for (const std::string id : {"received", "completion_asked", "confirmed", "withdrawn"}) {
        const auto count = std::ranges::count(shift_->items, id, &DeskItem::state);
        // What is rare has its place only while there is some of it.
        const bool always = id == "received" || id == "confirmed" || id == shift_->filter;
        if (count == 0 && !always) continue;
        filters.push_back(
            {id, words().say("desk_filter." + id), static_cast<int>(count), id == shift_->filter});
    }
    filters.push_back({"calls", words().say("desk_filter.calls"), static_cast<int>(open_calls),
                       shift_->filter == "calls"});
    return filters;
}

view::DeskRow Desk::call_row(const DeskCall& call) const {
    const std::string key = "desk_call." + call.reason;
    const std::string reason = words().say(words().has(key) ? key : "desk_call.help");
    const std::string state =
        words().say(call.answered ? "desk_shared.touch_to_see" : "desk_said.touch_to_go");
    const std::string title =
        words().say("desk_said.call", {{"terminal", place_called(call.terminal, words())}});
    return {call.id, title, reason, state, age(call.at), false, !call.answered};
}

std::vector<view::DeskRow> Desk::rows() const {
    std::vector<view::DeskRow> rows;
    // Who calls stands above who waits.
    for (const DeskCall& call : shift_->calls) {
        const bool here =
            shift_->filter == "calls" || (shift_->filter == "received" && !call.answered);
        if (here) rows.push_back(call_row(call));
    }
    for (const DeskItem& item : shift_->items) {
        if (item.state != shift_->filter) continue;
        const std::string detail = item.clock_suspect ? "desk_said.clock_suspect"
                                   : item.needs_staff ? "desk_said.needs_staff"
                                                      : "";
        const bool chosen = shift_->open && shift_->open->item.id == item.id;
        rows.push_back({item.id, words().say("journey." + item.journey + ".title"), item.number,
                        detail.empty() ? "" : words().say(detail), age(item.received_at), chosen,
                        item.needs_staff || item.clock_suspect});
    }
    return rows;
}

view::DeskCase Desk::case_shown(const DeskFile& file) const {
    view::DeskCase shown;
    shown.id = file.item.id;
    shown.title = words().say("journey." + file.item.journey + ".title");
    shown.number = file.item.number;
    shown.received = words().say("kiosk.received_at",
                                 {{"time", town::spoken_time(file.item.received_at, words())},
                                  {"place", place_called(file.item.terminal, words())}});
    shown.confirmed = file.item.state == "confirmed";
    shown.may_confirm = is_open(file.item);
    const std::string state = "desk_said.is_" + file.item.state;
    shown.state = words().say(words().has(state) ? state : "desk_said.is_received");
    shown.clock_suspect = file.item.clock_suspect;
    const town::Journey* journey = town::journey(terminal_.pack, file.item.journey);
    if (journey == nullptr) return shown;  // Older than this pack: the server still has it.
    const base::Date day = base::tokyo_date(file.item.received_at);
    if (const auto* said = town::outcome(*journey, file.answers, day)) {
        shown.outcome = words().say("journey." + journey->id + ".outcome." + said->id);
    }
    for (const town::SummaryRow& row : town::summary(*journey, file.answers, day, words())) {
        shown.fields.push_back(field_of(file, *journey, row, words()));
    }
    return shown;
}

view::Desk Desk::shown() const {
    view::Desk shown;
    const std::string section = "section." + shift_->clerk->section;
    shown.section = words().has(section) ? words().say(section) : shift_->clerk->section;
    shown.clerk = shift_->clerk->name;
    const auto minute = base::tokyo_minute_of_day(clock_.now()).count();
    shown.time = fmt::format("{}:{:02}", minute / 60, minute % 60);
    shown.unsent = static_cast<int>(sync_.waiting);
    shown.line = line_is_up_ ? view::Desk::Line::good : view::Desk::Line::down;
    shown.tabs = tabs();
    if (shift_->tab == "acts") shown.acts = acts();
    if (const DeskView* of = view_of_tab(); of != nullptr && shift_->looking)
        shown.table = table(*of);
    shown.filters = filters();
    shown.rows = rows();
    const auto since = waited_for_since();
    shown.waits = since && clock_.monotonic() - *since >= told_after;
    if (!shift_->message.key.empty())
        shown.message = shift_->message.about + words().say(shift_->message.key);
    if (!shift_->open) {
        shown.charts = charts_of(shift_->items, shift_->calls, clock_.now(), words());
        return shown;
    }
    shown.open = case_shown(*shift_->open);
    if (!shift_->edit) return shown;
    if (shift_->edit->is_completion()) {
        shown.edit = shift_->edit->shown(words(), base::tokyo_date(clock_.now()),
                                         words().say("desk_said.completion"), "");
    }
    for (const view::DeskField& field : shown.open->fields) {
        if (field.question_id != shift_->edit->question() || field.part != shift_->edit->part()) {
            continue;
        }
        shown.edit =
            shift_->edit->shown(words(), base::tokyo_date(clock_.now()), field.label, field.value);
    }
    return shown;
}

view::Frame Desk::frame() const {
    view::Frame frame;
    if (notices_.takes_over()) {
        frame.body = notices_.shown(words());
    } else if (shift_->watching) {
        frame.body = shift_->watching->body();
    } else if (shift_->act) {
        frame.body = shift_->act->body();
    } else if (shift_->clerk) {
        frame.body = shown();
    } else {
        frame.body = view::DeskSignIn{sign_in_, static_cast<int>(shift_->pin.reveal().size())};
    }
    const base::Instant now = clock_.monotonic();
    if (shift_->clerk && idle_.says(now) == Idle::Says::asks) {
        frame.idle = view::IdleQuestion{idle_.seconds_left(now)};
    }
    frame.place = place_of(terminal_, words());
    frame.language = words().language();
    frame.at_counter = true;
    return frame;
}

}  // namespace kiosk

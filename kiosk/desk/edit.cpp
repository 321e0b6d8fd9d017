#include "kiosk/desk/edit.h"

#include "kiosk/journey/ask.h"
#include "town/eras.h"

namespace kiosk {
namespace {

using town::QuestionKind;

constexpr std::string_view correction_reasons = "desk_reason.";
constexpr std::string_view completion_reasons = "desk_completion.";
constexpr std::chrono::days time_to_complete{14};  // proposed; the clerk says the day

// What a clerk types in place of a part of the card's person.
town::Question question_for(const std::string& part) {
    town::Question asked;
    asked.id = part;
    if (part == "birth_date") {
        asked.kind = QuestionKind::date;
        asked.side = town::DateSide::until_today;
    } else if (part == "sex") {
        asked.kind = QuestionKind::one_of;
        for (const auto sex :
             {town::Sex::female, town::Sex::male, town::Sex::unknown, town::Sex::not_applicable}) {
            const std::string id(town::word(sex));
            asked.options.push_back({.id = id, .words = "sex." + id});
        }
    } else {
        asked.kind = QuestionKind::kanji;
    }
    return asked;
}

Draft draft_of(const town::Person& person, const std::string& part) {
    Draft draft;
    if (part == "name") draft.text = person.name;
    if (part == "address") draft.text = person.address;
    if (part == "birth_date") draft.date = date_draft_of(person.birth_date.reveal());
    if (part == "sex") draft.chosen = {std::string(town::word(person.sex))};
    return draft;
}

}  // namespace

std::optional<DeskEdit> DeskEdit::begin(const DeskFile& file, const town::Journey& journey,
                                        const std::string& question, const std::string& part) {
    const town::Question* asked = town::question(journey, question);
    const auto answer = file.answers.find(question);
    if (asked == nullptr || answer == file.answers.end()) return std::nullopt;
    if (asked->kind == QuestionKind::lines) return std::nullopt;
    DeskEdit edit;
    edit.journey_ = &journey;
    edit.reasons_ = correction_reasons;
    edit.question_id_ = question;
    edit.part_ = part;
    edit.received_ = base::tokyo_date(file.item.received_at);
    const auto* card = std::get_if<town::FromCard>(&answer->second);
    if ((card == nullptr) != part.empty()) return std::nullopt;
    edit.asked_ = card == nullptr ? *asked : question_for(part);
    edit.draft_ = card == nullptr ? draft_of(answer->second) : draft_of(card->person, part);
    // What a resident did not know a clerk fills in.
    edit.draft_.does_not_know = false;
    if (edit.asked_.kind == QuestionKind::consent) {
        if (edit.draft_.consent)
            edit.draft_.chosen = {*edit.draft_.consent ? "given" : "not_given"};
        edit.asked_.kind = QuestionKind::one_of;
        edit.asked_.options = {{.id = "given", .words = "answer.consent_given"},
                               {.id = "not_given", .words = "answer.consent_not_given"}};
    }
    return edit;
}

DeskEdit DeskEdit::completion(const town::Journey& journey, base::Date today) {
    DeskEdit edit;
    edit.journey_ = &journey;
    edit.reasons_ = completion_reasons;
    edit.part_ = completion_part;
    edit.asked_.id = completion_part;
    edit.asked_.kind = QuestionKind::date;
    edit.asked_.side = town::DateSide::after_today;
    edit.received_ = today;
    const base::Date until{std::chrono::sys_days(today) + time_to_complete};
    edit.draft_.date = date_draft_of(base::iso_date(until));
    return edit;
}

bool DeskEdit::take(const view::Intent& intent) {
    if (const auto* chosen = std::get_if<view::ReasonChosen>(&intent)) {
        reason_ = chosen->id;
    } else if (!kiosk::take(draft_, asked_, intent)) {
        return false;
    }
    problem_.clear();
    return true;
}

std::optional<town::Answer> DeskEdit::value() const {
    if (reason_.empty()) return std::nullopt;
    auto answer = answer_of(draft_, asked_, nullptr);
    if (!answer || !town::check(asked_, *answer, received_)) return std::nullopt;
    const auto* chosen = std::get_if<town::Chosen>(&*answer);
    if (chosen != nullptr && chosen->options.front() == "given") return town::Consented{true};
    if (chosen != nullptr && chosen->options.front() == "not_given") return town::Consented{false};
    return answer;
}

view::DeskEdit DeskEdit::shown(const town::Words& words, base::Date today, std::string label,
                               std::string before) const {
    view::DeskEdit shown{question_id_, part_, std::move(label),    std::move(before),
                         {},           {},    value().has_value(), problem_};
    if (asked_.kind == QuestionKind::date) {
        shown.ask = view_of(draft_.date, asked_.side, today, words);
    } else if (asked_.kind == QuestionKind::one_of || asked_.kind == QuestionKind::several_of) {
        shown.ask = options_of(*journey_, asked_, draft_, words);
    } else {
        shown.ask = text_of(*journey_, asked_, draft_, words);
    }
    const auto& phrases = words.phrases();
    for (auto one = phrases.lower_bound(reasons_);
         one != phrases.end() && one->first.starts_with(reasons_); ++one) {
        const std::string id = one->first.substr(reasons_.size());
        shown.reasons.push_back({id, words.say(one->first), id == reason_});
    }
    return shown;
}

}  // namespace kiosk

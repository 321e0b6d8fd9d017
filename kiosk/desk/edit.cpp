#include "kiosk/desk/edit.h"

#include "kiosk/journey/ask.h"
#include "town/eras.h"

namespace kiosk {
namespace {

using town::QuestionKind;

constexpr std::string_view reason_key = "desk_reason.";

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
            asked.options.push_back({.id = std::string(town::word(sex))});
        }
    } else {
        asked.kind = QuestionKind::kanji;
    }
    return asked;
}

DateDraft date_draft(const std::string& iso) {
    DateDraft draft;
    const auto date = base::from_iso_date(iso);
    const auto era = date ? town::in_era(*date) : std::nullopt;
    if (!era) return draft;
    draft.era = town::word(era->era);
    draft.year = std::to_string(era->year);
    draft.month = std::to_string(era->month);
    draft.day = std::to_string(era->day);
    draft.part = 1;
    return draft;
}

// The value that stands there, ready to be mended.
Draft draft_of(const town::Answer& answer) {
    Draft draft;
    if (const auto* chosen = std::get_if<town::Chosen>(&answer)) draft.chosen = chosen->options;
    if (const auto* written = std::get_if<town::Written>(&answer)) draft.text = written->text;
    if (const auto* counted = std::get_if<town::Counted>(&answer)) {
        draft.text = base::SecretText(std::to_string(counted->number));
    }
    if (const auto* dated = std::get_if<town::Dated>(&answer)) {
        draft.date = date_draft(dated->iso.reveal());
    }
    if (const auto* consented = std::get_if<town::Consented>(&answer)) {
        draft.chosen = {consented->given ? "given" : "not_given"};
    }
    return draft;
}

Draft draft_of(const town::Person& person, const std::string& part) {
    Draft draft;
    if (part == "name") draft.text = person.name;
    if (part == "address") draft.text = person.address;
    if (part == "birth_date") draft.date = date_draft(person.birth_date.reveal());
    if (part == "sex") draft.chosen = {std::string(town::word(person.sex))};
    return draft;
}

}  // namespace

std::optional<DeskEdit> DeskEdit::begin(const DeskFile& file, const town::Journey& journey,
                                        const std::string& question, const std::string& part) {
    const town::Question* asked = town::question(journey, question);
    const auto answer = file.answers.find(question);
    if (asked == nullptr || answer == file.answers.end()) return std::nullopt;
    DeskEdit edit;
    edit.journey_ = journey.id;
    edit.question_id_ = question;
    edit.part_ = part;
    edit.received_ = base::tokyo_date(file.item.received_at);
    const auto* card = std::get_if<town::FromCard>(&answer->second);
    if ((card == nullptr) != part.empty()) return std::nullopt;
    edit.asked_ = card == nullptr ? *asked : question_for(part);
    edit.draft_ = card == nullptr ? draft_of(answer->second) : draft_of(card->person, part);
    if (edit.asked_.kind == QuestionKind::consent) {
        edit.asked_.kind = QuestionKind::one_of;
        edit.asked_.options = {{.id = "given"}, {.id = "not_given"}};
    }
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
    const std::string key = "journey." + journey_ + ".question." + question_id_ + ".";
    if (asked_.kind == QuestionKind::date) {
        shown.ask = view_of(draft_.date, asked_.side, today, words);
    } else if (asked_.kind == QuestionKind::one_of || asked_.kind == QuestionKind::several_of) {
        view::AskOptions ask = options_of(asked_, draft_, key, words);
        for (view::OptionRow& row : ask.options) {
            if (part_ == "sex") row.label = words.say("sex." + row.id);
            if (row.id == "given" || row.id == "not_given") {
                row.label = words.say("answer.consent_" + row.id);
            }
        }
        shown.ask = std::move(ask);
    } else {
        shown.ask = text_of(draft_, asked_.kind, key, words);
    }
    const auto& phrases = words.phrases();
    for (auto one = phrases.lower_bound(reason_key);
         one != phrases.end() && one->first.starts_with(reason_key); ++one) {
        const std::string id = one->first.substr(reason_key.size());
        shown.reasons.push_back({id, words.say(one->first), id == reason_});
    }
    return shown;
}

}  // namespace kiosk

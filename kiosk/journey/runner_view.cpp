// What the runner shows: one question, or the review.
#include <algorithm>
#include <utility>

#include "kiosk/journey/ask.h"
#include "kiosk/journey/day_words.h"
#include "kiosk/journey/runner.h"

namespace kiosk {
namespace {

using town::QuestionKind;

view::AskPerson person_of(const std::optional<town::Person>& person, bool shown,
                          const town::Words& words) {
    view::AskPerson ask;
    ask.shown = shown;
    if (!person) return ask;
    ask.name = person->name.reveal();
    ask.sex = words.say("sex." + std::string(town::word(person->sex)));
    if (shown) {
        ask.birth_date = town::spoken_date(person->birth_date.reveal(), words);
        ask.address = person->address.reveal();
    }
    return ask;
}

// What was answered where only a day to come is one.
const town::Dated* coming(const town::Question& question, const town::Answers& answers) {
    if (question.side != town::DateSide::after_today) return nullptr;
    const auto answer = answers.find(question.id);
    return answer == answers.end() ? nullptr : std::get_if<town::Dated>(&answer->second);
}

}  // namespace

std::string Runner::what_is_missing(const town::Words& words) const {
    if (!missing_) return {};
    if (*missing_ == town::AnswerFault::contradiction) {
        // Which two things cannot both be true, in the pack's words.
        for (const auto* one : town::contradictions(*journey_, answers_, today_)) {
            if (one->note == current_)
                return words.say("journey." + journey_->id + ".contradiction." + one->id);
        }
    }
    return words.say("answer_fault." + std::string(town::word(*missing_)));
}

view::AskText Runner::text_asked(const town::Question& question, const Draft& draft,
                                 const town::Words& words) const {
    view::AskText ask = text_of(*journey_, question, draft, words);
    ask.camera = camera_ && awaits_code();
    if (!problem_.empty()) ask.problem = words.say(problem_);
    return ask;
}

view::Question Runner::question(const town::Words& words) const {
    const town::Question& asked_now = current();
    const std::string journey_key = "journey." + journey_->id + ".";
    const auto kept = drafts_.find(current_);
    Draft draft = kept == drafts_.end() ? Draft{} : kept->second;
    if (kept == drafts_.end() && asked_now.kind == QuestionKind::date) {
        draft.date = new_date_draft(asked_now.side, today_);
    }
    view::Question shown;
    shown.journey_title = words.say(journey_key + "title");
    shown.question_id = current_;
    const auto questions = steps();
    shown.progress.number = static_cast<int>(place_of_current(questions)) + 1;
    shown.progress.of = count_is_settled() ? static_cast<int>(questions.size()) : 0;
    shown.title = town::say_of(*journey_, asked_now, "title", words);
    shown.help = town::say_of(*journey_, asked_now, "help", words);
    shown.why = town::say_of(*journey_, asked_now, "why", words);
    switch (asked_now.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of:
            shown.ask = options_of(*journey_, asked_now, draft, words);
            break;
        case QuestionKind::lines:
            shown.ask = lines_of(*journey_, asked_now, draft, words, pack_);
            break;
        case QuestionKind::text:
        case QuestionKind::code:
        case QuestionKind::kana:
        case QuestionKind::kanji:
        case QuestionKind::number:
        case QuestionKind::phone:
            shown.ask = text_asked(asked_now, draft, words);
            break;
        case QuestionKind::date:
            shown.ask = view_of(draft.date, asked_now.side, today_, words);
            break;
        case QuestionKind::person_from_card:
            shown.ask = person_of(person_, personal_shown_, words);
            break;
        case QuestionKind::consent:
            // What is agreed to stands beside the answers, once.
            shown.ask = view::AskConsent{std::exchange(shown.help, {}), draft.consent};
            break;
    }
    if (person_ && asked_now.kind != QuestionKind::person_from_card) {
        view::CardAside aside{true, personal_shown_, journey_->practice, {}, {}, {}};
        if (personal_shown_) {
            aside.name = person_->name.reveal();
            aside.birth_date = town::spoken_date(person_->birth_date.reveal(), words);
            aside.address = person_->address.reveal();
        }
        shown.aside = aside;
    }
    // Without a person nobody can say わからない to the card's own question.
    shown.may_not_know = asked_now.may_not_know && asked_now.kind != QuestionKind::person_from_card;
    shown.does_not_know = draft.does_not_know;
    const auto answer = answer_of(draft, asked_now, person_ ? &*person_ : nullptr);
    shown.can_go_on =
        answer ? static_cast<bool>(town::check(asked_now, *answer, today_)) : asked_now.may_skip;
    shown.missing = what_is_missing(words);
    return shown;
}

view::Review Runner::review(const town::Words& words) const {
    const std::string key = "journey." + journey_->id + ".";
    view::Review review;
    review.journey_title = words.say(key + "title");
    if (words.has(key + "submit")) review.submit = words.say(key + "submit");
    if (const town::Outcome* said = town::outcome(*journey_, answers_, today_)) {
        review.outcome = words.say(key + "outcome." + said->id);
    }
    review.personal_shown = personal_shown_;
    // The screen makes pages of them, as its size of text allows.
    for (const town::SummaryRow& row : town::summary(*journey_, answers_, today_, words)) {
        view::ReviewRow shown;
        shown.question_id = row.question;
        shown.label = row.label;
        shown.hidden = row.personal && !personal_shown_;
        if (!shown.hidden) shown.value = row.value;
        shown.from_card = row.from_card;
        const town::Question* question = town::question(*journey_, row.question);
        const town::Dated* to_come = question == nullptr ? nullptr : coming(*question, answers_);
        if (to_come != nullptr && !shown.hidden)
            shown.value = day_to_come(to_come->iso.reveal(), words);
        shown.can_change = question != nullptr &&
                           question->kind != QuestionKind::person_from_card &&
                           row.question != preset_;
        review.rows.push_back(std::move(shown));
    }
    return review;
}

}  // namespace kiosk

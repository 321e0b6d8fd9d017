#include "kiosk/journey/runner.h"

#include <algorithm>
#include <cassert>

#include "kiosk/view/as.h"

namespace kiosk {
namespace {

using town::QuestionKind;

bool is_person(const town::Question& question) {
    return question.kind == QuestionKind::person_from_card;
}

}  // namespace

Runner::Runner(const town::Journey& journey, base::Date today) : journey_(&journey), today_(today) {
    const auto questions = asked();
    if (!questions.empty()) current_ = questions.front()->id;
}

bool Runner::asks_for_card() const {
    return std::ranges::any_of(asked(), [](const auto* question) { return is_person(*question); });
}

bool Runner::awaits_card() const {
    return !current_.empty() && !person_ && !without_card_ && is_person(current());
}

bool can_do_without_card(const town::Journey& journey) {
    if (journey.evidence >= town::EvidenceLevel::l2) return false;
    return std::ranges::all_of(journey.questions, [](const town::Question& question) {
        return !is_person(question) || question.may_not_know || question.may_skip;
    });
}

void Runner::has_no_card() {
    without_card_ = true;
    person_.reset();
    for (const town::Question& question : journey_->questions) {
        if (!is_person(question)) continue;
        answers_.erase(question.id);
        if (question.may_not_know) answers_.insert_or_assign(question.id, town::DoesNotKnow{});
    }
    const auto questions = steps();
    if (!questions.empty() && is_person(current())) current_ = questions.front()->id;
}

void Runner::set_person(town::Person person) {
    without_card_ = false;
    person_ = std::move(person);
    // Staff were to ask while there was no card; now it is the card's word.
    for (const town::Question& question : journey_->questions) {
        if (is_person(question)) answers_.erase(question.id);
    }
    const auto questions = steps();
    const bool here = place_of_current(questions) < questions.size() && is_person(current());
    if (!here && !questions.empty()) current_ = questions.front()->id;
}

// The questions this visitor sees: without a card, what only the card answers is left to staff.
std::vector<const town::Question*> Runner::asked() const {
    auto questions = town::questions_for(*journey_, answers_, today_);
    if (without_card_) {
        std::erase_if(questions,
                      [](const town::Question* question) { return is_person(*question); });
    }
    std::erase_if(questions, [&](const town::Question* one) { return one->id == preset_; });
    return questions;
}

std::vector<const town::Question*> Runner::steps() const {
    auto questions = asked();
    std::erase_if(questions, [&](const town::Question* one) { return is_known(*one); });
    return questions;
}

bool Runner::is_known(const town::Question& question) const {
    return known_.contains(question.id) && is_answered(question);
}

// A condition looks back only: how many there are is settled once every condition of a question
// still to come rests on answers already given, or one of them fails for good.
bool Runner::count_is_settled() const {
    std::set<std::string> settled;
    bool reached = false;
    for (const town::Question& question : journey_->questions) {
        const auto is_settled = [&](const town::Condition& one) {
            return settled.contains(one.question);
        };
        const bool out = std::ranges::any_of(question.when, [&](const town::Condition& one) {
            return is_settled(one) && !town::holds({one}, *journey_, answers_, today_);
        });
        if (!out && !std::ranges::all_of(question.when, is_settled)) return false;
        reached = reached || question.id == current_;
        const bool given =
            question.id == preset_ || is_known(question) || (without_card_ && is_person(question));
        if (out || !reached || given) settled.insert(question.id);
    }
    return true;
}

// What is shown is asked, also when it was known.
void Runner::stand_on(const std::string& question_id) {
    known_.erase(question_id);
    current_ = question_id;
}

const town::Question& Runner::current() const {
    const town::Question* question = town::question(*journey_, current_);
    assert(question != nullptr);
    return *question;
}

std::size_t Runner::place_of_current(const std::vector<const town::Question*>& questions) const {
    const auto here = std::ranges::find(questions, current_, &town::Question::id);
    return static_cast<std::size_t>(here - questions.begin());
}

bool Runner::is_answered(const town::Question& question) const {
    const auto answer = answers_.find(question.id);
    if (answer == answers_.end()) return question.may_skip && drafts_.contains(question.id);
    return static_cast<bool>(town::check(question, answer->second, today_));
}

bool Runner::take(const view::Intent& intent) {
    if (std::holds_alternative<view::PersonalShown>(intent)) {
        show_or_hide_personal();
        return true;
    }
    const auto fresh = drafts_.find(current_) == drafts_.end();
    Draft draft = fresh ? Draft{} : drafts_[current_];
    if (fresh && current().kind == QuestionKind::date) {
        draft.date = new_date_draft(current().side, today_);
    }
    if (!kiosk::take(draft, current(), intent, own_words_ ? &*own_words_ : nullptr)) return false;
    missing_.reset();
    problem_.clear();
    if (own_words_ && is_unknown_postal_code(draft, current()) &&
        !as<view::CharacterErased>(intent)) {
        problem_ = "kiosk.postal_code_unknown";
    }
    drafts_.insert_or_assign(current_, std::move(draft));
    return true;
}

Runner::Went Runner::go_on() {
    const Draft& draft = drafts_[current_];
    auto answer = answer_of(draft, current(), person_ ? &*person_ : nullptr);
    if (answer) {
        const auto fits = town::check(current(), *answer, today_);
        if (!fits) {
            missing_ = fits.error();
            return Went::not_yet;
        }
        answers_.insert_or_assign(current_, std::move(*answer));
    } else if (current().may_skip) {
        answers_.erase(current_);
    } else {
        missing_ = town::AnswerFault::missing;
        return Went::not_yet;
    }
    missing_.reset();
    problem_.clear();
    hide_personal();
    answers_ = town::pruned(*journey_, std::move(answers_), today_);
    const auto questions = steps();
    const std::size_t place = place_of_current(questions);
    auto next = place < questions.size()
                    ? questions.begin() + static_cast<std::ptrdiff_t>(place) + 1
                    : questions.end();
    if (reviewed_) {
        next = std::ranges::find_if(questions, [&](const auto* one) { return !is_answered(*one); });
    }
    if (next != questions.end()) {
        current_ = (*next)->id;
        return Went::next_question;
    }
    if (const auto wrong = complaint(asked())) {
        stand_on(wrong->question);
        missing_ = wrong->fault;
        return Went::next_question;
    }
    reviewed_ = true;
    return Went::all_answered;
}

std::optional<town::Complaint> Runner::complaint(
    const std::vector<const town::Question*>& questions) const {
    for (const town::Complaint& one : town::check(*journey_, answers_, today_)) {
        const auto asked_now = std::ranges::find(questions, one.question, &town::Question::id);
        if (asked_now != questions.end()) return one;
    }
    return std::nullopt;
}

Runner::Moved Runner::move_to(base::Date today) {
    if (today == today_) return Moved::all_fits;
    today_ = today;
    const auto answered = answers_.size();
    answers_ = town::pruned(*journey_, std::move(answers_), today_);
    const auto questions = asked();
    const auto open = std::ranges::find_if(
        questions, [&](const town::Question* one) { return !is_answered(*one); });
    if (open != questions.end()) {
        current_ = (*open)->id;
        const auto answer = answers_.find(current_);
        // What nobody was asked yet is not told to be wrong.
        if (answer != answers_.end())
            missing_ = town::check(**open, answer->second, today_).error();
        return Moved::not_yet;
    }
    if (const auto wrong = complaint(questions)) {
        stand_on(wrong->question);
        missing_ = wrong->fault;
        return Moved::not_yet;
    }
    return answers_.size() == answered ? Moved::all_fits : Moved::other_answers;
}

bool Runner::go_back() {
    missing_.reset();
    problem_.clear();
    hide_personal();
    const auto questions = steps();
    const std::size_t place = place_of_current(questions);
    if (place == 0 || place >= questions.size()) return false;
    current_ = questions[place - 1]->id;
    return true;
}

void Runner::change(const std::string& question_id) {
    const auto questions = asked();
    if (std::ranges::find(questions, question_id, &town::Question::id) == questions.end()) return;
    stand_on(question_id);
    hide_personal();
}

void Runner::go_to_last() {
    const auto led = steps();
    const auto questions = led.empty() ? asked() : led;
    if (!questions.empty()) stand_on(questions.back()->id);
    hide_personal();
}

bool Runner::takes_time() const {
    if (current_.empty()) return false;
    if (current().look_up) return true;
    switch (current().kind) {
        case QuestionKind::kana:
        case QuestionKind::kanji:
        case QuestionKind::number:
        case QuestionKind::date:
        case QuestionKind::phone:
        case QuestionKind::text:
        case QuestionKind::code:
        case QuestionKind::lines:
            return true;
        case QuestionKind::one_of:
        case QuestionKind::several_of:
        case QuestionKind::person_from_card:
        case QuestionKind::consent:
            return false;
    }
    return false;
}

}  // namespace kiosk

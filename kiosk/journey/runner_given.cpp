// Answers that were not typed on this screen: of a table's row, of a code carried home, of a
// camera.
#include <algorithm>

#include "kiosk/journey/runner.h"

namespace kiosk {

bool may_be_filled_in(const town::Question& question) {
    return question.kind != town::QuestionKind::person_from_card &&
           question.kind != town::QuestionKind::consent;
}

void Runner::preset(const std::string& question_id, const std::string& text) {
    const town::Question* question = town::question(*journey_, question_id);
    if (question == nullptr) return;
    town::Answer answer = town::Written{base::SecretText(text)};
    if (!town::check(*question, answer, today_))
        return;  // A row this form cannot name: it is asked.
    answers_.insert_or_assign(question_id, std::move(answer));
    preset_ = question_id;
    const auto questions = asked();
    current_ = questions.empty() ? "" : questions.front()->id;
    reviewed_ = questions.empty();
}

void Runner::restore(const town::Answers& carried) {
    for (const town::Question& question : journey_->questions) {
        const auto found = carried.find(question.id);
        if (found == carried.end() || !town::check(question, found->second, today_)) continue;
        if (std::holds_alternative<town::FromCard>(found->second)) continue;
        drafts_.insert_or_assign(question.id, draft_of(found->second));
        answers_.insert_or_assign(question.id, found->second);
    }
    answers_ = town::pruned(*journey_, std::move(answers_), today_);
    const auto questions = steps();
    const auto open = std::ranges::find_if(
        questions, [&](const town::Question* one) { return !is_answered(*one); });
    if (open != questions.end())
        current_ = (*open)->id;
    else
        go_to_last();
}

void Runner::knows(const town::Answers& said) {
    for (const auto& [id, answer] : said) known_.insert(id);
    restore(said);
}

bool Runner::fill_in(const town::Answer& answer) {
    if (current_.empty() || !may_be_filled_in(current())) return false;
    if (!town::check(current(), answer, today_)) return false;
    drafts_.insert_or_assign(current_, draft_of(answer));
    missing_.reset();
    problem_.clear();
    return true;
}

bool Runner::awaits_code() const {
    return !current_.empty() && current().kind == town::QuestionKind::code && current().form &&
           !current().form->scan.empty();
}

Runner::Scanned Runner::scanned(const std::string& format, const std::string& text) {
    if (!awaits_code()) return Scanned::not_asked;
    const auto& formats = current().form->scan;
    const town::Answer answer = town::Written{base::SecretText(text)};
    if (std::ranges::find(formats, format) == formats.end() ||
        !town::check(current(), answer, today_)) {
        return Scanned::other_code;
    }
    drafts_.insert_or_assign(current_, draft_of(answer));
    missing_.reset();
    problem_.clear();
    return Scanned::taken;
}

}  // namespace kiosk

#include "server/pages/steps.h"

#include <algorithm>
#include <set>

namespace server::pages {

namespace {

bool is_here(const town::Question& question, const Progress& progress) {
    return question.kind != town::QuestionKind::person_from_card && question.id != progress.given;
}

bool is_shown(const QuestionPage& page, const Progress& progress) {
    return std::ranges::any_of(page, [&](const town::Question* question) {
        return std::ranges::find(progress.shown, question->id) != progress.shown.end();
    });
}

bool is_new(const QuestionPage& page, const Progress& progress) {
    return std::ranges::any_of(page, [&](const town::Question* question) {
        return !progress.seen.contains(question->id);
    });
}

bool is_complained_of(const QuestionPage& page, const std::vector<town::Complaint>& complaints) {
    return std::ranges::any_of(page, [&](const town::Question* question) {
        return std::ranges::find(complaints, question->id, &town::Complaint::question) !=
               complaints.end();
    });
}

QuestionPage show(QuestionPage page, Progress& progress) {
    progress.shown.clear();
    for (const auto* question : page) {
        progress.shown.push_back(question->id);
        progress.seen.insert(question->id);
    }
    return page;
}

}  // namespace

std::vector<QuestionPage> pages_for(const town::Journey& journey, const Progress& progress,
                                    base::Date today) {
    std::vector<QuestionPage> pages;
    for (const auto* question : town::questions_for(journey, progress.answers, today)) {
        if (!is_here(*question, progress)) continue;
        const bool joins = !pages.empty() && !question->page.empty() &&
                           pages.back().back()->page == question->page;
        if (joins) {
            pages.back().push_back(question);
        } else {
            pages.push_back({question});
        }
    }
    return pages;
}

std::vector<town::Complaint> complaints_here(const town::Journey& journey, const Progress& progress,
                                             base::Date today) {
    auto complaints = town::check(journey, progress.answers, today);
    std::erase_if(complaints, [&](const town::Complaint& complaint) {
        const auto* question = town::question(journey, complaint.question);
        return question == nullptr || question->kind == town::QuestionKind::person_from_card;
    });
    return complaints;
}

QuestionPage go_to_first(const town::Journey& journey, Progress& progress, base::Date today) {
    const auto pages = pages_for(journey, progress, today);
    return show(pages.empty() ? QuestionPage() : pages.front(), progress);
}

QuestionPage go_on(const town::Journey& journey, Progress& progress, base::Date today) {
    const auto pages = pages_for(journey, progress, today);
    auto here = std::ranges::find_if(
        pages, [&](const QuestionPage& page) { return is_shown(page, progress); });
    // An answer may have brought a question onto this very page.
    if (here != pages.end() && is_new(*here, progress)) return show(*here, progress);
    auto next = here == pages.end() ? pages.begin() : std::next(here);
    if (progress.changing || here == pages.end()) {
        const auto complaints = complaints_here(journey, progress, today);
        next = std::ranges::find_if(pages, [&](const QuestionPage& page) {
            return is_new(page, progress) || is_complained_of(page, complaints);
        });
    }
    if (next != pages.end()) return show(*next, progress);
    progress.changing = false;
    return show({}, progress);
}

QuestionPage go_back(const town::Journey& journey, Progress& progress, base::Date today) {
    const auto pages = pages_for(journey, progress, today);
    progress.changing = false;
    if (pages.empty()) return {};
    if (progress.shown.empty()) return show(pages.back(), progress);
    const auto here = std::ranges::find_if(
        pages, [&](const QuestionPage& page) { return is_shown(page, progress); });
    if (here == pages.begin()) return {};
    return show(*std::prev(here), progress);
}

QuestionPage go_to(const town::Journey& journey, Progress& progress, std::string_view question,
                   base::Date today) {
    for (const auto& page : pages_for(journey, progress, today)) {
        if (std::ranges::find(page, question, &town::Question::id) == page.end()) continue;
        progress.changing = true;
        return show(page, progress);
    }
    return show({}, progress);
}

QuestionPage stay(const town::Journey& journey, const Progress& progress, base::Date today) {
    for (const auto& page : pages_for(journey, progress, today)) {
        if (is_shown(page, progress)) return page;
    }
    return {};
}

void forget_the_unasked(const town::Journey& journey, Progress& progress, base::Date today) {
    progress.answers = town::pruned(journey, std::move(progress.answers), today);
    std::set<std::string> asked;
    for (const auto* question : town::questions_for(journey, progress.answers, today)) {
        asked.insert(question->id);
    }
    std::erase_if(progress.seen, [&](const std::string& id) { return !asked.contains(id); });
}

bool asks_for_a_card(const town::Journey& journey) {
    return std::ranges::any_of(journey.questions, [](const town::Question& question) {
        return question.kind == town::QuestionKind::person_from_card;
    });
}

}  // namespace server::pages

// What is wrong with a question, and with a condition on one.
#include "town/pack_lint_question.h"

#include <algorithm>

namespace town {
namespace {

constexpr std::size_t most_choices = 8;
constexpr std::size_t most_id_bytes = 64;

bool is_choice(QuestionKind kind) {
    return kind == QuestionKind::one_of || kind == QuestionKind::several_of;
}

bool suits(const Condition& condition, const Question& asked) {
    switch (condition.test) {
        case Condition::Test::is:
        case Condition::Test::is_not:
            return is_choice(asked.kind) || asked.kind == QuestionKind::consent;
        case Condition::Test::includes:
            return asked.kind == QuestionKind::several_of;
        case Condition::Test::age_at_least:
        case Condition::Test::age_under:
            return asked.kind == QuestionKind::date || asked.kind == QuestionKind::person_from_card;
        case Condition::Test::at_least:
        case Condition::Test::under:
            return asked.kind == QuestionKind::number || asked.kind == QuestionKind::date;
        case Condition::Test::answered:
            return true;
        case Condition::Test::does_not_know:
            return asked.may_not_know;
    }
    return false;
}

bool has_option(const Question& asked, const std::string& option) {
    if (asked.kind == QuestionKind::consent) return option == "given" || option == "not_given";
    return std::ranges::find(asked.options, option, &Option::id) != asked.options.end();
}

std::vector<std::string> wrong_with_options(const Question& question, Audience audience) {
    std::vector<std::string> wrong;
    std::set<std::string_view> ids;
    for (const Option& option : question.options) {
        if (!ids.insert(option.id).second) {
            wrong.push_back("The option \"" + option.id + "\" stands twice.");
        }
    }
    const bool from_table = !question.options_from.empty();
    // A clerk's single answer is a 「はい」 that has to be touched before it is done.
    const std::size_t least = from_table || audience == Audience::staff ? 1 : 2;
    if (question.options.size() < least) {
        wrong.emplace_back("A choice has at least two options.");
    }
    // The rows of a table stand on as many pages as they need.
    if (!from_table && question.options.size() + (question.may_not_know ? 1 : 0) > most_choices) {
        wrong.emplace_back("More than eight choices on a screen (not knowing is one).");
    }
    return wrong;
}

}  // namespace

std::vector<std::string> wrong_with(const Question& question, Audience audience) {
    std::vector<std::string> wrong;
    if (question.id.size() > most_id_bytes) wrong.emplace_back("Its id is longer than 64 bytes.");
    const bool is_shared = question.words.find('.') != std::string::npos;
    if (question.kind == QuestionKind::lines) {
        if (question.options.empty()) wrong.emplace_back("Lines need options_from.");
    } else if (!is_choice(question.kind)) {
        if (!question.options.empty()) wrong.emplace_back("Only choices have options.");
    } else {
        wrong = wrong_with_options(question, audience);
        const bool way_out = question.may_not_know || question.may_skip || is_shared;
        if (audience == Audience::residents && !way_out) {
            wrong.emplace_back("A choice needs may_not_know or may_skip for who cannot decide.");
        }
    }
    return wrong;
}

std::vector<std::string> wrong_with(const std::vector<Condition>& conditions,
                                    const Journey& journey, const Keys& earlier) {
    std::vector<std::string> wrong;
    for (const Condition& condition : conditions) {
        const Question* asked = question(journey, condition.question);
        const std::string quoted = "\"" + condition.question + "\"";
        if (asked == nullptr) {
            wrong.push_back("There is no question " + quoted + ".");
        } else if (!earlier.contains(condition.question)) {
            wrong.push_back(quoted + " is asked only later.");
        } else if (!suits(condition, *asked)) {
            wrong.push_back("This test does not suit the question " + quoted + ".");
        } else if (!condition.option.empty() && !has_option(*asked, condition.option)) {
            wrong.push_back(quoted + " has no option \"" + condition.option + "\".");
        }
    }
    return wrong;
}

}  // namespace town

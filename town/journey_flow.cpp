// Which questions are asked, and what follows from the answers.
#include <algorithm>
#include <set>

#include "town/journey.h"

namespace town {
namespace {

// The answers that count: those to questions that are really asked.
class Known {
public:
    explicit Known(const Answers& answers) : answers_(answers) {}

    void ask(const Question& question) { asked_.insert(question.id); }
    const Answer* answer(const std::string& question) const {
        if (!asked_.contains(question)) return nullptr;
        const auto found = answers_.find(question);
        return found == answers_.end() ? nullptr : &found->second;
    }

private:
    const Answers& answers_;
    std::set<std::string, std::less<>> asked_;
};

bool chose(const Answer& answer, const std::string& option) {
    if (const auto* chosen = std::get_if<Chosen>(&answer)) {
        return std::ranges::find(chosen->options, option) != chosen->options.end();
    }
    if (const auto* consented = std::get_if<Consented>(&answer)) {
        return option == (consented->given ? "given" : "not_given");
    }
    return false;
}

// Whether the answer tells an option at all: わからない says neither "is" nor "is not".
bool tells_an_option(const Answer& answer) {
    return std::holds_alternative<Chosen>(answer) || std::holds_alternative<Consented>(answer);
}

const std::string* birth_date(const Answer& answer) {
    if (const auto* card = std::get_if<FromCard>(&answer)) return &card->person.birth_date.reveal();
    if (const auto* dated = std::get_if<Dated>(&answer)) return &dated->iso.reveal();
    return nullptr;
}

// What at_least and under compare: a count, or how many days from today.
std::optional<std::int64_t> number_of(const Answer& answer, base::Date today) {
    if (const auto* counted = std::get_if<Counted>(&answer)) return counted->number;
    const auto* dated = std::get_if<Dated>(&answer);
    if (dated == nullptr) return std::nullopt;
    const auto date = base::from_iso_date(dated->iso.reveal());
    if (!date) return std::nullopt;
    return (std::chrono::sys_days(*date) - std::chrono::sys_days(today)).count();
}

bool holds(const Condition& condition, const Known& known, base::Date today) {
    const Answer* answer = known.answer(condition.question);
    if (answer == nullptr) return false;
    const bool unknown = std::holds_alternative<DoesNotKnow>(*answer);
    switch (condition.test) {
        case Condition::Test::is:
        case Condition::Test::includes:
            return chose(*answer, condition.option);
        case Condition::Test::is_not:
            return tells_an_option(*answer) && !chose(*answer, condition.option);
        case Condition::Test::answered:
            return true;
        case Condition::Test::does_not_know:
            return unknown;
        case Condition::Test::at_least:
        case Condition::Test::under: {
            const auto number = number_of(*answer, today);
            return number &&
                   (*number >= condition.number) == (condition.test == Condition::Test::at_least);
        }
        case Condition::Test::age_at_least:
        case Condition::Test::age_under:
            break;
    }
    const std::string* born = birth_date(*answer);
    if (born == nullptr) return false;
    const auto age = age_on(*born, today);
    const bool old_enough = age && *age >= condition.years;
    return old_enough == (condition.test == Condition::Test::age_at_least);
}

bool hold(const std::vector<Condition>& conditions, const Known& known, base::Date today) {
    return std::ranges::all_of(
        conditions, [&](const Condition& condition) { return holds(condition, known, today); });
}

// A condition looks back only, so one pass in order decides every question.
Known ask_all(const Journey& journey, const Answers& answers, base::Date today,
              std::vector<const Question*>& asked) {
    Known known(answers);
    for (const Question& question : journey.questions) {
        if (!hold(question.when, known, today)) continue;
        known.ask(question);
        asked.push_back(&question);
    }
    return known;
}

bool sends_to_staff(const Question& question, const Answer& answer) {
    if (std::holds_alternative<DoesNotKnow>(answer)) return true;
    return std::ranges::any_of(question.options, [&](const Option& option) {
        return option.to_staff && chose(answer, option.id);
    });
}

}  // namespace

bool holds(const std::vector<Condition>& conditions, const Journey& journey, const Answers& answers,
           base::Date today) {
    std::vector<const Question*> asked;
    return hold(conditions, ask_all(journey, answers, today, asked), today);
}

std::vector<const Question*> questions_for(const Journey& journey, const Answers& answers,
                                           base::Date today) {
    std::vector<const Question*> asked;
    ask_all(journey, answers, today, asked);
    return asked;
}

std::vector<const Contradiction*> contradictions(const Journey& journey, const Answers& answers,
                                                 base::Date today) {
    std::vector<const Contradiction*> found;
    std::vector<const Question*> asked;
    const Known known = ask_all(journey, answers, today, asked);
    for (const Contradiction& one : journey.contradictions) {
        if (hold(one.when, known, today) && known.answer(one.note) == nullptr) {
            found.push_back(&one);
        }
    }
    return found;
}

bool is_filed_by_another(const Journey& journey, const Answers& answers) {
    const auto answer = answers.find(std::string(filed_by));
    if (question(journey, filed_by) == nullptr || answer == answers.end()) return false;
    return tells_an_option(answer->second) && !chose(answer->second, "self");
}

Answers pruned(const Journey& journey, Answers answers, base::Date today) {
    std::set<std::string, std::less<>> asked;
    for (const Question* question : questions_for(journey, answers, today)) {
        asked.insert(question->id);
    }
    std::erase_if(answers, [&](const auto& answer) { return !asked.contains(answer.first); });
    return answers;
}

const Outcome* outcome(const Journey& journey, const Answers& answers, base::Date today) {
    for (const Outcome& one : journey.outcomes) {
        if (holds(one.when, journey, answers, today)) return &one;
    }
    return nullptr;
}

std::vector<std::string> what_to_bring(const Journey& journey, const Answers& answers,
                                       base::Date today) {
    std::vector<std::string> things;
    for (const Bring& thing : journey.bring) {
        const bool there = std::ranges::find(things, thing.id) != things.end();
        if (!there && holds(thing.when, journey, answers, today)) things.push_back(thing.id);
    }
    return things;
}

bool needs_staff(const Journey& journey, const Answers& answers, base::Date today) {
    for (const Question* question : questions_for(journey, answers, today)) {
        const auto answer = answers.find(question->id);
        if (answer != answers.end() && sends_to_staff(*question, answer->second)) return true;
    }
    const Outcome* said = outcome(journey, answers, today);
    return said != nullptr && said->to_staff;
}

}  // namespace town

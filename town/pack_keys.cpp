#include "town/pack_keys.h"

#include <algorithm>
#include <array>

#include "town/eras.h"

namespace town {
namespace {

constexpr std::array<std::string_view, 10> owned{"journey", "section", "place",  "answer_fault",
                                                 "era",     "date",    "person", "sex",
                                                 "answer",  "fact"};

void add(Keys& keys, const std::string& prefix, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) keys.insert(prefix + std::string(name));
}

void add_shared(Keys& keys) {
    add(keys, "date.",
        {"day", "month", "year", "day_western", "month_western", "year_western", "first_year",
         "unknown", "with_age", "time"});
    add(keys, "answer.", {"does_not_know", "consent_given", "consent_not_given", "and", "nothing"});
    add(keys, "person.", {"name", "birth_date", "address", "sex"});
    add(keys, "fact.", {"ask"});
    for (const Era era : {Era::meiji, Era::taisho, Era::showa, Era::heisei, Era::reiwa}) {
        add(keys, "era.", {word(era)});
    }
    for (const Sex sex : {Sex::male, Sex::female, Sex::unknown, Sex::not_applicable}) {
        add(keys, "sex.", {word(sex)});
    }
    for (int i = 0; i <= static_cast<int>(AnswerFault::not_asked); ++i) {
        add(keys, "answer_fault.", {word(static_cast<AnswerFault>(i))});
    }
}

void add_journey(Keys& keys, const Journey& journey) {
    const std::string prefix = "journey." + journey.id + ".";
    add(keys, prefix,
        {"title", "subtitle", "purpose", "who_sees", "retention", "submit", "contact"});
    for (const Question& question : journey.questions) {
        const std::string asked = prefix + "question." + question.id + ".";
        add(keys, asked, {"title", "label", "help", "why"});
        if (question.kind == QuestionKind::number) add(keys, asked, {"unit"});
        for (const Option& option : question.options) add(keys, asked + "option.", {option.id});
    }
    for (const Outcome& outcome : journey.outcomes) add(keys, prefix + "outcome.", {outcome.id});
    for (const Bring& thing : journey.bring) add(keys, prefix + "bring.", {thing.id});
    for (int step = 1; step <= journey.next_steps; ++step) {
        add(keys, prefix + "next.", {std::to_string(step)});
    }
}

}  // namespace

Keys keys_of(const Pack& pack) {
    Keys keys;
    add_shared(keys);
    for (const std::string& section : pack.sections) add(keys, "section.", {section});
    for (const Place& place : pack.places) add(keys, "place.", {place.id});
    for (const Journey& journey : pack.journeys) add_journey(keys, journey);
    return keys;
}

bool is_owned_key(std::string_view key) {
    return std::ranges::find(owned, key.substr(0, key.find('.'))) != owned.end();
}

}  // namespace town

#include "town/pack_journey.h"

#include <array>
#include <charconv>

namespace town {
namespace {

constexpr std::array kinds{
    QuestionKind::one_of, QuestionKind::several_of,       QuestionKind::kana,
    QuestionKind::kanji,  QuestionKind::number,           QuestionKind::date,
    QuestionKind::phone,  QuestionKind::person_from_card, QuestionKind::consent};
constexpr std::array levels{EvidenceLevel::l0, EvidenceLevel::l1, EvidenceLevel::l2,
                            EvidenceLevel::l3, EvidenceLevel::l4, EvidenceLevel::l5};
constexpr std::array<std::pair<std::string_view, DateSide>, 3> sides{
    {{"any", DateSide::any},
     {"until_today", DateSide::until_today},
     {"after_today", DateSide::after_today}}};
using Test = Condition::Test;
constexpr std::array<std::pair<std::string_view, Test>, 7> tests{
    {{"is", Test::is},
     {"is_not", Test::is_not},
     {"includes", Test::includes},
     {"age_at_least", Test::age_at_least},
     {"age_under", Test::age_under},
     {"answered", Test::answered},
     {"does_not_know", Test::does_not_know}}};

template <class Choices>
auto one_word_of(PackTable& table, std::string_view key, const Choices& choices) {
    const std::string said = table.text(key);
    for (const auto choice : choices) {
        if (word(choice) == said) return choice;
    }
    if (!said.empty()) table.complain("\"" + said + "\" is not a " + std::string(key) + ".");
    return choices.front();
}

// The whole number that a fact of the town is; 0 with a complaint when it is none.
int number_of_fact(PackTable& table, std::string_view key, LoadedPack& loaded) {
    const std::string id = table.text(key);
    loaded.facts_used.insert(id);
    const auto fact = loaded.pack.facts.find(id);
    if (fact == loaded.pack.facts.end()) {
        table.complain("\"" + std::string(key) + "\" must name a fact of facts/.");
        return 0;
    }
    const std::string& value = fact->second.value;
    int number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == value.data() + value.size();
    if (!whole || number < 0 || fact->second.status != "verified") {
        table.complain("The fact \"" + id + "\" must be a verified whole number.");
        return 0;
    }
    return number;
}

Condition load_condition(PackTable& table, LoadedPack& loaded) {
    Condition condition;
    condition.question = table.id("question");
    int found = 0;
    for (const auto& [name, test] : tests) {
        if (!table.has(name)) continue;
        ++found;
        condition.test = test;
        if (test == Test::age_at_least || test == Test::age_under) {
            condition.years = number_of_fact(table, name, loaded);
        } else if (test == Test::answered || test == Test::does_not_know) {
            if (!table.flag(name))
                table.complain("\"" + std::string(name) + "\" can only be true.");
        } else {
            condition.option = table.id(name);
        }
    }
    if (found != 1) table.complain("A condition has exactly one test.");
    table.refuse_the_rest();
    return condition;
}

std::vector<Condition> load_conditions(PackTable& table, LoadedPack& loaded) {
    std::vector<Condition> conditions;
    for (PackTable& one : table.tables("when")) conditions.push_back(load_condition(one, loaded));
    return conditions;
}

void load_limits(PackTable& table, Question& question) {
    const bool text = question.kind == QuestionKind::kana || question.kind == QuestionKind::kanji;
    if (question.kind == QuestionKind::number) {
        question.least = table.number("least", 0, 1'000'000'000);
        question.most = table.number("most", question.least, 1'000'000'000);
    }
    if (text) question.most = table.number_or("most", 0, 1, 1000);
    if (question.kind != QuestionKind::date) return;
    question.most = table.number_or("most_days", 0, 1, 3660);
    const std::string side = table.text_or_nothing("side");
    bool known = side.empty();
    for (const auto& [name, value] : sides) {
        if (name != side) continue;
        question.side = value;
        known = true;
    }
    if (!known) table.complain("\"side\" is any, until_today or after_today.");
}

Question load_question(PackTable& table, LoadedPack& loaded) {
    Question question;
    question.id = table.id("id");
    question.kind = one_word_of(table, "kind", kinds);
    for (PackTable& option : table.tables("options")) {
        question.options.push_back({.id = option.id("id"),
                                    .to_staff = option.flag("to_staff"),
                                    .alone = option.flag("alone")});
        option.refuse_the_rest();
    }
    question.when = load_conditions(table, loaded);
    question.may_skip = table.flag("may_skip");
    question.may_not_know = table.flag("may_not_know");
    question.look_up = table.flag("look_up");
    load_limits(table, question);
    table.refuse_the_rest();
    return question;
}

}  // namespace

Journey load_journey(PackTable& file, LoadedPack& loaded) {
    Journey journey;
    journey.id = file.id("id");
    journey.version = static_cast<int>(file.number("version", 1, 1'000'000));
    journey.register_name = file.id("register");
    journey.section = file.id("section");
    journey.roles = file.texts("roles");
    journey.evidence = one_word_of(file, "evidence", levels);
    if (file.has("retention")) {
        journey.retention_months = number_of_fact(file, "retention", loaded);
    }
    journey.next_steps = static_cast<int>(file.number("next_steps", 1, 6));
    journey.tile = static_cast<int>(file.number_or("tile", 0, 0, 100));
    journey.source = file.text("source");
    journey.checked_on = file.text("checked_on");
    journey.status = file.text("status");
    for (PackTable& table : file.tables("question")) {
        journey.questions.push_back(load_question(table, loaded));
    }
    for (PackTable& table : file.tables("outcome")) {
        journey.outcomes.push_back({.id = table.id("id"),
                                    .when = load_conditions(table, loaded),
                                    .to_staff = table.flag("to_staff")});
        table.refuse_the_rest();
    }
    for (PackTable& table : file.tables("bring")) {
        journey.bring.push_back({.id = table.id("id"), .when = load_conditions(table, loaded)});
        table.refuse_the_rest();
    }
    file.refuse_the_rest();
    return journey;
}

}  // namespace town

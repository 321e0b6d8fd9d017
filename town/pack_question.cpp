#include "town/pack_question.h"

#include <array>
#include <charconv>

#include "town/rules/closed_days.h"

namespace town {
namespace {

constexpr std::array kinds{QuestionKind::one_of,  QuestionKind::several_of,
                           QuestionKind::kana,    QuestionKind::kanji,
                           QuestionKind::number,  QuestionKind::date,
                           QuestionKind::phone,   QuestionKind::person_from_card,
                           QuestionKind::consent, QuestionKind::text,
                           QuestionKind::code,    QuestionKind::lines};
constexpr std::string_view account = "account";
constexpr std::array<std::pair<std::string_view, DateSide>, 3> sides{
    {{"any", DateSide::any},
     {"until_today", DateSide::until_today},
     {"after_today", DateSide::after_today}}};
constexpr std::array<std::pair<std::string_view, Typing>, 5> typings{
    {{"name", Typing::name},
     {"family_name", Typing::family_name},
     {"given_name", Typing::given_name},
     {"address", Typing::address},
     {"words", Typing::words}}};
using Test = Condition::Test;
constexpr std::array<std::pair<std::string_view, Test>, 9> tests{
    {{"is", Test::is},
     {"is_not", Test::is_not},
     {"includes", Test::includes},
     {"age_at_least", Test::age_at_least},
     {"age_under", Test::age_under},
     {"answered", Test::answered},
     {"does_not_know", Test::does_not_know},
     {"at_least", Test::at_least},
     {"under", Test::under}}};
constexpr std::int64_t a_milliard = 1'000'000'000;

void load_test(PackTable& table, std::string_view name, Condition& condition, LoadedPack& loaded) {
    switch (condition.test) {
        case Test::age_at_least:
        case Test::age_under:
            condition.years = number_of_fact(table, name, loaded);
            return;
        case Test::at_least:
        case Test::under:
            condition.number = number_or_fact(table, name, loaded, -a_milliard, a_milliard);
            return;
        case Test::answered:
        case Test::does_not_know:
            if (!table.flag(name)) {
                table.complain("\"" + std::string(name) + "\" can only be true.");
            }
            return;
        case Test::is:
        case Test::is_not:
        case Test::includes:
            condition.option = table.id(name);
            return;
    }
}

Condition load_condition(PackTable& table, LoadedPack& loaded) {
    Condition condition;
    condition.question = table.path("question");
    int found = 0;
    for (const auto& [name, test] : tests) {
        if (!table.has(name)) continue;
        ++found;
        condition.test = test;
        load_test(table, name, condition, loaded);
    }
    if (found != 1) table.complain("A condition has exactly one test.");
    table.refuse_the_rest();
    return condition;
}

void load_kind(PackTable& table, WrittenQuestion& written) {
    const std::string said = table.text("kind");
    written.is_account = said == account;
    for (const QuestionKind kind : kinds) {
        if (word(kind) != said) continue;
        written.question.kind = kind;
        return;
    }
    if (!written.is_account && !said.empty()) {
        table.complain("\"" + said + "\" is not a kind.");
    }
}

void load_date_limits(PackTable& table, Question& question, const Pack& pack) {
    question.most = table.number_or("most_days", 0, 1, 3660);
    const std::string side = table.text_or_nothing("side");
    bool known = side.empty();
    for (const auto& [name, value] : sides) {
        if (name != side) continue;
        question.side = value;
        known = true;
    }
    if (!known) table.complain("\"side\" is any, until_today or after_today.");
    if (!table.flag("open_days")) return;
    const auto closed = pack.tables.find(closed_days_table);
    if (closed == pack.tables.end()) {
        table.complain("\"open_days\" wants tables/" + std::string(closed_days_table) + ".toml.");
    } else {
        question.closed_days = closed->second;
    }
}

void load_typing(PackTable& table, Question& question) {
    const std::string said = table.text_or_nothing("typing");
    if (said.empty()) return;
    for (const auto& [name, typing] : typings) {
        if (name == said) question.typing = typing;
    }
    if (question.typing == Typing::anything) {
        table.complain("\"typing\" is name, family_name, given_name, address or words.");
    }
}

void load_form(PackTable& table, Question& question, const Pack& pack) {
    const std::string id = table.id("form");
    if (const CodeForm* form = code_form(pack, id)) {
        question.form = *form;
    } else if (!id.empty()) {
        table.complain("There is no codes/" + id + ".toml.");
    }
}

void load_limits(PackTable& table, Question& question, const Pack& pack) {
    switch (question.kind) {
        case QuestionKind::number:
            question.least = table.number("least", 0, a_milliard);
            question.most = table.number("most", question.least, a_milliard);
            return;
        case QuestionKind::kanji:
        case QuestionKind::text:
            load_typing(table, question);
            [[fallthrough]];
        case QuestionKind::kana:
            question.most = table.number_or("most", 0, 1, 1000);
            return;
        case QuestionKind::lines:
            question.most = table.number_or("most", 0, 1, 10'000);
            return;
        case QuestionKind::date:
            load_date_limits(table, question, pack);
            return;
        case QuestionKind::code:
            load_form(table, question, pack);
            return;
        case QuestionKind::one_of:
        case QuestionKind::several_of:
        case QuestionKind::phone:
        case QuestionKind::person_from_card:
        case QuestionKind::consent:
            return;
    }
}

// The rows of the table, in its order, said by the table's own words.
void load_options_from(PackTable& table, Question& question, const Pack& pack) {
    question.options_from = table.id_or_nothing("options_from");
    if (question.options_from.empty()) return;
    const auto rows = pack.tables.find(question.options_from);
    if (rows == pack.tables.end()) {
        table.complain("There is no tables/" + question.options_from + ".toml.");
        return;
    }
    for (const PackRow& row : rows->second) {
        const auto is_set = [&](std::string_view key) {
            const auto value = row.values.find(key);
            return value != row.values.end() && value->second == "true";
        };
        question.options.push_back({.id = row.id,
                                    .to_staff = is_set("to_staff"),
                                    .alone = is_set("alone"),
                                    .words = "table." + question.options_from + ".row." + row.id});
    }
}

}  // namespace

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

std::int64_t number_or_fact(PackTable& table, std::string_view key, LoadedPack& loaded,
                            std::int64_t least, std::int64_t most) {
    if (table.is_text(key)) return number_of_fact(table, key, loaded);
    return table.number_or(key, 0, least, most);
}

std::vector<Condition> load_conditions(PackTable& table, LoadedPack& loaded) {
    std::vector<Condition> conditions;
    for (PackTable& one : table.tables("when")) conditions.push_back(load_condition(one, loaded));
    return conditions;
}

WrittenQuestion load_question(PackTable& table, LoadedPack& loaded) {
    WrittenQuestion written;
    Question& question = written.question;
    question.id = table.id("id");
    load_kind(table, written);
    for (PackTable& option : table.tables("options")) {
        question.options.push_back({.id = option.id("id"),
                                    .to_staff = option.flag("to_staff"),
                                    .alone = option.flag("alone")});
        option.refuse_the_rest();
    }
    if (table.has("options") && table.has("options_from")) {
        table.complain("\"options\" and \"options_from\" cannot stand together.");
    }
    load_options_from(table, question, loaded.pack);
    question.when = load_conditions(table, loaded);
    question.may_skip = table.flag("may_skip");
    question.may_not_know = table.flag("may_not_know");
    question.look_up = table.flag("look_up");
    question.page = table.id_or_nothing("page");
    written.repeat = table.id_or_nothing("repeat");
    if (!written.is_account) load_limits(table, question, loaded.pack);
    table.refuse_the_rest();
    return written;
}

}  // namespace town

#include "town/pack_keys.h"

#include <algorithm>
#include <array>

#include "town/eras.h"
#include "town/pack_expand.h"
#include "town/words.h"

namespace town {
namespace {

constexpr std::array<std::string_view, 15> owned{
    "journey", "section", "place", "answer_fault", "era",     "date",  "person", "sex",
    "answer",  "fact",    "group", "table",        "account", "proxy", "repeat"};

void add(Keys& keys, const std::string& prefix, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) keys.insert(prefix + std::string(name));
}

void add_question(Keys& keys, const std::string& prefix) {
    add(keys, prefix, {"title", "label", "help", "why"});
}

// What `account`, `proxy` and `repeat` become, whether or not a journey has them today.
void add_expanded(Keys& keys) {
    for (const char* part : {"bank.", "branch.", "type.", "number.", "holder."}) {
        add_question(keys, std::string("account.") + part);
    }
    add(keys, "account.type.option.", {"ordinary", "current"});
    add(keys, "account.", {"passbook"});
    for (const char* part : {"filed_by.", "name.", "phone."}) {
        add_question(keys, std::string("proxy.") + part);
    }
    add(keys, "proxy.filed_by.option.", {"self"});
    for (const std::string& kind : proxy_kinds()) {
        add(keys, "proxy.filed_by.option.", {kind});
        add(keys, "proxy.proof.", {kind});
    }
    add_question(keys, "repeat.more.");
    add(keys, "repeat.more.option.", {"yes", "no"});
}

void add_shared(Keys& keys) {
    add(keys, "date.",
        {"day", "month", "year", "day_western", "month_western", "year_western", "first_year",
         "unknown", "with_age", "time"});
    add(keys, "answer.",
        {"does_not_know", "consent_given", "consent_not_given", "and", "nothing", "lines"});
    add(keys, "person.", {"name", "birth_date", "address", "sex"});
    add(keys, "fact.", {"ask"});
    for (const Era era : {Era::meiji, Era::taisho, Era::showa, Era::heisei, Era::reiwa}) {
        add(keys, "era.", {word(era)});
    }
    for (const Sex sex : {Sex::male, Sex::female, Sex::unknown, Sex::not_applicable}) {
        add(keys, "sex.", {word(sex)});
    }
    for (int i = 0; i <= static_cast<int>(AnswerFault::contradiction); ++i) {
        add(keys, "answer_fault.", {word(static_cast<AnswerFault>(i))});
    }
    add_expanded(keys);
}

// A clerk or a driver knows why he is asked: such words may be left out.
void add_question_of(PackKeys& keys, const Journey& journey, const Question& question) {
    const std::string asked = question_key(journey, question);
    for (const Option& option : question.options) {
        keys.needed.insert(option_key(journey, question, option));
    }
    const bool shared = question.words.find('.') != std::string::npos;
    if (shared) return;
    add(keys.needed, asked, {"title", "label"});
    add(keys.allowed, asked, {"help"});
    add(is_for_residents(journey) ? keys.needed : keys.allowed, asked, {"why"});
    if (question.kind == QuestionKind::number) add(keys.needed, asked, {"unit"});
    if (question.kind == QuestionKind::lines) add(keys.allowed, asked, {"unit"});
}

void add_journey(PackKeys& keys, const Journey& journey) {
    const std::string prefix = "journey." + journey.id + ".";
    const bool looks = journey.act == "look";
    add(keys.needed, prefix, {"title"});
    add(looks ? keys.allowed : keys.needed, prefix, {"submit"});
    add(is_for_residents(journey) ? keys.needed : keys.allowed, prefix,
        {"subtitle", "purpose", "who_sees", "contact"});
    const bool keeps = is_for_residents(journey) && !looks && !journey.practice;
    add(keeps ? keys.needed : keys.allowed, prefix, {"retention"});
    for (const Question& question : journey.questions) add_question_of(keys, journey, question);
    for (const Outcome& outcome : journey.outcomes) {
        add(keys.needed, prefix + "outcome.", {outcome.id});
    }
    for (const Bring& thing : journey.bring) keys.needed.insert(bring_key(journey, thing.id));
    for (int step = 1; step <= journey.next_steps; ++step) {
        add(keys.needed, prefix + "next.", {std::to_string(step)});
    }
    for (const Print& print : journey.prints) {
        const std::string paper = prefix + "print." + print.id + ".";
        add(keys.needed, paper, {"title"});
        for (int line = 1; line <= print.lines; ++line) {
            add(keys.needed, paper + "line.", {std::to_string(line)});
        }
    }
    for (const Contradiction& one : journey.contradictions) {
        add(keys.needed, prefix + "contradiction.", {one.id});
    }
    if (!journey.group.empty()) {
        add(keys.needed, "group." + journey.group + ".", {"title", "subtitle"});
    }
}

}  // namespace

PackKeys keys_of(const Pack& pack) {
    PackKeys keys;
    add_shared(keys.needed);
    for (const std::string& section : pack.sections) add(keys.needed, "section.", {section});
    for (const Place& place : pack.places) {
        add(keys.needed, "place.", {place.id});
        add(keys.allowed, "place.counter-", {place.id});
    }
    // What stands elsewhere or is carried about is called after its role.
    add(keys.allowed, "place.",
        {"counter", "hub", "post_office", "taxi", "shop", "venue", "commissioner", "committee"});
    add(keys.allowed, "date.", {"moment", "whole_month"});  // for the registers' official papers
    for (const std::string& language : pack.languages) add(keys.needed, "language.", {language});
    const auto add_journeys_for = [&](bool residents) {
        for (const Journey& journey : pack.journeys) {
            if (is_for_residents(journey) == residents) add_journey(keys, journey);
        }
    };
    add_journeys_for(true);
    keys.residents = keys.needed;
    keys.residents.insert(keys.allowed.begin(), keys.allowed.end());
    add_journeys_for(false);
    return keys;
}

bool is_owned_key(std::string_view key) {
    return std::ranges::find(owned, key.substr(0, key.find('.'))) != owned.end();
}

bool is_for_residents(const Journey& journey) {
    constexpr std::array<std::string_view, 5> public_roles{"hall", "library", "hub", "post_office",
                                                           "home"};
    return std::ranges::any_of(journey.roles, [&](const std::string& role) {
        return std::ranges::find(public_roles, role) != public_roles.end();
    });
}

}  // namespace town

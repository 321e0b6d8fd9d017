// How values are read back to people. Every word comes from the pack; here is only which phrase.
#include <algorithm>

#include "town/eras.h"
#include "town/person_date.h"
#include "town/words.h"

namespace town {
namespace {

using Values = std::vector<std::pair<std::string_view, std::string>>;

// The era of a date of which a part may be unknown: only when every day it could mean agrees.
std::optional<EraDate> era_of(const PartialDate& date) {
    const auto first = in_era(date.first_day());
    const auto last = in_era(date.last_day());
    if (!first || !last || first->era != last->era) return std::nullopt;
    return first;
}

std::string key_of(const PartialDate& date, bool with_era) {
    std::string key = date.month == 0 ? "date.year" : date.day == 0 ? "date.month" : "date.day";
    return with_era ? key : key + "_western";
}

// 5,000: three digits and three.
std::string in_threes(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string spoken_number_of(const Journey& journey, const Question& question, std::int64_t number,
                             const Words& words) {
    return in_threes(number) + say_of(journey, question, "unit", words);
}

std::string options_of(const Journey& journey, const Question& question, const Chosen& chosen,
                       const Words& words) {
    std::string text;
    for (const Option& option : question.options) {  // In the order they were shown.
        if (std::ranges::find(chosen.options, option.id) == chosen.options.end()) continue;
        if (!text.empty()) text += words.say("answer.and");
        text += words.say(option_key(journey, question, option));
    }
    return text.empty() ? words.say("answer.nothing") : text;
}

std::string lines_of(const Journey& journey, const Question& question, const Lined& lined,
                     const Words& words) {
    std::string text;
    for (const Option& option : question.options) {
        const auto line = lined.counts.find(option.id);
        if (line == lined.counts.end()) continue;
        if (!text.empty()) text += words.say("answer.and");
        text +=
            words.say("answer.lines",
                      Values{{"what", words.say(option_key(journey, question, option))},
                             {"count", spoken_number_of(journey, question, line->second, words)}});
    }
    return text.empty() ? words.say("answer.nothing") : text;
}

// Off the lobby's eyes: a birth date that was typed, the number of an account.
bool is_hidden(const Question& question) {
    const bool past_date =
        question.kind == QuestionKind::date && question.side == DateSide::until_today;
    return past_date || question.words == "account.number";
}

void add_person(const Question& question, const Person& person, base::Date today,
                const Words& words, std::vector<SummaryRow>& rows) {
    const auto row = [&](std::string_view part, std::string value) {
        SummaryRow made{.question = question.id,
                        .part = std::string(part),
                        .label = words.say("person." + std::string(part)),
                        .value = std::move(value),
                        .personal = part != "name",
                        .from_card = true};
        rows.push_back(std::move(made));
    };
    const std::string& born = person.birth_date.reveal();
    std::string birth_date = spoken_date(born, words);
    if (const auto age = age_on(born, today)) {
        birth_date =
            words.say("date.with_age", Values{{"date", birth_date}, {"age", std::to_string(*age)}});
    }
    row("name", person.name.reveal());
    row("birth_date", std::move(birth_date));
    row("address", person.address.reveal());
    row("sex", words.say("sex." + std::string(word(person.sex))));
}

}  // namespace

std::string spoken_date(std::string_view iso, const Words& words) {
    const auto date = partial_date(iso);
    if (!date) return words.say("date.unknown");
    const auto era = era_of(*date);
    Values values{{"western", std::to_string(date->year)},
                  {"month", std::to_string(date->month)},
                  {"day", std::to_string(date->day)}};
    if (era) {
        values.emplace_back("era", words.say("era." + std::string(word(era->era))));
        values.emplace_back(
            "year", era->year == 1 ? words.say("date.first_year") : std::to_string(era->year));
    }
    return words.say(key_of(*date, era.has_value()), values);
}

std::string spoken_time(base::Time time, const Words& words) {
    const base::Date date = base::tokyo_date(time);
    const auto minutes = base::tokyo_minute_of_day(time).count();
    std::string minute = std::to_string(minutes % 60);
    if (minute.size() == 1) minute.insert(0, "0");
    return words.say("date.time", {{"month", std::to_string(static_cast<unsigned>(date.month()))},
                                   {"day", std::to_string(static_cast<unsigned>(date.day()))},
                                   {"hour", std::to_string(minutes / 60)},
                                   {"minute", minute}});
}

std::string question_key(const Journey& journey, const Question& question) {
    if (question.words.find('.') != std::string::npos) return question.words + ".";
    return "journey." + journey.id + ".question." +
           (question.words.empty() ? question.id : question.words) + ".";
}

std::string option_key(const Journey& journey, const Question& question, const Option& option) {
    if (!option.words.empty()) return option.words;
    return question_key(journey, question) + "option." + option.id;
}

std::string say_of(const Journey& journey, const Question& question, std::string_view part,
                   const Words& words) {
    const std::string key = question_key(journey, question) + std::string(part);
    const bool always = part == "title" || part == "label";
    if (!always && !words.has(key)) return {};
    return words.say(key, Values{{"n", std::to_string(question.nth)}});
}

std::string bring_key(const Journey& journey, std::string_view id) {
    if (id.find('.') != std::string_view::npos) return std::string(id);
    return "journey." + journey.id + ".bring." + std::string(id);
}

std::string spoken(const Journey& journey, const Question& question, const Answer& answer,
                   const Words& words) {
    if (std::holds_alternative<DoesNotKnow>(answer)) return words.say("answer.does_not_know");
    if (const auto* chosen = std::get_if<Chosen>(&answer)) {
        return options_of(journey, question, *chosen, words);
    }
    if (const auto* counted = std::get_if<Counted>(&answer)) {
        return spoken_number_of(journey, question, counted->number, words);
    }
    if (const auto* dated = std::get_if<Dated>(&answer)) {
        return spoken_date(dated->iso.reveal(), words);
    }
    if (const auto* card = std::get_if<FromCard>(&answer)) return card->person.name.reveal();
    if (const auto* consented = std::get_if<Consented>(&answer)) {
        return words.say(consented->given ? "answer.consent_given" : "answer.consent_not_given");
    }
    if (const auto* lined = std::get_if<Lined>(&answer)) {
        return lines_of(journey, question, *lined, words);
    }
    const auto* written = std::get_if<Written>(&answer);
    return written == nullptr ? "" : written->text.reveal();
}

std::vector<SummaryRow> summary(const Journey& journey, const Answers& answers, base::Date today,
                                const Words& words) {
    std::vector<SummaryRow> rows;
    for (const Question* question : questions_for(journey, answers, today)) {
        const auto answer = answers.find(question->id);
        if (answer == answers.end()) continue;
        if (const auto* card = std::get_if<FromCard>(&answer->second)) {
            add_person(*question, card->person, today, words, rows);
            continue;
        }
        rows.push_back({.question = question->id,
                        .part = "",
                        .label = say_of(journey, *question, "label", words),
                        .value = spoken(journey, *question, answer->second, words),
                        .personal = is_hidden(*question)});
    }
    return rows;
}

}  // namespace town

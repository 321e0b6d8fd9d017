#include "server/pages/read_answer.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "town/eras.h"
#include "town/person_date.h"

namespace server::pages {

namespace {

using town::Answer;
using town::AnswerFault;
using town::Question;
using town::QuestionKind;
using Read = base::Result<std::optional<Answer>, AnswerFault>;

Read nothing_in(const Question& question) {
    if (question.may_skip) return std::optional<Answer>();
    return base::Failure{AnswerFault::missing};
}

Read answer(Answer given) { return std::optional<Answer>(std::move(given)); }

Answer written(std::string text) { return town::Written{base::SecretText(std::move(text))}; }

std::string trimmed(std::string_view text) {
    std::string one_line;
    for (const char sign : text) one_line += sign == '\n' || sign == '\t' ? ' ' : sign;
    std::erase(one_line, '\r');
    std::string_view left = one_line;
    constexpr std::string_view wide = "\u3000";
    while (left.starts_with(' ') || left.starts_with(wide))
        left.remove_prefix(left[0] == ' ' ? 1 : 3);
    while (left.ends_with(' ') || left.ends_with(wide)) {
        left.remove_suffix(left.back() == ' ' ? 1 : 3);
    }
    return std::string(left);
}

std::optional<std::int64_t> number_in(std::string_view typed) {
    const auto plain = half_width(typed);
    std::int64_t number = 0;
    const auto* const end = plain.data() + plain.size();
    const auto read = std::from_chars(plain.data(), end, number);
    if (plain.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return number;
}

Read read_choice(const Question& question, const Form& form) {
    const auto& values = form.all(question.id);
    town::Chosen chosen;
    bool unknown = false;
    for (const auto& value : values) {
        if (value == not_known)
            unknown = true;
        else if (value != skipped && !value.empty())
            chosen.options.push_back(value);
    }
    if (unknown && !chosen.options.empty()) return base::Failure{AnswerFault::too_many};
    if (unknown) return answer(town::DoesNotKnow{});
    if (chosen.options.empty()) return nothing_in(question);
    return answer(std::move(chosen));
}

Read read_consent(const Question& question, const Form& form) {
    const auto value = form.first(question.id);
    if (value == "given") return answer(town::Consented{true});
    if (value == "not_given") return answer(town::Consented{false});
    return nothing_in(question);
}

// A year of an era, or of the western calendar, as digits; 元年 is typed as 1.
std::string iso_of(std::string_view era, std::int64_t year, std::int64_t month, std::int64_t day) {
    const bool possible =
        year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (!possible) return "0000-00-00";
    const auto known = town::era_from(era);
    if (!known) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    const auto date = town::from_era({.era = *known,
                                      .year = static_cast<int>(year),
                                      .month = static_cast<unsigned>(month),
                                      .day = static_cast<unsigned>(day)});
    return date ? base::iso_date(*date) : "0000-00-00";
}

Read read_date(const Question& question, const Form& form) {
    const auto part = [&](const char* name) { return form.first(question.id + ":" + name); };
    const auto typed = {part("year"), part("month"), part("day")};
    if (std::ranges::all_of(typed, [](auto one) { return half_width(one).empty(); })) {
        return nothing_in(question);
    }
    const auto year = number_in(part("year"));
    const auto month = number_in(part("month"));
    const auto day = number_in(part("day"));
    if (!year || !month || !day) return base::Failure{AnswerFault::no_such_date};
    return answer(town::Dated{base::SecretText(iso_of(part("era"), *year, *month, *day))});
}

Read read_lines(const Question& question, const Form& form) {
    town::Lined lined;
    for (const auto& option : question.options) {
        const auto typed = form.first(question.id + ":line:" + option.id);
        if (half_width(typed).empty()) continue;
        const auto count = number_in(typed);
        if (!count) return base::Failure{AnswerFault::out_of_range};
        if (*count != 0) lined.counts.emplace(option.id, *count);
    }
    if (lined.counts.empty()) return nothing_in(question);
    return answer(std::move(lined));
}

// A code is compared as it is written; capitals are tried when that is what its form wants.
Read read_code(const Question& question, const std::string& plain, base::Date today) {
    if (plain.empty()) return nothing_in(question);
    if (!town::check(question, written(plain), today)) {
        std::string capitals = plain;
        for (char& sign : capitals) {
            if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
        }
        if (town::check(question, written(capitals), today)) return answer(written(capitals));
    }
    return answer(written(plain));
}

Read read_number(const Question& question, const Form& form) {
    if (half_width(form.first(question.id)).empty()) return nothing_in(question);
    const auto number = number_in(form.first(question.id));
    if (!number) return base::Failure{AnswerFault::wrong_kind};
    return answer(town::Counted{*number});
}

Read read_kind(const Question& question, const Form& form, base::Date today) {
    switch (question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of:
            return read_choice(question, form);
        case QuestionKind::consent:
            return read_consent(question, form);
        case QuestionKind::number:
            return read_number(question, form);
        case QuestionKind::date:
            return read_date(question, form);
        case QuestionKind::lines:
            return read_lines(question, form);
        case QuestionKind::code:
            return read_code(question, half_width(form.first(question.id)), today);
        case QuestionKind::phone: {
            auto plain = half_width(form.first(question.id));
            if (plain.empty()) return nothing_in(question);
            return answer(written(std::move(plain)));
        }
        case QuestionKind::kana:
        case QuestionKind::kanji:
        case QuestionKind::text: {
            auto plain = trimmed(form.first(question.id));
            if (plain.empty()) return nothing_in(question);
            return answer(written(std::move(plain)));
        }
        case QuestionKind::person_from_card:
            break;
    }
    return base::Failure{AnswerFault::wrong_kind};
}

}  // namespace

Read read_answer(const Question& question, const Form& form, base::Date today) {
    const bool unknown = form.says(question.id + ":unknown", "1");
    auto read = unknown ? answer(town::DoesNotKnow{}) : read_kind(question, form, today);
    if (!read || !read.value()) return read;
    const auto fits = town::check(question, *read.value(), today);
    if (!fits) return base::Failure{fits.error()};
    return read;
}

std::string read_birth_date(const std::string& id, const Form& form, base::Date today) {
    const auto year = number_in(form.first(id + ":year"));
    const auto month = number_in(form.first(id + ":month"));
    const auto day = number_in(form.first(id + ":day"));
    const auto fits = [](const auto& part, int most) {
        return part && *part >= 0 && *part <= most;
    };
    if (!fits(year, 9999) || !fits(month, 12) || !fits(day, 31)) return {};
    const auto of = [](const auto& part) { return static_cast<unsigned>(*part); };
    const town::PartialDate western{static_cast<int>(*year), of(month), *month == 0 ? 0 : of(day)};
    const auto era = town::era_from(form.first(id + ":era"));
    const auto born = era ? town::partial_from_era({*era, western.year, western.month, western.day})
                          : town::partial_date(town::iso_date(western));
    return born && born->first_day() <= today ? town::iso_date(*born) : "";
}

void fill(const Question& question, const Answer& given, Form& form) {
    const auto& id = question.id;
    if (std::holds_alternative<town::DoesNotKnow>(given)) {
        form.put(id, std::string(not_known));
        form.put(id + ":unknown", "1");
    } else if (const auto* chosen = std::get_if<town::Chosen>(&given)) {
        for (const auto& option : chosen->options) form.put(id, option);
    } else if (const auto* text = std::get_if<town::Written>(&given)) {
        form.put(id, text->text.reveal());
    } else if (const auto* counted = std::get_if<town::Counted>(&given)) {
        form.put(id, std::to_string(counted->number));
    } else if (const auto* consented = std::get_if<town::Consented>(&given)) {
        form.put(id, consented->given ? "given" : "not_given");
    } else if (const auto* dated = std::get_if<town::Dated>(&given)) {
        const auto date = base::from_iso_date(dated->iso.reveal());
        if (!date) return;
        form.put(id + ":year", std::to_string(static_cast<int>(date->year())));
        form.put(id + ":month", std::to_string(static_cast<unsigned>(date->month())));
        form.put(id + ":day", std::to_string(static_cast<unsigned>(date->day())));
    } else if (const auto* lined = std::get_if<town::Lined>(&given)) {
        for (const auto& [row, count] : lined->counts) {
            form.put(id + ":line:" + row, std::to_string(count));
        }
    }
}

}  // namespace server::pages

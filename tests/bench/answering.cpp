#include "tests/bench/answering.h"

#include <fmt/core.h>

#include <algorithm>

#include "town/journey.h"
#include "town/rules/closed_days.h"

namespace bench {

namespace {

base::SecretText secret(std::string text) { return base::SecretText(std::move(text)); }

// One text of a code's pattern: classes, counts and single signs, as the pack's lint allows them.
// The first of several forms split by | is taken.
std::string sample_of(const std::string& pattern, std::mt19937& random) {
    std::string text;
    std::string set;
    for (std::size_t at = 0; at < pattern.size() && pattern[at] != '|'; ++at) {
        const char sign = pattern[at];
        if (sign == '[') {
            set.clear();
            for (++at; pattern[at] != ']'; ++at) {
                if (pattern[at + 1] == '-' && pattern[at + 2] != ']') {
                    for (char one = pattern[at]; one <= pattern[at + 2]; ++one) set += one;
                    at += 2;
                } else {
                    set += pattern[at];
                }
            }
            text += set[random() % set.size()];
        } else if (sign == '{') {
            const auto count = std::strtoul(&pattern[at + 1], nullptr, 10);
            for (std::size_t i = 1; i < count; ++i) text += set[random() % set.size()];
            at = pattern.find('}', at);
        } else if (sign == '\\' && pattern[at + 1] == 'd') {
            set = "0123456789";
            text += set[random() % set.size()];
            ++at;
        } else if (sign == '?') {
            text.pop_back();
        } else if (sign != '+' && sign != '\\') {
            set = sign;
            text += sign;
        }
    }
    return text;
}

}  // namespace

std::size_t Answering::below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

town::Person Answering::somebody() {
    const auto who = below(40);  // Few enough to come again.
    return {.name = secret(fmt::format("見本　{:03}子", who)),
            .address = secret(fmt::format("岡山県久米郡美咲町見本{}番地", who)),
            .birth_date =
                secret(fmt::format("{}-{:02}-{:02}", 1930 + who % 70, 1 + who % 12, 1 + who % 28)),
            .sex = town::Sex::female};
}

void Answering::remember(const std::string& register_name, std::vector<std::string> told) {
    constexpr std::size_t most = 40;
    auto& slips = slips_[register_name];
    latest_ = told;
    slips.push_front(std::move(told));
    if (slips.size() > most) slips.pop_back();
}

const std::string* Answering::told(const town::CodeForm& form) const {
    for (const auto& slip : at_hand_) {
        for (const auto& one : slip) {
            if (town::fits(form, one)) return &one;
        }
    }
    return nullptr;
}

std::string Answering::code(const town::CodeForm& form) {
    // Now and then somebody tells what nobody handed out.
    if (const auto* known = told(form); known != nullptr && below(10) != 0) return *known;
    // A book that exists is likelier at the desk than one that does not.
    const auto books = pack_.tables.find("books");
    if (form.id == "book_code" && books != pack_.tables.end()) {
        const auto& row = books->second[below(books->second.size())];
        return row.values.at("code");
    }
    return sample_of(form.pattern, random_);
}

town::Answer Answering::several(const town::Question& question) {
    town::Chosen chosen;
    for (const auto& option : question.options) {
        if (!option.alone && below(3) == 0) chosen.options.push_back(option.id);
    }
    if (chosen.options.empty()) chosen.options.push_back(question.options.front().id);
    return chosen;
}

std::optional<town::Answer> Answering::one(const town::Question& question, base::Date today) {
    switch (question.kind) {
        case town::QuestionKind::one_of:
            return town::Chosen{{question.options[below(question.options.size())].id}};
        case town::QuestionKind::several_of:
            return several(question);
        case town::QuestionKind::kana:
            return town::Written{secret("みほん はなこ")};
        case town::QuestionKind::kanji:
            return town::Written{secret("見本花子")};
        case town::QuestionKind::text:
            return town::Written{secret("見本の文です")};
        case town::QuestionKind::phone:
            return town::Written{secret("0868-66-1234")};
        case town::QuestionKind::code:
            return town::Written{secret(code(*question.form))};
        case town::QuestionKind::number: {
            const auto room = static_cast<std::size_t>(
                std::min<std::int64_t>(question.most - question.least, 5000));
            return town::Counted{question.least + static_cast<std::int64_t>(below(room + 1))};
        }
        case town::QuestionKind::date: {
            const auto most = question.most > 0 ? question.most : 300;
            const bool ahead = question.side == town::DateSide::after_today;
            // Half of what happened happened just now.
            const bool is_now = !ahead && below(2) == 0;
            const auto days =
                is_now
                    ? 0
                    : static_cast<int>(
                          1 + below(static_cast<std::size_t>(std::min<std::int64_t>(most, 300))));
            auto day = std::chrono::sys_days(today) + std::chrono::days(ahead ? days : -days);
            while (town::is_closed_day(question.closed_days, base::Date(day)))
                day += std::chrono::days(ahead ? 1 : -1);
            return town::Dated{secret(base::iso_date(base::Date(day)))};
        }
        case town::QuestionKind::person_from_card:
            return town::FromCard{somebody()};
        case town::QuestionKind::consent:
            return town::Consented{true};
        case town::QuestionKind::lines: {
            town::Lined lined;
            for (const auto& option : question.options) {
                if (below(2) == 0)
                    lined.counts[option.id] = 1 + static_cast<std::int64_t>(below(3));
            }
            if (lined.counts.empty()) lined.counts[question.options.front().id] = 1;
            return lined;
        }
    }
    return std::nullopt;
}

std::optional<town::Answers> Answering::answer(const town::Journey& journey,
                                               const std::string& subject, base::Date today) {
    town::Answers answers;
    at_hand_ = slips_[journey.register_name];
    // Rather the latest, but not always the same.
    if (!at_hand_.empty()) std::swap(at_hand_.front(), at_hand_[below(below(at_hand_.size()) + 1)]);
    // Then the latest slip of any other register: a number that is withdrawn or handed over.
    if (!latest_.empty()) at_hand_.push_back(latest_);
    // What is asked depends on what was answered: once more until nothing new is asked.
    for (bool more = true; more;) {
        more = false;
        for (const auto* question : town::questions_for(journey, answers, today)) {
            if (answers.contains(question->id)) continue;
            auto said = question->id == journey.subject && !subject.empty()
                            ? std::optional<town::Answer>(town::Written{secret(subject)})
                            : one(*question, today);
            if (!said) return std::nullopt;
            answers.emplace(question->id, std::move(*said));
            more = true;
            break;
        }
    }
    if (!town::check(journey, answers, today).empty()) return std::nullopt;
    return answers;
}

}  // namespace bench

// Whether an answer fits its question, and a set of answers its journey.
#include <algorithm>
#include <cassert>
#include <set>

#include "base/bytes.h"
#include "town/journey.h"
#include "town/person_date.h"
#include "town/rules/closed_days.h"

namespace town {
namespace {

using Checked = base::Result<void, AnswerFault>;

constexpr std::int64_t most_characters = 200;

struct CodePoints {
    std::string_view left;
    // The next character of text that is known to be UTF-8; 0 at the end.
    char32_t next() {
        if (left.empty()) return 0;
        const auto first = static_cast<unsigned char>(left[0]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t point = size == 1 ? first : first & (0xFFu >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) {
            point = (point << 6) | (static_cast<unsigned char>(left[i]) & 0x3Fu);
        }
        left.remove_prefix(size);
        return point;
    }
};

bool is_blank(char32_t point) { return point == U' ' || point == U'\u3000'; }

// Hiragana and katakana with their marks, ー and ・ among them, and blanks.
bool is_kana(char32_t point) {
    return (point >= 0x3041 && point <= 0x3096) || (point >= 0x3099 && point <= 0x309E) ||
           (point >= 0x30A1 && point <= 0x30FE) || is_blank(point);
}

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

Checked check_text(const Question& question, const std::string& text) {
    if (!base::is_utf8(base::view_of(text))) return base::Failure{AnswerFault::wrong_kind};
    const std::int64_t most = question.most == 0 ? most_characters : question.most;
    if (base::characters_in(text) > static_cast<std::size_t>(most)) {
        return base::Failure{AnswerFault::too_long};
    }
    bool only_blanks = true;
    CodePoints points{text};
    while (!points.left.empty()) {
        const char32_t point = points.next();
        const bool new_line = point == U'\n' && question.kind == QuestionKind::text;
        if (is_control(point) && !new_line) return base::Failure{AnswerFault::wrong_kind};
        if (question.kind == QuestionKind::kana && !is_kana(point)) {
            return base::Failure{AnswerFault::not_kana};
        }
        only_blanks = only_blanks && (new_line || is_blank(point));
    }
    if (only_blanks) return base::Failure{AnswerFault::missing};
    return {};
}

// Ten digits (landline) or eleven (mobile, IP), from 0 on; hyphens only between digits.
Checked check_phone(const std::string& text) {
    if (text.empty()) return base::Failure{AnswerFault::missing};
    std::size_t digits = 0;
    char before = '-';
    for (const char c : text) {
        if (c == '-' && before == '-') return base::Failure{AnswerFault::not_a_phone_number};
        if (c != '-' && (c < '0' || c > '9')) return base::Failure{AnswerFault::not_a_phone_number};
        digits += c == '-' ? 0 : 1;
        before = c;
    }
    if (text.front() != '0' || before == '-' || digits < 10 || digits > 11) {
        return base::Failure{AnswerFault::not_a_phone_number};
    }
    return {};
}

Checked check_chosen(const Question& question, const Chosen& chosen) {
    if (chosen.options.empty()) {
        if (question.may_skip) return {};
        return base::Failure{AnswerFault::missing};
    }
    std::set<std::string_view> seen;
    bool alone = false;
    for (const std::string& id : chosen.options) {
        const auto option = std::ranges::find(question.options, id, &Option::id);
        if (option == question.options.end()) return base::Failure{AnswerFault::unknown_option};
        if (!seen.insert(id).second) return base::Failure{AnswerFault::too_many};
        alone = alone || option->alone;
    }
    const bool only_one = alone || question.kind == QuestionKind::one_of;
    if (only_one && seen.size() > 1) return base::Failure{AnswerFault::too_many};
    return {};
}

Checked check_date(const Question& question, const std::string& iso, base::Date today) {
    if (iso.empty()) return base::Failure{AnswerFault::missing};
    const auto date = base::from_iso_date(iso);
    if (!date) return base::Failure{AnswerFault::no_such_date};
    if (question.side == DateSide::until_today && *date > today) {
        return base::Failure{AnswerFault::in_the_future};
    }
    if (question.side == DateSide::after_today && *date <= today) {
        return base::Failure{AnswerFault::in_the_past};
    }
    const auto days = std::chrono::sys_days(*date) - std::chrono::sys_days(today);
    if (question.most > 0 && std::chrono::abs(days).count() > question.most) {
        return base::Failure{AnswerFault::out_of_range};
    }
    if (is_closed_day(question.closed_days, *date)) return base::Failure{AnswerFault::closed_day};
    return {};
}

Checked check_person(const Person& person, base::Date today) {
    for (const base::SecretText* text : {&person.name, &person.address}) {
        if (!base::is_utf8(base::view_of(text->reveal()))) {
            return base::Failure{AnswerFault::wrong_kind};
        }
        if (text->reveal().size() > 4000) return base::Failure{AnswerFault::too_long};
    }
    if (person.name.empty()) return base::Failure{AnswerFault::missing};
    const auto birth = partial_date(person.birth_date.reveal());
    if (!birth) return base::Failure{AnswerFault::no_such_date};
    if (birth->first_day() > today) return base::Failure{AnswerFault::in_the_future};
    return {};
}

template <class T>
const T* answer_as(const Answer& answer) {
    return std::get_if<T>(&answer);
}

Checked check_code(const Question& question, const std::string& text) {
    if (text.empty()) return base::Failure{AnswerFault::missing};
    if (!question.form || !fits(*question.form, text)) {
        return base::Failure{AnswerFault::not_a_code};
    }
    return {};
}

Checked check_lines(const Question& question, const Lined& lined) {
    if (lined.counts.empty()) return base::Failure{AnswerFault::missing};
    for (const auto& [id, count] : lined.counts) {
        if (std::ranges::find(question.options, id, &Option::id) == question.options.end()) {
            return base::Failure{AnswerFault::unknown_option};
        }
        if (count < 1 || (question.most > 0 && count > question.most)) {
            return base::Failure{AnswerFault::out_of_range};
        }
    }
    return {};
}

Checked check_known(const Question& question, const Answer& answer, base::Date today) {
    switch (question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of:
            if (const auto* chosen = answer_as<Chosen>(answer)) {
                return check_chosen(question, *chosen);
            }
            break;
        case QuestionKind::kana:
        case QuestionKind::kanji:
            if (const auto* written = answer_as<Written>(answer)) {
                return check_text(question, written->text.reveal());
            }
            break;
        case QuestionKind::phone:
            if (const auto* written = answer_as<Written>(answer)) {
                return check_phone(written->text.reveal());
            }
            break;
        case QuestionKind::number:
            if (const auto* counted = answer_as<Counted>(answer)) {
                if (counted->number >= question.least && counted->number <= question.most)
                    return {};
                return base::Failure{AnswerFault::out_of_range};
            }
            break;
        case QuestionKind::date:
            if (const auto* dated = answer_as<Dated>(answer)) {
                return check_date(question, dated->iso.reveal(), today);
            }
            break;
        case QuestionKind::person_from_card:
            if (const auto* card = answer_as<FromCard>(answer)) {
                return check_person(card->person, today);
            }
            break;
        case QuestionKind::consent:
            if (const auto* consented = answer_as<Consented>(answer)) {
                if (consented->given || question.may_skip) return {};
                return base::Failure{AnswerFault::consent_needed};
            }
            break;
        case QuestionKind::text:
            if (const auto* written = answer_as<Written>(answer)) {
                return check_text(question, written->text.reveal());
            }
            break;
        case QuestionKind::code:
            if (const auto* written = answer_as<Written>(answer)) {
                return check_code(question, written->text.reveal());
            }
            break;
        case QuestionKind::lines:
            if (const auto* lined = answer_as<Lined>(answer)) return check_lines(question, *lined);
            break;
    }
    return base::Failure{AnswerFault::wrong_kind};
}

bool person_was_read(const std::vector<const Question*>& asked, const Answers& answers) {
    return std::ranges::any_of(asked, [&](const Question* question) {
        const auto answer = answers.find(question->id);
        return answer != answers.end() && answer_as<FromCard>(answer->second) != nullptr;
    });
}

}  // namespace

Checked check(const Question& question, const Answer& answer, base::Date today) {
    if (std::holds_alternative<DoesNotKnow>(answer)) {
        if (question.may_not_know) return {};
        return base::Failure{AnswerFault::may_not_be_unknown};
    }
    return check_known(question, answer, today);
}

std::vector<Complaint> check(const Journey& journey, const Answers& answers, base::Date today) {
    std::vector<Complaint> complaints;
    const auto asked = questions_for(journey, answers, today);
    std::set<std::string_view> asked_ids;
    for (const Question* question : asked) {
        asked_ids.insert(question->id);
        const auto answer = answers.find(question->id);
        if (answer == answers.end()) {
            if (!question->may_skip) complaints.push_back({question->id, AnswerFault::missing});
            continue;
        }
        const auto fits = check(*question, answer->second, today);
        if (!fits) complaints.push_back({question->id, fits.error()});
    }
    for (const auto& [id, answer] : answers) {
        if (!asked_ids.contains(id)) complaints.push_back({id, AnswerFault::not_asked});
    }
    for (const Contradiction* one : contradictions(journey, answers, today)) {
        complaints.push_back({one->note, AnswerFault::contradiction});
    }
    if (journey.evidence == EvidenceLevel::l2 && !is_filed_by_another(journey, answers) &&
        !person_was_read(asked, answers)) {
        complaints.push_back({"evidence", AnswerFault::missing});
    }
    return complaints;
}

}  // namespace town

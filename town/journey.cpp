#include "town/journey.h"

#include <array>

namespace town {

const Question* question(const Journey& journey, std::string_view id) {
    for (const Question& one : journey.questions) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

std::string_view word(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::one_of:
            return "one_of";
        case QuestionKind::several_of:
            return "several_of";
        case QuestionKind::kana:
            return "kana";
        case QuestionKind::kanji:
            return "kanji";
        case QuestionKind::number:
            return "number";
        case QuestionKind::date:
            return "date";
        case QuestionKind::phone:
            return "phone";
        case QuestionKind::person_from_card:
            return "person_from_card";
        case QuestionKind::consent:
            return "consent";
        case QuestionKind::text:
            return "text";
        case QuestionKind::code:
            return "code";
        case QuestionKind::lines:
            return "lines";
    }
    return "";
}

std::string_view word(EvidenceLevel level) {
    constexpr std::array<std::string_view, 6> levels{"L0", "L1", "L2", "L3", "L4", "L5"};
    return levels[static_cast<std::size_t>(level)];
}

std::string_view word(AnswerFault fault) {
    switch (fault) {
        case AnswerFault::missing:
            return "missing";
        case AnswerFault::unknown_option:
            return "unknown_option";
        case AnswerFault::too_many:
            return "too_many";
        case AnswerFault::not_kana:
            return "not_kana";
        case AnswerFault::too_long:
            return "too_long";
        case AnswerFault::out_of_range:
            return "out_of_range";
        case AnswerFault::no_such_date:
            return "no_such_date";
        case AnswerFault::in_the_future:
            return "in_the_future";
        case AnswerFault::in_the_past:
            return "in_the_past";
        case AnswerFault::closed_day:
            return "closed_day";
        case AnswerFault::not_a_phone_number:
            return "not_a_phone_number";
        case AnswerFault::wrong_kind:
            return "wrong_kind";
        case AnswerFault::may_not_be_unknown:
            return "may_not_be_unknown";
        case AnswerFault::consent_needed:
            return "consent_needed";
        case AnswerFault::not_asked:
            return "not_asked";
        case AnswerFault::not_a_code:
            return "not_a_code";
        case AnswerFault::contradiction:
            return "contradiction";
    }
    return "";
}

}  // namespace town

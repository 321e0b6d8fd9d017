#include "kiosk/journey/draft.h"

#include <algorithm>
#include <charconv>

#include "kiosk/journey/written_draft.h"
#include "kiosk/typing/phone.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

using town::QuestionKind;

constexpr std::size_t most_digits = 11;
constexpr std::size_t most_code_signs = 40;
constexpr std::int64_t most_of_a_line = 99;  // where the question says nothing

// A digit from the ten-key pad or from a key of the keyboard.
std::optional<int> digit_of(const view::Intent& intent) {
    if (const auto* pressed = as<view::DigitPressed>(intent)) return pressed->digit;
    const auto* typed = as<view::CharacterTyped>(intent);
    if (typed != nullptr && typed->text.size() == 1 && typed->text[0] >= '0' &&
        typed->text[0] <= '9') {
        return typed->text[0] - '0';
    }
    return std::nullopt;
}

bool take_option(Draft& draft, const town::Question& question, const view::OptionToggled& toggled) {
    const auto option = std::ranges::find(question.options, toggled.id, &town::Option::id);
    if (option == question.options.end()) return false;
    draft.does_not_know = false;
    const bool was_chosen = std::erase(draft.chosen, toggled.id) > 0;
    if (question.kind == QuestionKind::one_of || option->alone) draft.chosen.clear();
    // 「どれもない」 leaves as soon as anything else is chosen.
    std::erase_if(draft.chosen, [&](const std::string& id) {
        const auto other = std::ranges::find(question.options, id, &town::Option::id);
        return other->alone;
    });
    // One of several: touching it again keeps it chosen, for a trembling hand.
    if (!was_chosen || question.kind == QuestionKind::one_of) draft.chosen.push_back(toggled.id);
    return true;
}

bool take_digits(Draft& draft, const town::Question& question, const view::Intent& intent) {
    std::string digits = draft.text.reveal();
    std::erase(digits, '-');
    if (erases(intent)) {
        if (!digits.empty()) digits.pop_back();
    } else if (const auto digit = digit_of(intent)) {
        const std::size_t most = question.kind == QuestionKind::phone
                                     ? most_digits
                                     : std::to_string(question.most).size();
        if (digits.size() < most) digits += static_cast<char>('0' + *digit);
    } else {
        return false;
    }
    draft.does_not_know = false;
    if (question.kind == QuestionKind::phone) digits = typing::phone_with_hyphens(digits);
    draft.text = base::SecretText(std::move(digits));
    return true;
}

// Digits, capital letters and hyphens, as they stand under the bars.
bool take_code(Draft& draft, const view::Intent& intent) {
    std::string code = draft.text.reveal();
    if (erases(intent)) {
        if (!code.empty()) code.pop_back();
    } else if (const auto digit = digit_of(intent)) {
        code += static_cast<char>('0' + *digit);
    } else if (const auto* typed = as<view::CharacterTyped>(intent)) {
        if (typed->text.size() != 1) return false;
        const char sign = typed->text[0];
        if (sign >= 'a' && sign <= 'z')
            code += static_cast<char>(sign - 'a' + 'A');
        else if ((sign >= 'A' && sign <= 'Z') || sign == '-')
            code += sign;
        else
            return false;
    } else {
        return false;
    }
    draft.does_not_know = false;
    if (code.size() <= most_code_signs) draft.text = base::SecretText(std::move(code));
    return true;
}

bool take_line(Draft& draft, const town::Question& question, const view::LineChanged& changed) {
    const auto option = std::ranges::find(question.options, changed.id, &town::Option::id);
    if (option == question.options.end()) return false;
    const std::int64_t most = question.most > 0 ? question.most : most_of_a_line;
    const std::int64_t count =
        std::clamp<std::int64_t>(draft.counts[changed.id] + std::clamp(changed.by, -1, 1), 0, most);
    draft.does_not_know = false;
    if (count == 0)
        draft.counts.erase(changed.id);
    else
        draft.counts[changed.id] = count;
    return true;
}

bool take_date(Draft& draft, const view::Intent& intent) {
    if (const auto* era = as<view::EraChosen>(intent)) {
        draft.date.choose_era(era->era);
    } else if (const auto* part = as<view::DatePartChosen>(intent)) {
        draft.date.part = std::clamp(part->part, 0, 3);
    } else if (erases(intent)) {
        draft.date.erase();
    } else if (const auto digit = digit_of(intent)) {
        draft.date.press(*digit);
    } else {
        return false;
    }
    draft.does_not_know = false;
    return true;
}

bool take_for_kind(Draft& draft, const town::Question& question, const view::Intent& intent,
                   typing::TownWords* own) {
    switch (question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of:
            if (const auto* toggled = as<view::OptionToggled>(intent)) {
                return take_option(draft, question, *toggled);
            }
            return false;
        case QuestionKind::lines:
            if (const auto* changed = as<view::LineChanged>(intent)) {
                return take_line(draft, question, *changed);
            }
            return false;
        case QuestionKind::code:
            return take_code(draft, intent);
        case QuestionKind::kana:
            return take_kana(draft, question, intent);
        case QuestionKind::text:
        case QuestionKind::kanji:
            return take_characters(draft, question, intent, own);
        case QuestionKind::number:
        case QuestionKind::phone:
            return take_digits(draft, question, intent);
        case QuestionKind::date:
            return take_date(draft, intent);
        case QuestionKind::consent:
            if (const auto* consent = as<view::ConsentGiven>(intent)) {
                draft.consent = consent->yes;
                draft.does_not_know = false;
                return true;
            }
            return false;
        case QuestionKind::person_from_card:
            return false;
    }
    return false;
}

std::optional<town::Answer> number_of(const Draft& draft) {
    const std::string& digits = draft.text.reveal();
    std::int64_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || read.ec != std::errc()) return std::nullopt;
    return town::Counted{number};
}

}  // namespace

bool take(Draft& draft, const town::Question& question, const view::Intent& intent,
          typing::TownWords* own) {
    if (as<view::DoesNotKnowPressed>(intent) != nullptr) {
        if (!question.may_not_know) return false;
        draft.does_not_know = !draft.does_not_know;
        return true;
    }
    return take_for_kind(draft, question, intent, own);
}

std::optional<town::Answer> answer_of(const Draft& draft, const town::Question& question,
                                      const town::Person* person) {
    if (draft.does_not_know) return town::DoesNotKnow{};
    switch (question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of:
            if (draft.chosen.empty()) return std::nullopt;
            return town::Chosen{draft.chosen};
        case QuestionKind::lines:
            if (draft.counts.empty()) return std::nullopt;
            return town::Lined{draft.counts};
        case QuestionKind::text:
        case QuestionKind::code:
        case QuestionKind::kana:
        case QuestionKind::kanji: {
            base::SecretText whole = all_typed(draft, question);
            if (whole.empty()) return std::nullopt;
            return town::Written{std::move(whole)};
        }
        case QuestionKind::phone:
            if (draft.text.empty()) return std::nullopt;
            return town::Written{draft.text};
        case QuestionKind::number:
            return number_of(draft);
        case QuestionKind::date:
            if (const auto date = draft.date.date()) {
                return town::Dated{base::SecretText(base::iso_date(*date))};
            }
            return std::nullopt;
        case QuestionKind::person_from_card:
            if (person == nullptr) return std::nullopt;
            return town::FromCard{*person};
        case QuestionKind::consent:
            if (!draft.consent) return std::nullopt;
            return town::Consented{*draft.consent};
    }
    return std::nullopt;
}

}  // namespace kiosk

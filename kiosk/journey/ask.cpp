#include "kiosk/journey/ask.h"

#include <algorithm>
#include <charconv>

namespace kiosk {
namespace {

using town::QuestionKind;

view::KeyPad pad_for(const town::Question& question) {
    switch (question.kind) {
        case QuestionKind::kana:
            return view::KeyPad::kana;
        case QuestionKind::number:
            return view::KeyPad::number;
        case QuestionKind::phone:
            return view::KeyPad::phone;
        case QuestionKind::text:
            return view::KeyPad::text;
        case QuestionKind::code:
            return question.form && question.form->digits_only ? view::KeyPad::number
                                                               : view::KeyPad::code;
        case QuestionKind::lines:
        case QuestionKind::kanji:
        case QuestionKind::one_of:
        case QuestionKind::several_of:
        case QuestionKind::date:
        case QuestionKind::person_from_card:
        case QuestionKind::consent:
            break;
    }
    return view::KeyPad::kanji;
}

// What the order costs; empty while the price of something in it is not known.
std::optional<std::int64_t> yen_of(const town::Question& question, const Draft& draft,
                                   const town::Pack* pack) {
    if (pack == nullptr || draft.counts.empty()) return std::nullopt;
    std::int64_t sum = 0;
    for (const auto& [id, count] : draft.counts) {
        const town::PackRow* ware = town::row(*pack, question.options_from, id);
        if (ware == nullptr) return std::nullopt;
        const auto price = ware->values.find("yen");
        std::int64_t yen = 0;
        if (price == ware->values.end() || price->second.empty()) return std::nullopt;
        const char* end = price->second.data() + price->second.size();
        if (std::from_chars(price->second.data(), end, yen).ptr != end) return std::nullopt;
        sum += yen * count;
    }
    return sum;
}

}  // namespace

view::AskOptions options_of(const town::Journey& journey, const town::Question& question,
                            const Draft& draft, const town::Words& words) {
    view::AskOptions ask;
    ask.several = question.kind == QuestionKind::several_of;
    for (const town::Option& option : question.options) {
        const bool chosen = std::ranges::find(draft.chosen, option.id) != draft.chosen.end();
        ask.options.push_back(
            {option.id, words.say(town::option_key(journey, question, option)), chosen});
    }
    return ask;
}

view::AskLines lines_of(const town::Journey& journey, const town::Question& question,
                        const Draft& draft, const town::Words& words, const town::Pack* pack) {
    view::AskLines ask;
    const std::string detail = "table." + question.options_from + ".detail.";
    for (const town::Option& option : question.options) {
        const auto counted = draft.counts.find(option.id);
        view::LineRow row;
        row.id = option.id;
        row.label = words.say(town::option_key(journey, question, option));
        if (words.has(detail + option.id)) row.detail = words.say(detail + option.id);
        row.count = counted == draft.counts.end() ? 0 : static_cast<int>(counted->second);
        ask.rows.push_back(std::move(row));
    }
    std::int64_t pieces = 0;
    for (const auto& [id, count] : draft.counts) pieces += count;
    ask.total = words.say("kiosk.lines_total", {{"n", std::to_string(pieces)}});
    if (const auto yen = yen_of(question, draft, pack)) {
        ask.total =
            words.say("kiosk.lines_total_yen",
                      {{"n", std::to_string(pieces)},
                       {"yen", words.say("kiosk.yen", {{"n", grouped(std::to_string(*yen))}})}});
    }
    return ask;
}

view::AskText text_of(const town::Journey& journey, const town::Question& question,
                      const Draft& draft, const town::Words& words) {
    view::AskText ask;
    ask.pad = pad_for(question);
    ask.text = draft.text.reveal();
    ask.unconverted = draft.unconverted.reveal();
    ask.candidates = draft.candidates;
    ask.address = question.typing == town::Typing::address;
    const std::string unit = town::question_key(journey, question) + "unit";
    if (words.has(unit)) ask.unit = words.say(unit);
    return ask;
}

std::string grouped(std::string digits) {
    const std::size_t begin = digits.starts_with('-') ? 1 : 0;
    for (std::size_t place = digits.size(); place > begin + 3;) {
        place -= 3;
        digits.insert(place, 1, ',');
    }
    return digits;
}

}  // namespace kiosk

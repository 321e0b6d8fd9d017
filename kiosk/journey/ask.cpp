#include "kiosk/journey/ask.h"

#include <algorithm>

namespace kiosk {
namespace {

using town::QuestionKind;

view::KeyPad pad_for(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::kana:
            return view::KeyPad::kana;
        case QuestionKind::number:
            return view::KeyPad::number;
        case QuestionKind::phone:
            return view::KeyPad::phone;
        case QuestionKind::text:
            return view::KeyPad::text;
        case QuestionKind::code:
            return view::KeyPad::code;
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

}  // namespace

view::AskOptions options_of(const town::Question& question, const Draft& draft,
                            const std::string& key, const town::Words& words) {
    view::AskOptions ask;
    ask.several = question.kind == QuestionKind::several_of;
    for (const town::Option& option : question.options) {
        const bool chosen = std::ranges::find(draft.chosen, option.id) != draft.chosen.end();
        ask.options.push_back({option.id, words.say(key + "option." + option.id), chosen});
    }
    return ask;
}

view::AskText text_of(const Draft& draft, QuestionKind kind, const std::string& key,
                      const town::Words& words) {
    view::AskText ask;
    ask.pad = pad_for(kind);
    ask.text = draft.text.reveal();
    ask.unconverted = draft.unconverted.reveal();
    ask.candidates = draft.candidates;
    if (words.has(key + "unit")) ask.unit = words.say(key + "unit");
    return ask;
}

}  // namespace kiosk

#include "kiosk/journey/written_draft.h"

#include <algorithm>

#include "kiosk/typing/candidates.h"
#include "kiosk/typing/kana.h"
#include "kiosk/typing/romaji.h"
#include "kiosk/typing/tones.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

using base::SecretText;

constexpr std::size_t most_bytes_typed = 1200;

bool is_full(const Draft& draft, const town::Question& question) {
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(question.most, 0));
    const std::size_t typed = draft.text.reveal().size() + draft.unconverted.reveal().size();
    return typed > std::max(most_bytes_typed, most * 3);
}

void add_to(SecretText& text, const std::string& more) { text = SecretText(text.reveal() + more); }

void erase_last(Draft& draft) {
    SecretText& shorter = draft.unconverted.empty() ? draft.text : draft.unconverted;
    shorter = SecretText(typing::without_last_character(shorter.reveal()));
}

void change_last(SecretText& text) {
    const std::string changed = typing::with_last_kana_changed(text.reveal());
    text = SecretText(changed == text.reveal() ? typing::with_last_tone_changed(changed) : changed);
}

void type_character(Draft& draft, const town::Question& question, const std::string& character) {
    if (is_full(draft, question)) return;
    if (character != "\n") return add_to(draft.unconverted, character);
    // A new line settles the reading before it.
    add_to(draft.text, draft.unconverted.reveal() + "\n");
    draft.unconverted.wipe();
}

// The seventh digit of a postal code brings its address at once.
void look_for_address(Draft& draft, const town::Question& question, typing::TownWords* own) {
    if (own == nullptr || question.typing != town::Typing::address || !draft.text.empty()) return;
    if (const auto code = typing::postal_code_in(draft.unconverted.reveal())) {
        draft.candidates = own->addresses(*code);
    }
}

}  // namespace

bool erases(const view::Intent& intent) {
    return as<view::DigitErased>(intent) != nullptr || as<view::CharacterErased>(intent) != nullptr;
}

// Latin letters wait until they are a sound.
bool take_kana(Draft& draft, const town::Question& question, const view::Intent& intent) {
    if (const auto* character = as<view::CharacterTyped>(intent)) {
        if (is_full(draft, question)) return true;
        const std::string waiting = draft.unconverted.reveal();
        if (typing::is_romaji(character->text)) {
            const typing::Sounds sounds = typing::sounds_of(waiting + character->text);
            add_to(draft.text, sounds.kana);
            draft.unconverted = SecretText(sounds.rest);
        } else {
            add_to(draft.text, typing::whole_sounds_of(waiting) + character->text);
            draft.unconverted.wipe();
        }
    } else if (erases(intent)) {
        erase_last(draft);
    } else if (as<view::KanaChanged>(intent) != nullptr) {
        change_last(draft.text);
    } else {
        return false;
    }
    draft.does_not_know = false;
    return true;
}

bool take_characters(Draft& draft, const town::Question& question, const view::Intent& intent,
                     typing::TownWords* own) {
    const bool choosing = !draft.candidates.empty();
    if (as<view::ConvertPressed>(intent) != nullptr) {
        draft.candidates = typing::candidates_for(draft.unconverted.reveal(), question.typing,
                                                  !draft.text.empty(), own);
        return true;
    }
    if (const auto* character = as<view::CharacterTyped>(intent)) {
        type_character(draft, question, character->text);
    } else if (erases(intent)) {
        // Back from the choice to the sounds: nothing of them is lost.
        if (!choosing) erase_last(draft);
    } else if (as<view::KanaChanged>(intent) != nullptr) {
        change_last(draft.unconverted);
    } else if (const auto* choice = as<view::CandidateChosen>(intent)) {
        const auto index = static_cast<std::size_t>(choice->index);
        if (choice->index < 0 || index >= draft.candidates.size()) return false;
        add_to(draft.text, draft.candidates[index]);
        draft.unconverted.wipe();
    } else {
        return false;
    }
    draft.does_not_know = false;
    draft.candidates.clear();
    if (as<view::CharacterTyped>(intent) != nullptr) look_for_address(draft, question, own);
    return true;
}

bool is_unknown_postal_code(const Draft& draft, const town::Question& question) {
    return question.typing == town::Typing::address && draft.text.empty() &&
           draft.candidates.empty() &&
           typing::postal_code_in(draft.unconverted.reveal()).has_value();
}

SecretText all_typed(const Draft& draft, const town::Question& question) {
    const std::string& waiting = draft.unconverted.reveal();
    const bool kana = question.kind == town::QuestionKind::kana;
    return SecretText(draft.text.reveal() + (kana ? typing::whole_sounds_of(waiting) : waiting));
}

}  // namespace kiosk

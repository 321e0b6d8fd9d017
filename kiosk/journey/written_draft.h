#pragma once

#include "kiosk/journey/draft.h"

// Drafts of what is written: kana, names in kanji, sentences, addresses.
namespace kiosk {

bool erases(const view::Intent& intent);

bool take_kana(Draft& draft, const town::Question& question, const view::Intent& intent);
bool take_characters(Draft& draft, const town::Question& question, const view::Intent& intent,
                     typing::TownWords* own);
// What was settled and what still waits: a reading that was never converted counts as it was typed.
base::SecretText all_typed(const Draft& draft, const town::Question& question);

}  // namespace kiosk

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/secret.h"
#include "kiosk/journey/date_draft.h"
#include "kiosk/typing/town_words.h"
#include "kiosk/view/view.h"
#include "town/journey.h"

namespace kiosk {

// What stands on the screen of one question, finished or not. It is kept when the visitor goes
// back, so that nothing is typed twice.
struct Draft {
    bool does_not_know = false;
    std::vector<std::string> chosen;      // options
    base::SecretText text;                // whatever is typed, as far as it is settled
    base::SecretText unconverted;         // kanji and text: the reading being typed; kana: letters
    std::vector<std::string> candidates;  // kanji and text
    DateDraft date;
    std::optional<bool> consent;
    std::map<std::string, std::int64_t> counts;  // lines
};

// Takes in what was touched; false: it means nothing to a question of this kind. `own`: the town's
// words, offered first where there are any.
bool take(Draft& draft, const town::Question& question, const view::Intent& intent,
          typing::TownWords* own = nullptr);
// A postal code stands there that the town's list does not have.
bool is_unknown_postal_code(const Draft& draft, const town::Question& question);

// The answer the draft stands for; empty while there is none.
std::optional<town::Answer> answer_of(const Draft& draft, const town::Question& question,
                                      const town::Person* person);

// The draft that stands for an answer given before, ready to be mended.
Draft draft_of(const town::Answer& answer);
DateDraft date_draft_of(const std::string& iso);

}  // namespace kiosk

#pragma once

#include <string>

#include "kiosk/journey/draft.h"
#include "kiosk/view/view.h"
#include "town/words.h"

// How drafts are shown; alike for a visitor's question and a clerk's correction. `key` is where the
// question's words begin: "journey.ID.question.QID.".
namespace kiosk {

view::AskOptions options_of(const town::Question& question, const Draft& draft,
                            const std::string& key, const town::Words& words);
view::AskText text_of(const Draft& draft, town::QuestionKind kind, const std::string& key,
                      const town::Words& words);

}  // namespace kiosk

#pragma once

#include <string>

#include "kiosk/journey/draft.h"
#include "kiosk/view/view.h"
#include "town/pack.h"

// How drafts are shown; alike for a visitor's question and a clerk's correction. The screens make
// pages of what is too long for them, as the size of text allows.
namespace kiosk {

view::AskOptions options_of(const town::Journey& journey, const town::Question& question,
                            const Draft& draft, const town::Words& words);
view::AskLines lines_of(const town::Journey& journey, const town::Question& question,
                        const Draft& draft, const town::Words& words, const town::Pack* pack);
view::AskText text_of(const town::Journey& journey, const town::Question& question,
                      const Draft& draft, const town::Words& words);

// "12800" as 12,800.
std::string grouped(std::string digits);

}  // namespace kiosk

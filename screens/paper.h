#pragma once

#include <string>

#include "screens/chrome.h"

namespace screens {

// What the printer does, in words; `trouble` says what to do instead.
std::string paper_words(view::Receipt::Paper paper, const std::string& trouble, const Phrases& say);

}  // namespace screens

#pragma once

#include "screens/chrome.h"

namespace screens {

// What a clerk reads after an act: that it is recorded, its number, and what the town answered.
Wish receipt_at_counter(const view::Receipt& receipt, const Phrases& say, ui::Sheet& sheet);

}  // namespace screens

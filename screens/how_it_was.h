#pragma once

#include "screens/chrome.h"

namespace screens {

// 「どうでしたか」: three faces with their words in a row of its own. Nobody has to press one.
float how_it_was_height(const ui::Sheet& sheet);
Wish how_it_was(const view::Receipt& receipt, const ui::Rect& row, const Phrases& say,
                ui::Sheet& sheet);

}  // namespace screens

#pragma once

#include "screens/chrome.h"
#include "screens/ui/elements.h"

namespace screens {

// A clerk elsewhere looks at this screen, or wants to.
bool asks_about_watching(const view::Frame& frame);
// The whole screen that asks whether they may look, or write.
Wish watch_question(const view::Watched& watched, const Phrases& say, ui::Sheet& sheet);
// Who looks stands in the header's place while they do, and what they wrote until it is confirmed.
bool tells_of_watching(const view::Frame& frame);
std::string watching_words(const view::Watched& watched, const Phrases& say, ui::Sheet& sheet,
                           const ui::Style& style, float width);
// A frame round the screen that is seen, a thick ring round what the clerk points at.
void mark_watched(const view::Frame& frame, const std::vector<ui::Element>& elements,
                  ui::Sheet& sheet);

// The list a clerk may have of this sheet; the kiosk leaves out what is private.
view::Seen seen_of(const std::string& screen, const std::string& language,
                   const std::vector<ui::Element>& elements, int width, int height);

}  // namespace screens

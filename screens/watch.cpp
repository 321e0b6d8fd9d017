#include "screens/watch.h"

#include <algorithm>

#include "screens/message.h"

namespace screens {
namespace {

void outline(ui::Painter& painter, const ui::Rect& at, float width, ui::Colour colour) {
    painter.fill({at.x, at.y, at.w, width}, colour);
    painter.fill({at.x, at.bottom() - width, at.w, width}, colour);
    painter.fill({at.x, at.y, width, at.h}, colour);
    painter.fill({at.right() - width, at.y, width, at.h}, colour);
}

}  // namespace

bool asks_about_watching(const view::Frame& frame) {
    if (!frame.watched || frame.watched->gone) return false;
    return !frame.watched->allowed || frame.watched->asks_to_write;
}

bool tells_of_watching(const view::Frame& frame) {
    return frame.watched && (frame.watched->allowed || frame.watched->wrote);
}

Wish watch_question(const view::Watched& watched, const Phrases& say, ui::Sheet& sheet) {
    const bool writes = watched.asks_to_write;
    const std::string pressed = message(
        {.sign = Message::Sign::ask,
         .title = say(writes ? "watched.write_title" : "watched.asks_title"),
         .words =
             say(writes ? "watched.write_words" : "watched.asks_words", {{"clerk", watched.clerk}}),
         // Yes and no weigh the same.
         .acts = {{.id = "watch.yes", .label = say(writes ? "watched.write_yes" : "watched.yes")},
                  {.id = "watch.no", .label = say(writes ? "watched.write_no" : "watched.no")}}},
        sheet);
    Wish wanted;
    if (pressed == "watch.yes") wanted = view::WatchAnswered{true};
    if (pressed == "watch.no") wanted = view::WatchAnswered{false};
    wish(wanted, footer({}, say, sheet));
    return wanted;
}

std::string watching_words(const view::Watched& watched, const Phrases& say, ui::Sheet& sheet,
                           const ui::Style& style, float width) {
    if (watched.wrote) return say("watched.wrote");
    if (watched.cannot_see_this) return say("watched.cannot_see");
    const bool points = !watched.pointed.empty();
    std::string whole =
        say(points ? "watched.points" : "watched.looks", {{"clerk", watched.clerk}});
    // Where the place's name has no room, that somebody looks is what counts.
    ui::Style small = style;
    small.size = ui::Size::second;
    const bool fits = sheet.lay(whole, small, 1e5F).width < width * 1.7F && sheet.text_size() == 0;
    if (fits || sheet.lay(whole, style, 1e5F).width < width) return whole;
    return say(points ? "watched.points_short" : "watched.looks_short");
}

void mark_watched(const view::Frame& frame, const std::vector<ui::Element>& elements,
                  ui::Sheet& sheet) {
    if (!frame.watched || !frame.watched->allowed) return;
    ui::Painter& painter = sheet.painter();
    // Inside the red frame of practice.
    const ui::Rect whole = frame.practice ? sheet.whole().inset(10) : sheet.whole();
    outline(painter, whole, 8, ui::theme::attention_edge);
    const std::string& pointed = frame.watched->pointed;
    const auto found = std::find_if(elements.begin(), elements.end(), [&](const ui::Element& one) {
        return !pointed.empty() && one.id == pointed;
    });
    if (found == elements.end()) return;
    const float scale = painter.scale();
    const auto units = [&](int pixels) { return static_cast<float>(pixels) / scale; };
    const ui::Rect at{units(found->at.x), units(found->at.y), units(found->at.w),
                      units(found->at.h)};
    // A little ground stays between, or the edge of what is pointed at would be lost in it.
    outline(painter, at.inset(-14), 9, ui::theme::danger_edge);
}

view::Seen seen_of(const std::string& screen, const std::string& language,
                   const std::vector<ui::Element>& elements, int width, int height) {
    view::Seen seen;
    seen.screen = screen;
    seen.language = language;
    seen.width = width;
    seen.height = height;
    for (const ui::Element& one : elements) {
        view::SeenElement made;
        made.id = one.id;
        made.role = std::string(ui::word(one.role));
        made.label = one.label;
        made.value = one.value;
        made.enabled = one.enabled;
        made.target = one.target;
        made.x = one.at.x;
        made.y = one.at.y;
        made.w = one.at.w;
        made.h = one.at.h;
        seen.elements.push_back(std::move(made));
    }
    return seen;
}

}  // namespace screens

#include "screens/ui/sheet.h"

namespace screens::ui {
namespace {

// 39 px make capitals of 30 px, the least in the larger sizes; 32 the least in the normal one.
float least_points(int text_size) { return text_size > 0 ? 40.F : 32.F; }

bool is_staff(Size size) { return size == Size::staff || size == Size::staff_title; }

// Staff screens have one size, and a receipt's number is large already.
bool keeps_size(Size size) { return is_staff(size) || size == Size::number; }

// What the words cover of their area, from its top.
Rect box_of(const Laid& laid, const Rect& area, const Style& style) {
    const float free = area.w - laid.width;
    const float shift = style.align == Painter::Align::left    ? 0
                        : style.align == Painter::Align::right ? free
                                                               : free / 2;
    return {area.x + shift, area.y, laid.width, laid.height};
}

}  // namespace

Sheet::Sheet(Painter& painter, const Hands& hands, Leaf leaf, int text_size, Rect whole)
    : painter_(painter),
      hands_(hands),
      leaf_(std::move(leaf)),
      next_(leaf_),
      text_size_(text_size),
      whole_(whole) {}

Rect Sheet::body() const {
    Rect left = whole_;
    left.cut_top(theme::header);
    left.cut_bottom(theme::footer);
    return {left.x + theme::margin, left.y + 36, left.w - 2 * theme::margin, left.h - 36 - 24};
}

Setting Sheet::setting(const Style& style, float size) const {
    return {style.weight, size, style.line_height};
}

Laid Sheet::lay(std::string_view words, const Style& style, float width, float height) {
    const float wanted = points(style.size) * (keeps_size(style.size) ? 1.F : scale());
    const float smallest = style.smallest <= 0 ? wanted
                           : is_staff(style.size)
                               ? style.smallest
                               : std::max(style.smallest, least_points(text_size_));
    float size = wanted;
    Laid laid = painter_.lay(words, setting(style, size), width);
    const bool one_line = laid.lines.size() <= 1;
    while ((laid.height > height + 1 || laid.width > width + 1) && size * .94F >= smallest) {
        size *= .94F;
        laid = painter_.lay(words, setting(style, size), width);
    }
    if (one_line && laid.width > width) laid = painter_.lay(words, setting(style, smallest), width);
    return laid;
}

// Draws from the top of the area and notes where.
void Sheet::put(const std::string& id, const Laid& laid, const Rect& area, std::string_view words,
                const Style& style) {
    if (laid.height > area.h + 2 || laid.width > area.w + 1) overflows_.push_back(id);
    missing_glyph_ = missing_glyph_ || laid.missing_glyph;
    painter_.words(laid, area.x, area.y, area.w, style.align, style.colour);
    const float air = (style.line_height - 1) * laid.setting.points / 2;
    const Rect box = box_of(laid, area, style);
    written_.push_back({id, std::string(words), laid.setting.points,
                        painter_.pixels({box.x, box.y + air, box.w, box.h - 2 * air})});
}

float Sheet::words(std::string id, Role role, const Rect& area, std::string_view text,
                   const Style& style) {
    if (text.empty()) return 0;
    const Laid laid = lay(text, style, area.w, area.h);
    put(id, laid, area, text, style);
    say({.id = std::move(id), .role = role, .label = std::string(text)}, box_of(laid, area, style));
    return laid.height;
}

void Sheet::draw_words(const std::string& id, const Rect& area, std::string_view text,
                       const Style& style) {
    if (text.empty()) return;
    const Laid laid = lay(text, style, area.w, area.h);
    Rect middle = area;
    middle.y += (area.h - laid.height) / 2;
    middle.h = std::max(area.h, laid.height);
    if (laid.height > area.h + 2) overflows_.push_back(id);
    put(id, laid, middle, text, style);
}

void Sheet::say(Element element, const Rect& at) {
    if (element.speech.empty()) element.speech = element.label;
    element.at = painter_.pixels(at);
    elements_.push_back(std::move(element));
}

bool Sheet::target(Element element, const Rect& touch) {
    element.target = true;
    element.focused = hands_.focused == element.id;
    const bool now = hands_.activated == element.id;
    say(std::move(element), touch);
    return now;
}

void Sheet::focus_ring(const std::string& id, const Rect& control) {
    if (!focused(id)) return;
    const float inside = theme::focus_width_inside;
    const float outside = theme::focus_width_outside + inside;
    painter_.box(
        control.inset(-outside),
        {.ground = theme::focus_outside, .edge_width = 0, .radius = theme::radius + outside});
    painter_.box(
        control.inset(-inside),
        {.ground = theme::focus_inside, .edge_width = 0, .radius = theme::radius + inside});
}

}  // namespace screens::ui

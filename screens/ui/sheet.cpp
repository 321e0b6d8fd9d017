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

Sheet::Sheet(Painter& painter, const Hands& hands, Leaf leaf, const Stance& stance, Rect whole)
    : painter_(painter),
      hands_(hands),
      leaf_(std::move(leaf)),
      next_(leaf_),
      stance_(stance),
      whole_(whole) {}

Rect Sheet::foot_strip() const {
    return Rect(whole_).cut_bottom(stance_.tall ? theme::tall_footer : theme::footer);
}

Rect Sheet::title_strip() const {
    return stance_.tall ? Rect(whole_).cut_top(theme::tall_title) : tools_strip();
}

// At the top under the words; right above the acts for who cannot reach the top.
Rect Sheet::tools_strip() const {
    // Low, it keeps its distance from what lies at the end of the body.
    const bool high = stance_.tall || stance_.low;
    const float height = high ? theme::tall_tools : theme::header;
    const float y = stance_.low    ? foot_strip().y - height
                    : stance_.tall ? whole_.y + theme::tall_title
                                   : whole_.y;
    return {whole_.x, y, whole_.w, height};
}

Rect Sheet::between() const {
    const Rect tools = tools_strip();
    const float tops = stance_.tall ? title_strip().bottom() : whole_.y;
    const float top = stance_.low ? tops : tools.bottom();
    const float bottom = stance_.low ? tools.y : foot_strip().y;
    return {whole_.x, top, whole_.w, bottom - top};
}

Rect Sheet::body() const {
    const Rect left = between();
    const float margin = stance_.tall ? theme::tall_margin : theme::margin;
    return {left.x + margin, left.y + 36, left.w - 2 * margin, left.h - 36 - 24};
}

Rect Sheet::reachable(Rect area) const {
    if (!stance_.low) return area;
    const float top = whole_.y + whole_.h * (stance_.tall ? .29F : .22F);
    if (area.y < top) area.cut_top(top - area.y);
    return area;
}

Rect Sheet::sunk(Rect area, float height) const {
    return stance_.low && height < area.h ? area.cut_bottom(height) : area;
}

namespace {

bool is_latin(const Character& character) {
    const char32_t code = character.code;
    return (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'Z') ||
           (code >= U'a' && code <= U'z') || (code >= 0xc0 && code < 0x2000);
}

// A line ends within a word or a number.
bool tears_a_word(const Laid& laid) {
    for (std::size_t i = 0; i + 1 < laid.lines.size(); ++i) {
        const std::size_t end = laid.lines[i].last, next = laid.lines[i + 1].first;
        if (end > 0 && end == next && is_latin(laid.text[end - 1]) && is_latin(laid.text[next]))
            return true;
    }
    return false;
}

}  // namespace

Setting Sheet::setting(const Style& style, float size) const {
    return {style.weight, size, style.line_height};
}

Laid Sheet::lay(std::string_view words, const Style& style, float width, float height) {
    const float wanted = points(style.size) * (keeps_size(style.size) ? 1.F : scale());
    const float smallest = style.smallest <= 0 ? wanted
                           : is_staff(style.size)
                               ? style.smallest
                               : std::max(style.smallest, least_points(stance_.text_size));
    float size = wanted;
    Laid laid = painter_.lay(words, setting(style, size), width);
    const bool one_line = laid.lines.size() <= 1;
    while ((laid.height > height + 1 || laid.width > width + 1) && size > smallest) {
        size = std::max(size * .94F, smallest);
        laid = painter_.lay(words, setting(style, size), width);
    }
    if (one_line && laid.width > width) laid = painter_.lay(words, setting(style, smallest), width);
    // "scr-een": smaller letters, if they keep the word together.
    Laid whole = laid;
    while (tears_a_word(whole) && size > smallest) {
        size = std::max(size * .94F, smallest);
        whole = painter_.lay(words, setting(style, size), width);
    }
    return tears_a_word(whole) ? laid : whole;
}

// Draws from the top of the area and notes where.
void Sheet::put(const std::string& id, const Laid& laid, const Rect& area, std::string_view words,
                const Style& style) {
    if (laid.height > area.h + 2 || laid.width > area.w + 1) overflows_.push_back(id);
    missing_glyph_ = next_.missing_glyph = missing_glyph_ || laid.missing_glyph;
    painter_.words(laid, area.x, area.y, area.w, style.align, style.colour);
    const float air = (laid.setting.line_height - 1) * laid.setting.points / 2;
    const Rect box = box_of(laid, area, style);
    written_.push_back({id, without_readings(words), laid.setting.points,
                        painter_.pixels({box.x, box.y + air, box.w, box.h - 2 * air}),
                        tears_a_word(laid)});
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
    Laid laid = lay(text, style, area.w, area.h);
    Style used = style;
    if (laid.height > area.h + 2 && style.line_height > closest_lines) {
        used.line_height = closest_lines;
        laid = lay(text, used, area.w, area.h);
    }
    Rect middle = area;
    middle.y += (area.h - laid.height) / 2;
    middle.h = std::max(area.h, laid.height);
    if (laid.height > area.h + 2) overflows_.push_back(id);
    put(id, laid, middle, text, used);
}

void Sheet::say(Element element, const Rect& at) {
    element.speech = as_read(element.speech.empty() ? element.label : element.speech);
    element.label = without_readings(element.label);
    element.value = without_readings(element.value);
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

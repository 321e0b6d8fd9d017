#include "screens/ui/pads.h"

namespace screens::ui {
namespace {

constexpr Style one_line{.size = Size::title, .line_height = 1.2F, .smallest = 40};
constexpr Style sentences{.size = Size::body, .line_height = 1.2F, .smallest = 40};

void cursor(Sheet& sheet, float x, float middle, float height) {
    sheet.painter().fill({x + 4, middle - height / 2, 4, height}, theme::action);
}

// Underlined: these sounds still wait for their characters.
void underline(Sheet& sheet, float x, float y, float width) {
    sheet.painter().fill({x, y, width, 4}, theme::action);
}

// One line, as large as it fits.
void line(Sheet& sheet, const Field& made, const Rect& at, Rect inside) {
    const Laid text = sheet.lay(made.text, one_line, inside.w, inside.h);
    if (!made.text.empty()) {
        const Rect place{inside.x, inside.y, std::min(inside.w, text.width + 2), inside.h};
        sheet.draw_words(made.id, place, made.text, one_line);
        inside.cut_left(place.w, 0);
    }
    const Laid marked = sheet.lay(made.marked, one_line, inside.w, inside.h);
    if (!made.marked.empty()) {
        const Rect place{inside.x, inside.y, std::min(inside.w, marked.width + 2), inside.h};
        underline(sheet, place.x, place.y + place.h / 2 + marked.setting.points * .62F, place.w);
        sheet.draw_words(made.id, place, made.marked, one_line);
        inside.cut_left(place.w, 0);
    }
    if (made.active) cursor(sheet, inside.x, at.y + at.h / 2, 56);
}

std::string part(const Laid& laid, std::size_t first, std::size_t last) {
    std::string words;
    for (std::size_t i = first; i < last; ++i) words += utf8(laid.text[i]);
    return words;
}

// One line of a longer text, what still waits for its characters underlined; where it ends.
float sentence(Sheet& sheet, const Field& made, const Rect& row, const std::string& typed,
               const std::string& marked) {
    // A height of 1: as small as sentences may be, in every line alike.
    const float width = typed.empty() ? 0 : sheet.lay(typed, sentences, 1e5F, 1).width;
    sheet.draw_words(made.id, {row.x, row.y, width + 2, row.h}, typed, sentences);
    if (marked.empty()) return row.x + width;
    const float more = sheet.lay(marked, sentences, 1e5F, 1).width;
    underline(sheet, row.x + width, row.bottom() - 5, more);
    sheet.draw_words(made.id, {row.x + width, row.y, more + 2, row.h}, marked, sentences);
    return row.x + width + more;
}

// The last lines of a longer text; dots before them say that more stands above.
void last_lines(Sheet& sheet, const Field& made, const Rect& inside) {
    Laid laid = sheet.lay(made.text + made.marked, sentences, inside.w, 1);
    if (!laid.text.empty() && laid.text.back().code == U'\n') {
        laid.lines.push_back({laid.text.size(), laid.text.size(), 0});
    }
    if (laid.lines.empty()) laid.lines.push_back({});
    const std::size_t typed = characters(made.text).size();
    const auto shown = static_cast<std::size_t>(made.lines);
    const std::size_t first = laid.lines.size() > shown ? laid.lines.size() - shown : 0;
    const float step = inside.h / static_cast<float>(shown);
    float pen = inside.x, y = inside.y;
    for (std::size_t i = first; i < laid.lines.size(); ++i) {
        const Line& each = laid.lines[i];
        const std::size_t split = std::clamp(typed, each.first, each.last);
        y = inside.y + step * static_cast<float>(i - first);
        pen = sentence(sheet, made, {inside.x, y, inside.w, step}, part(laid, each.first, split),
                       part(laid, split, each.last));
    }
    for (int dot = 0; first > 0 && dot < 3; ++dot) {
        const float at = inside.y + 8 + 12 * static_cast<float>(dot);
        sheet.painter().mark(Mark::disc, {inside.x - 22, at, 8, 8}, theme::second_ink);
    }
    if (made.active) cursor(sheet, pen, y + step / 2, step - 6);
}

}  // namespace

void field(Sheet& sheet, const Field& made, const Rect& at) {
    sheet.painter().box(at, {.ground = theme::paper,
                             .edge = made.active ? theme::action : theme::control,
                             .edge_width = made.active ? theme::chosen_edge : theme::edge});
    Rect inside = at.inset(32, 4);
    if (!made.after.empty()) {
        const float width = sheet.lay(made.after, one_line, inside.w).width;
        sheet.draw_words(made.id, inside.cut_right(width, 24), made.after, one_line);
    }
    if (made.lines > 1) {
        last_lines(sheet, made, inside);
    } else {
        line(sheet, made, at, inside);
    }
    sheet.say(
        {.id = made.id, .role = Role::field, .label = made.label, .value = made.text + made.marked},
        at);
}

}  // namespace screens::ui

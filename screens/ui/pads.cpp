#include "screens/ui/pads.h"

#include <array>
#include <string_view>

namespace screens::ui {
namespace {

// Column by column as children learn them; "" = an empty place. Not words: the signs themselves.
using Column = std::array<std::string_view, 5>;
constexpr std::array<Column, 10> kana = {{
    {"\u3042", "\u3044", "\u3046", "\u3048", "\u304a"},
    {"\u304b", "\u304d", "\u304f", "\u3051", "\u3053"},
    {"\u3055", "\u3057", "\u3059", "\u305b", "\u305d"},
    {"\u305f", "\u3061", "\u3064", "\u3066", "\u3068"},
    {"\u306a", "\u306b", "\u306c", "\u306d", "\u306e"},
    {"\u306f", "\u3072", "\u3075", "\u3078", "\u307b"},
    {"\u307e", "\u307f", "\u3080", "\u3081", "\u3082"},
    {"\u3084", "", "\u3086", "", "\u3088"},
    {"\u3089", "\u308a", "\u308b", "\u308c", "\u308d"},
    {"\u308f", "\u3092", "\u3093", "\u30fc", "\u3001"},
}};

constexpr std::string_view letters = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ";

PadTouch typed(std::string_view character) {
    return {.what = Pressed::typed, .character = std::string(character)};
}

}  // namespace

PadTouch digit_pad(Sheet& sheet, const Rect& area, const DigitWords& words) {
    PadTouch touch;
    const float w = std::min(digits_width, area.w), h = std::min(digits_height, area.h);
    const Rect pad{area.x + (area.w - w) / 2, area.y + (area.h - h) / 2, w, h};
    const float height = (h - 3 * theme::gap) / 4;
    const auto place = [&](int i) { return pad.cell(i, 3, height, theme::gap); };
    for (int i = 0; i < 10; ++i) {
        const std::string digit(1, static_cast<char>('0' + (i + 1) % 10));
        if (key(sheet, {.id = "digit." + digit, .label = digit}, place(i == 9 ? 10 : i))) {
            touch = typed(digit);
        }
    }
    if (key(sheet, {.id = "erase", .label = words.erase, .size = Size::second}, place(9))) {
        touch.what = Pressed::erased;
    }
    if (!words.enter.empty() && key(sheet,
                                    {.id = "onward",
                                     .label = words.enter,
                                     .size = Size::second,
                                     .ready = words.can_enter,
                                     .look = Look::action},
                                    place(11))) {
        touch.what = Pressed::entered;
    }
    return touch;
}

PadTouch kana_pad(Sheet& sheet, const Rect& area, const KanaWords& words) {
    PadTouch touch;
    constexpr float side = 260;  // the column of acts at the right
    Rect left = area;
    const Rect acts = left.cut_right(side, 32);
    const float height = (area.h - 4 * theme::gap) / 5;
    for (std::size_t column = 0; column < kana.size(); ++column) {
        for (std::size_t row = 0; row < 5; ++row) {
            const std::string_view sound = kana[column][row];
            if (sound.empty()) continue;
            const Rect at = left.cell(static_cast<int>(row * kana.size() + column),
                                      static_cast<int>(kana.size()), height, theme::gap);
            const std::string label(sound);
            if (key(sheet, {.id = "key." + label, .label = label, .size = Size::title}, at)) {
                touch = typed(sound);
            }
        }
    }
    int row = 0;
    const auto act = [&](const std::string& id, const std::string& label, PadTouch means,
                         Look look = Look::plain) {
        if (label.empty()) return;
        const Rect at = acts.cell(row++, 1, height, theme::gap);
        if (key(sheet, {.id = id, .label = label, .size = Size::second, .look = look}, at)) {
            touch = means;
        }
    };
    act("erase", words.erase, {.what = Pressed::erased, .character = ""});
    act("change", words.change, {.what = Pressed::changed, .character = ""});
    act("space", words.space, typed("\u3000"));
    act("convert", words.convert, {.what = Pressed::converted, .character = ""}, Look::action);
    return touch;
}

PadTouch receipt_pad(Sheet& sheet, const Rect& area, const std::string& erase) {
    PadTouch touch;
    const float height = (area.h - 3 * theme::gap) / 4;
    int place = 0;
    for (const char each : letters) {
        const std::string label(1, each);
        const std::string id = (each <= '9' ? "digit." : "key.") + label;
        if (key(sheet, {.id = id, .label = label, .size = Size::title},
                area.cell(place++, 10, height, theme::gap))) {
            touch = typed(label);
        }
    }
    Rect last = area.cell(place, 10, height, theme::gap);
    last.w = area.right() - last.x;
    if (key(sheet, {.id = "erase", .label = erase, .size = Size::second}, last)) {
        touch.what = Pressed::erased;
    }
    return touch;
}

void field(Sheet& sheet, const Field& made, const Rect& at) {
    Painter& painter = sheet.painter();
    painter.box(at, {.ground = theme::paper,
                     .edge = made.active ? theme::action : theme::control,
                     .edge_width = made.active ? theme::chosen_edge : theme::edge});
    const Style style{.size = Size::title, .line_height = 1.2F, .smallest = 40};
    Rect inside = at.inset(32, 4);
    if (!made.after.empty()) {
        const float width = sheet.lay(made.after, style, inside.w).width;
        sheet.draw_words(made.id, inside.cut_right(width, 24), made.after, style);
    }
    const Laid text = sheet.lay(made.text, style, inside.w, inside.h);
    if (!made.text.empty()) {
        const Rect place{inside.x, inside.y, std::min(inside.w, text.width + 2), inside.h};
        sheet.draw_words(made.id, place, made.text, style);
        inside.cut_left(place.w, 0);
    }
    const Laid marked = sheet.lay(made.marked, style, inside.w, inside.h);
    if (!made.marked.empty()) {
        const Rect place{inside.x, inside.y, std::min(inside.w, marked.width + 2), inside.h};
        // Underlined: these sounds still wait for their characters.
        painter.fill({place.x, place.y + place.h / 2 + marked.setting.points * .62F, place.w, 4},
                     theme::action);
        sheet.draw_words(made.id, place, made.marked, style);
        inside.cut_left(place.w, 0);
    }
    if (made.active) painter.fill({inside.x + 4, at.y + at.h / 2 - 28, 4, 56}, theme::action);
    sheet.say(
        {.id = made.id, .role = Role::field, .label = made.label, .value = made.text + made.marked},
        at);
}

void hidden_digits(Sheet& sheet, const Rect& at, int typed, const std::string& says) {
    Painter& painter = sheet.painter();
    Rect row = at;
    for (int i = 0; i < 4; ++i) {
        const Rect box = row.cut_left(96, 28);
        const bool next = i == typed;
        painter.box(box, {.ground = theme::paper,
                          .edge = next ? theme::action : theme::control,
                          .edge_width = next ? 6.F : 4.F});
        if (i < typed) {
            painter.mark(Mark::disc, {box.x + 16, box.y + (box.h - 64) / 2, 64, 64}, theme::ink);
        }
    }
    sheet.say({.id = "pin", .role = Role::field, .label = says, .value = std::to_string(typed)},
              {at.x, at.y, 4 * 96 + 3 * 28, at.h});
}

}  // namespace screens::ui

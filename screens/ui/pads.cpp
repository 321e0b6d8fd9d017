#include "screens/ui/pads.h"

#include <array>
#include <string_view>

namespace screens::ui {
namespace {

// Of a code: in their own order.
constexpr std::string_view code_signs = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace

PadTouch typed_key(std::string_view character) {
    return {.what = Pressed::typed, .character = std::string(character)};
}

std::string key_id(std::string_view sign) {
    const bool digit = sign.size() == 1 && sign.front() >= '0' && sign.front() <= '9';
    return (digit ? "digit." : "key.") + std::string(sign);
}

Rect cut_digits(Sheet& sheet, Rect& area) {
    constexpr float low = 560;  // five eras, or keys as high as they need be
    const bool high = sheet.tall() && !sheet.low() && sheet.text_size() == 0;
    if (sheet.tall()) return area.cut_bottom(high ? digits_height : low, 32);
    return sheet.sunk(area.cut_right(digits_width, 72), low);
}

PadTouch digit_pad(Sheet& sheet, const Rect& area, const DigitWords& words) {
    PadTouch touch;
    const float w = std::min(digits_width, area.w), h = std::min(digits_height, area.h);
    const Rect pad{area.x + (area.w - w) / 2, area.y + (area.h - h) / 2, w, h};
    const float height = (h - 3 * theme::gap) / 4;
    const auto place = [&](int i) { return pad.cell(i, 3, height, theme::gap); };
    for (int i = 0; i < 10; ++i) {
        const std::string digit(1, static_cast<char>('0' + (i + 1) % 10));
        if (key(sheet, {.id = "digit." + digit, .label = digit}, place(i == 9 ? 10 : i))) {
            touch = typed_key(digit);
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

PadTouch receipt_pad(Sheet& sheet, const Rect& area, const std::string& erase, Dash dash) {
    PadTouch touch;
    const float height = (area.h - 3 * theme::gap) / 4;
    int place = 0;
    const auto sign = [&](const std::string& label) {
        if (key(sheet, {.id = key_id(label), .label = label, .size = Size::title},
                area.cell(place++, 10, height, theme::gap))) {
            touch = typed_key(label);
        }
    };
    for (const char each : code_signs) sign(std::string(1, each));
    if (dash == Dash::yes) sign("-");
    Rect last = area.cell(place, 10, height, theme::gap);
    last.w = area.right() - last.x;
    if (key(sheet, {.id = "erase", .label = erase, .size = Size::second}, last)) {
        touch.what = Pressed::erased;
    }
    return touch;
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

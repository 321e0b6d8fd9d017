#include "screens/all.h"
#include "screens/ui/cards.h"
#include "screens/ui/pads.h"

namespace screens {
namespace {

constexpr float boxes_height = 148;  // with the air below
constexpr ui::Style what_for{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.4F, .smallest = 32};

Wish keypad(const view::EnterPin& pin, const Phrases& say, ui::Sheet& sheet,
            const ui::Rect& right) {
    const ui::PadTouch touch = ui::digit_pad(sheet, right,
                                             {.erase = say("common.erase"),
                                              .enter = say("pin.enter"),
                                              .can_enter = pin.digits_typed == 4});
    switch (touch.what) {
        case ui::Pressed::typed:
            return view::DigitPressed{touch.digit()};
        case ui::Pressed::erased:
            return view::DigitErased{};
        case ui::Pressed::entered:
            return view::PinEntered{};
        case ui::Pressed::nothing:
        case ui::Pressed::changed:
        case ui::Pressed::converted:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

// The visitor types the four-digit PIN of their card; only how many digits ever gets here.
Wish show(const view::EnterPin& pin, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = keypad(pin, say, sheet, ui::cut_digits(sheet, area));
    const ui::Button unknown{
        .id = "pin_unknown", .label = say("pin.unknown"), .size = ui::Size::body};
    const auto ask = [&](const ui::Rect& at) {
        const float width = std::min(at.w, ui::button_width(sheet, unknown, 300));
        if (ui::button(sheet, unknown, {at.x, at.y, width, ui::theme::target})) {
            wanted = view::PinUnknown{};
        }
    };
    if (sheet.low()) ask(area.cut_bottom(ui::theme::target, ui::theme::gap));
    ui::heading(sheet, "title", area, say("pin.title"), area.h * .26F);
    const std::string left = say("pin.entries_left", {{"n", std::to_string(pin.entries_left)}});
    // A clerk's own card is nobody else's to help with.
    const std::string care = pin.purpose.empty() ? say("pin.care") : say("pin.care_own");
    const float below = boxes_height + ui::notice_height(sheet, area.w, left, care);
    if (pin.wrong_before) {
        ui::notice(sheet, "wrong", area, say("pin.wrong_before"), "", ui::Role::alert);
    } else {
        const std::string words = pin.purpose.empty() ? say("pin.words") : pin.purpose;
        const float own = sheet.lay(words, what_for, area.w).height + 20;
        // The largest words leave no room; the screen before has said it.
        if (own + below <= area.h) ui::paragraph(sheet, "words", area, words, what_for, 20);
    }
    ui::Rect boxes = area.cut_top(boxes_height - 28, 28);
    ui::hidden_digits(sheet, boxes, pin.digits_typed, say("pin.field"));
    boxes.cut_left(4 * 96 + 3 * 28 + 48);
    if (!sheet.low()) ask({boxes.x, boxes.y + 12, boxes.w, boxes.h});
    const bool fits = ui::notice_height(sheet, area.w, left, care) <= area.h;
    ui::notice(sheet, "entries_left", area, left, fits ? care : "");
    wish(wanted, footer({}, say, sheet));
    return wanted;
}

}  // namespace screens

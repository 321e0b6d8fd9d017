#include "screens/all.h"
#include "screens/message.h"
#include "screens/ui/pads.h"

namespace screens {
namespace {

using State = view::DeskSignIn::State;

Wish pin(const view::DeskSignIn& sign_in, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    const ui::Rect right = area.cut_right(ui::digits_width, 72);
    const ui::PadTouch touch = ui::digit_pad(sheet, right,
                                             {.erase = say("common.erase"),
                                              .enter = say("pin.enter"),
                                              .can_enter = sign_in.digits_typed == 4});
    if (sign_in.state == State::wrong_pin) {
        ui::notice(sheet, "wrong", area, say("desk_sign_in.wrong_pin"), "", ui::Role::alert);
    }
    if (sign_in.state == State::session_over) {
        ui::notice(sheet, "over", area, say("desk_sign_in.session_over"), "", ui::Role::alert);
    }
    ui::heading(sheet, "title", area, say("desk_sign_in.enter_pin"), 200);
    area.cut_top(24);
    ui::hidden_digits(sheet, area.cut_top(120), sign_in.digits_typed, say("pin.field"));
    if (touch.what == ui::Pressed::typed) return view::DigitPressed{touch.digit()};
    if (touch.what == ui::Pressed::erased) return view::DigitErased{};
    if (touch.what == ui::Pressed::entered) return view::PinEntered{};
    return std::nullopt;
}

Message told_to_clerk(State state, const Phrases& say) {
    switch (state) {
        case State::place_card:
        case State::enter_pin:
        case State::wrong_pin:
        case State::session_over:
            break;
        case State::signing_in:
            return {.sign = Message::Sign::waiting, .title = say("desk_sign_in.signing_in")};
        case State::not_staff:
            return {.sign = Message::Sign::help,
                    .title = say("desk_sign_in.not_staff"),
                    .words = say("desk_sign_in.not_staff_words")};
        case State::card_trouble:
            return {.sign = Message::Sign::help,
                    .title = say("desk_sign_in.card_trouble"),
                    .words = say("desk_sign_in.card_trouble_words")};
        case State::no_line:
            return {.sign = Message::Sign::help,
                    .title = say("desk_sign_in.no_line"),
                    .words = say("desk_sign_in.no_line_words")};
        case State::not_this_counter:
            return {.sign = Message::Sign::help,
                    .title = say("desk_sign_in.not_this_counter"),
                    .words = say("desk_sign_in.not_this_counter_words")};
    }
    return {.sign = Message::Sign::card,
            .title = say("desk_sign_in.title"),
            .words = say("desk_sign_in.words"),
            .picture = true};
}

}  // namespace

// A clerk signs in by putting their card on the reader, and out by taking it off.
Wish show(const view::DeskSignIn& sign_in, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    const bool typing = sign_in.state == State::enter_pin || sign_in.state == State::wrong_pin ||
                        sign_in.state == State::session_over;
    if (typing) {
        wanted = pin(sign_in, say, sheet);
    } else {
        message(told_to_clerk(sign_in.state, say), sheet);
    }
    wish(wanted, footer({.quit = typing, .staff = false}, say, sheet));
    return wanted;
}

}  // namespace screens

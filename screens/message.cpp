#include "screens/message.h"

namespace screens {
namespace {

constexpr float sign_side = 132;

void draw_sign(Message::Sign sign, const ui::Rect& square, ui::Sheet& sheet) {
    switch (sign) {
        case Message::Sign::none:
            return;
        case Message::Sign::done:
            return ui::sign(sheet, square, ui::Mark::check, ui::Tone::done);
        case Message::Sign::help:
            return ui::sign(sheet, square, ui::Mark::right, ui::Tone::help);
        case Message::Sign::danger:
            return ui::sign(sheet, square, ui::Mark::cross, ui::Tone::danger);
        case Message::Sign::card:
            return ui::sign(sheet, square, ui::Mark::card, ui::Tone::action);
        case Message::Sign::waiting:
            return ui::waiting(sheet, square);
    }
}

}  // namespace

std::string message(const Message& made, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    area.cut_top(24);
    if (made.sign != Message::Sign::none) {
        draw_sign(made.sign, {area.x, area.y, sign_side, sign_side}, sheet);
        area.cut_left(sign_side, 48);
    }
    area.w = std::min(area.w, 1480.F);
    ui::heading(sheet, "title", area, made.title, area.h * .42F);
    area.cut_top(8);
    float acts = 0;
    for (const ui::Button& act : made.acts) {
        acts += ui::choice_height(sheet, act.label, area.w) + ui::theme::gap;
    }
    ui::Rect below = area;
    area.h -= acts;
    const ui::Style body{.line_height = 1.5F, .smallest = 34};
    ui::paragraph(sheet, "words", area, made.words, body, 20);
    ui::notice(sheet, "notice", area, made.strong, made.notice, ui::Role::alert);
    ui::paragraph(sheet, "more", area, made.more,
                  {.size = ui::Size::second,
                   .colour = ui::theme::second_ink,
                   .line_height = 1.5F,
                   .smallest = 32},
                  20);
    below.cut_top(area.y - below.y + 12);
    std::string pressed;
    for (const ui::Button& act : made.acts) {
        const float height = ui::choice_height(sheet, act.label, below.w);
        if (ui::button(sheet, act, below.cut_top(height, ui::theme::gap))) pressed = act.id;
    }
    return pressed;
}

}  // namespace screens

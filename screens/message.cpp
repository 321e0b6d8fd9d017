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
            return ui::sign(sheet, square, ui::Mark::note, ui::Tone::help);
        case Message::Sign::ask:
            return ui::sign(sheet, square, ui::Mark::ask, ui::Tone::action);
        case Message::Sign::danger:
            return ui::sign(sheet, square, ui::Mark::cross, ui::Tone::danger);
        case Message::Sign::card:
            return ui::sign(sheet, square, ui::Mark::card, ui::Tone::action);
        case Message::Sign::waiting:
            return ui::waiting(sheet, square);
    }
}

constexpr ui::Style words_style{.line_height = 1.5F, .smallest = 34};
constexpr ui::Style more_style{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.5F, .smallest = 32};
constexpr ui::Style title_style{
    .size = ui::Size::question, .weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 40};

// A card above the reader, with the arrow of the hand that puts it there.
void illustration(const ui::Rect& at, ui::Sheet& sheet) {
    ui::Painter& painter = sheet.painter();
    const float side = std::min({at.w, at.h * .8F, 380.F});
    const float x = at.x + (at.w - side) / 2, y = at.y + (at.h - side * 1.25F) / 2;
    painter.box({x, y + side * .17F, side, side * .63F},
                {.ground = ui::theme::paper, .edge_width = 0, .radius = side * .08F});
    painter.mark(ui::Mark::card, {x, y, side, side}, ui::theme::ink);
    painter.mark(ui::Mark::arrow_down, {x + side * .36F, y + side * .82F, side * .28F, side * .28F},
                 ui::theme::action);
    painter.box({x - side * .1F, y + side * 1.13F, side * 1.2F, side * .12F},
                {.ground = ui::theme::second_ink, .edge_width = 0, .radius = 14});
}

float acts_height(const Message& made, ui::Sheet& sheet, float width) {
    float total = 0;
    for (const ui::Button& act : made.acts) {
        total += ui::choice_height(sheet, act.label, width) + ui::theme::gap;
    }
    return total;
}

float words_height_of(const Message& made, ui::Sheet& sheet, float width, float height) {
    float total = sheet.lay(made.title, title_style, width, height * .42F).height + 20;
    if (!made.words.empty()) total += sheet.lay(made.words, words_style, width).height + 20;
    if (!made.strong.empty() || !made.notice.empty()) {
        total += ui::notice_height(sheet, width, made.strong, made.notice) + 20;
    }
    if (!made.more.empty()) total += sheet.lay(made.more, more_style, width).height + 20;
    return total;
}

constexpr float widest = 1480;

}  // namespace

std::string message(const Message& made, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    area.cut_top(12);
    const float side = made.sign == Message::Sign::none ? 0 : sign_side + 48;
    const bool low = sheet.low();
    // Reached from below, the acts stand at the bottom whatever the words need.
    ui::Rect below = area;
    if (low) {
        const float least = std::min(area.w, widest);
        below = area.cut_bottom(acts_height(made, sheet, least));
        below.w = least;
    }
    // Words that need the room are worth more than the picture.
    const bool tall = sheet.tall();
    const float beside = tall ? 0 : 540;
    const float kept = low ? 0 : acts_height(made, sheet, area.w - side) + 12;
    const float least_words =
        words_height_of(made, sheet, area.w - side - beside, area.h) + kept + (tall ? 440 : 0);
    if (made.picture && least_words <= area.h) {
        illustration(sheet.tall() ? area.cut_bottom(400, 40) : area.cut_right(500, 40), sheet);
    }
    const float width = std::min(area.w - side, widest);
    const float acts = low ? 0 : acts_height(made, sheet, width);
    const float needed = words_height_of(made, sheet, width, area.h) + acts + (acts > 0 ? 12 : 0);
    // A little above the middle, where the eye rests.
    area.cut_top(std::max(0.F, (area.h - needed) * .36F));
    if (made.sign != Message::Sign::none) {
        draw_sign(made.sign, {area.x, area.y, sign_side, sign_side}, sheet);
        area.cut_left(sign_side, 48);
    }
    area.w = std::min(area.w, widest);
    ui::heading(sheet, "title", area, made.title, area.h * .42F);
    area.cut_top(8);
    ui::Rect under = area;
    area.h -= acts;
    ui::paragraph(sheet, "words", area, made.words, words_style, 20);
    ui::notice(sheet, "notice", area, made.strong, made.notice, ui::Role::alert);
    ui::paragraph(sheet, "more", area, made.more, more_style, 20);
    if (!low) {
        below = under;
        below.cut_top(area.y - below.y + 12);
    }
    std::string pressed;
    for (const ui::Button& act : made.acts) {
        const float height = ui::choice_height(sheet, act.label, below.w);
        if (ui::button(sheet, act, below.cut_top(height, ui::theme::gap))) pressed = act.id;
    }
    return pressed;
}

}  // namespace screens

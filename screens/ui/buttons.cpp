#include "screens/ui/buttons.h"

namespace screens::ui {
namespace {

struct Colours {
    Colour ground, edge, words;
};

Colours colours(Look look, bool ready, bool pressed) {
    if (!ready) return {theme::ground, theme::quiet_edge, theme::second_ink};
    switch (look) {
        case Look::plain:
            return {pressed ? theme::pressed_ground : theme::paper, theme::control, theme::ink};
        case Look::quiet:
            return {pressed ? theme::pressed_ground : theme::paper, theme::quiet_edge, theme::ink};
        case Look::action: {
            const Colour blue = pressed ? theme::action_pressed : theme::action;
            return {blue, blue, theme::paper};
        }
        case Look::help:
            return {pressed ? theme::help_ground : theme::paper, theme::help_edge,
                    theme::help_words};
    }
    return {theme::paper, theme::control, theme::ink};
}

Style words_of(const Button& button, Colour colour) {
    return {.size = button.size,
            .weight = Weight::bold,
            .colour = colour,
            .align = Painter::Align::centre,
            .line_height = 1.25F,
            .smallest = 32};
}

Rect inside_of(const Rect& button) { return button.inset(20, 6); }

// The square or disc that says chosen without colour.
void choice_sign(Sheet& sheet, const Choice& choice, const Rect& square) {
    Painter& painter = sheet.painter();
    const float radius = choice.several ? 10 : square.w / 2;
    painter.box(square, {.ground = choice.chosen ? theme::action : theme::paper,
                         .edge = choice.chosen ? theme::action : theme::control,
                         .edge_width = 4,
                         .radius = radius});
    if (choice.chosen) painter.mark(Mark::check, square.inset(4), theme::paper);
}

}  // namespace

bool button(Sheet& sheet, const Button& made, const Rect& at) {
    const Colours colour = colours(made.look, made.ready, sheet.pressed(made.id));
    const Rect drawn = at.inset(0, made.drawn_inset);
    sheet.focus_ring(made.id, drawn);
    sheet.painter().box(drawn, {.ground = colour.ground, .edge = colour.edge});
    sheet.draw_words(made.id, inside_of(drawn), made.label, words_of(made, colour.words));
    return sheet.target({.id = made.id,
                         .role = Role::button,
                         .label = made.label,
                         .speech = made.speech,
                         .enabled = made.ready},
                        at);
}

float button_width(Sheet& sheet, const Button& made, float at_least) {
    const Laid laid = sheet.lay(made.label, words_of(made, theme::ink), 1e5F);
    return std::max(at_least, laid.width + 84);
}

bool words_fit(Sheet& sheet, const Button& made, const Rect& at) {
    const Rect inside = inside_of(at);
    if (inside.w <= 0) return false;
    Style closest = words_of(made, theme::ink);
    closest.line_height = closest_lines;
    const Laid laid = sheet.lay(made.label, closest, inside.w, inside.h);
    return laid.height <= inside.h + 2 && laid.width <= inside.w + 1;
}

bool choice(Sheet& sheet, const Choice& made, const Rect& at) {
    const bool pressed = sheet.pressed(made.id);
    sheet.focus_ring(made.id, at);
    sheet.painter().box(at, {.ground = pressed       ? theme::pressed_ground
                                       : made.chosen ? theme::chosen_ground
                                                     : theme::paper,
                             .edge = made.chosen ? theme::action : theme::control,
                             .edge_width = made.chosen ? theme::chosen_edge : theme::edge});
    const float side = 52;
    choice_sign(sheet, made, {at.x + 36, at.y + (at.h - side) / 2, side, side});
    sheet.draw_words(made.id, {at.x + 116, at.y + 8, at.w - 116 - 24, at.h - 16}, made.label,
                     {.size = Size::label,
                      .weight = made.quiet ? Weight::regular : Weight::bold,
                      .line_height = 1.25F,
                      .smallest = 36});
    return sheet.target({.id = made.id,
                         .role = made.several ? Role::check : Role::choice,
                         .label = made.label,
                         .value = made.chosen ? "chosen" : ""},
                        at);
}

float choice_height(Sheet& sheet, const std::string& label, float width, float least) {
    const Laid laid = sheet.lay(
        label, {.size = Size::label, .weight = Weight::bold, .line_height = 1.25F}, width - 140);
    return std::max(least, laid.height + 36);
}

bool tile(Sheet& sheet, const BigTile& made, const Rect& at) {
    Painter& painter = sheet.painter();
    const Colour hue = theme::hues[static_cast<std::size_t>(made.colour) % theme::hues.size()];
    sheet.focus_ring(made.id, at);
    painter.box(at, {.ground = hue, .edge = theme::control});
    // The coloured edge shows left of the paper, which lies over the rest.
    const Rect paper{at.x + 20, at.y + theme::edge, at.w - 20 - theme::edge,
                     at.h - 2 * theme::edge};
    const Colour ground = sheet.pressed(made.id) ? theme::pressed_ground : theme::paper;
    painter.box(paper, {.ground = ground, .edge_width = 0, .radius = theme::radius - theme::edge});
    painter.fill({paper.x, paper.y, 30, paper.h}, ground);
    Rect inside{at.x + 50, at.y + 26, at.w - 50 - 24, at.h - 26 - 22};
    const bool wide = at.w > 700;
    if (wide) {
        const Rect arrow = inside.cut_right(64, 8);
        painter.mark(Mark::right, {arrow.x, at.y + (at.h - 64) / 2, 64, 64}, theme::action);
    }
    const Style second{
        .size = Size::second, .colour = theme::second_ink, .line_height = 1.3F, .smallest = 32};
    const Style title{.size = wide ? Size::question : Size::title,
                      .weight = Weight::bold,
                      .line_height = 1.25F,
                      .smallest = 40};
    if (!made.subtitle.empty()) {
        const float height = sheet.lay(made.subtitle, second, inside.w, inside.h * .45F).height;
        const float above = inside.h - height - 8;
        // A low tile keeps its name; what it is for is still said.
        if (sheet.lay(made.title, title, inside.w, above).height <= above + 1) {
            sheet.draw_words(made.id, inside.cut_bottom(height, 8), made.subtitle, second);
        }
    }
    const float height = sheet.lay(made.title, title, inside.w, inside.h).height;
    sheet.draw_words(made.id, inside.cut_top(std::min(height, inside.h)), made.title, title);
    return sheet.target(
        {.id = made.id,
         .role = Role::button,
         .label = made.title,
         .speech = made.subtitle.empty() ? made.title : made.title + " " + made.subtitle,
         .value = made.subtitle},
        at);
}

bool key(Sheet& sheet, const Key& made, const Rect& at) {
    const Colours colour = colours(made.look, made.ready, sheet.pressed(made.id));
    sheet.focus_ring(made.id, at);
    sheet.painter().box(at, {.ground = colour.ground, .edge = colour.edge});
    sheet.draw_words(made.id, at.inset(10, 4), made.label,
                     {.size = made.size,
                      .weight = Weight::bold,
                      .colour = colour.words,
                      .align = Painter::Align::centre,
                      .line_height = 1.2F,
                      .smallest = 32});
    return sheet.target(
        {.id = made.id, .role = Role::key, .label = made.label, .enabled = made.ready}, at);
}

}  // namespace screens::ui

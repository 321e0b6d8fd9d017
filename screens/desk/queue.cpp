#include "screens/desk/parts.h"

namespace screens::desk {
namespace {

constexpr float queue_row_height = 96;

bool filter_button(ui::Sheet& sheet, const view::DeskFilter& filter, const ui::Rect& at) {
    const std::string id = "filter." + filter.id;
    const bool pressed = sheet.pressed(id);
    sheet.focus_ring(id, at);
    const ui::Colour blue = pressed ? ui::theme::action_pressed : ui::theme::action;
    sheet.painter().box(at, {.ground = filter.chosen ? blue
                                       : pressed     ? ui::theme::pressed_ground
                                                     : ui::theme::paper,
                             .edge = filter.chosen ? blue : ui::theme::control});
    ui::Style words = bold;
    words.colour = filter.chosen ? ui::theme::paper : ui::theme::ink;
    words.align = ui::Painter::Align::centre;
    words.line_height = 1.25F;
    const std::string count = std::to_string(filter.count);
    sheet.draw_words(id, at.inset(4, 6), filter.label + "\n" + count, words);
    return sheet.target({.id = id,
                         .role = ui::Role::choice,
                         .label = filter.label,
                         .speech = filter.label + " " + count,
                         .value = filter.chosen ? "chosen" : ""},
                        at);
}

bool row_button(ui::Sheet& sheet, const view::DeskRow& row, const ui::Rect& at) {
    const std::string id = "row." + row.id;
    sheet.focus_ring(id, at);
    sheet.painter().box(at, {.ground = sheet.pressed(id) ? ui::theme::pressed_ground
                                       : row.chosen      ? ui::theme::chosen_ground
                                       : row.attention   ? ui::theme::attention_ground
                                                         : ui::theme::paper,
                             .edge = row.chosen      ? ui::theme::action
                                     : row.attention ? ui::theme::attention_edge
                                                     : ui::theme::line,
                             .edge_width = row.chosen ? ui::theme::chosen_edge : ui::theme::edge});
    ui::Rect inside = at.inset(22, 6);
    ui::Rect upper = inside.cut_top((inside.h - 4) / 2, 4);
    ui::Style age = bold;
    age.align = ui::Painter::Align::right;
    const float width = sheet.lay(row.age, age, 200).width + 4;
    sheet.draw_words(id, upper.cut_right(width, 16), row.age, age);
    const float title = std::min(upper.w, sheet.lay(row.title, bold, upper.w, upper.h).width + 2);
    sheet.draw_words(id, upper.cut_left(title), row.title, bold);
    const std::string detail = row.number + (row.detail.empty() ? "" : "  " + row.detail);
    sheet.draw_words(id, inside, detail, second);
    return sheet.target({.id = id,
                         .role = ui::Role::item,
                         .label = row.title,
                         .speech = row.title + " " + detail + " " + row.age,
                         .value = row.chosen ? "chosen" : ""},
                        at);
}

}  // namespace

// Who waits, oldest first, with how long.
Wish queue(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    area = {area.x + 24, area.y + 20, area.w - 48 - 3, area.h - 40};
    Wish wanted;
    const ui::Rect filters = area.cut_top(ui::theme::target, ui::theme::gap);
    int place = 0;
    for (const view::DeskFilter& filter : desk.filters) {
        const ui::Rect at =
            filters.cell(place++, static_cast<int>(desk.filters.size()), filters.h, ui::theme::gap);
        if (filter_button(sheet, filter, at)) wanted = view::DeskFilterChosen{filter.id};
    }
    const Kept kept{.page = desk.page, .pages = desk.pages};
    const ui::PageOf page =
        page_of_kept(sheet, std::vector<float>(desk.rows.size(), queue_row_height), area.h,
                     ui::theme::gap, kept);
    wish(wanted, turn_pages(sheet, area, page, kept, say, area.w, ui::Size::staff,
                            ui::theme::target, Turns::in_short));
    for (std::size_t i = page.first; i < page.last; ++i) {
        if (row_button(sheet, desk.rows[i], area.cut_top(queue_row_height, ui::theme::gap))) {
            wanted = view::DeskRowChosen{desk.rows[i].id};
        }
    }
    return wanted;
}

}  // namespace screens::desk

#include "screens/desk/parts.h"

namespace screens::desk {
namespace {

ui::Style words_of(bool chosen) {
    ui::Style words = bold;
    words.align = ui::Painter::Align::centre;
    words.colour = chosen ? ui::theme::paper : ui::theme::ink;
    return words;
}

bool tab_button(ui::Sheet& sheet, const view::DeskTab& tab, const ui::Rect& at) {
    const std::string id = "tab." + tab.id;
    const bool pressed = sheet.pressed(id);
    const ui::Colour blue = pressed ? ui::theme::action_pressed : ui::theme::action;
    sheet.focus_ring(id, at);
    sheet.painter().box(at, {.ground = tab.chosen ? blue
                                       : pressed  ? ui::theme::pressed_ground
                                                  : ui::theme::paper,
                             .edge = tab.chosen ? blue : ui::theme::control});
    sheet.draw_words(id, at.inset(10, 4), tab.label, words_of(tab.chosen));
    return sheet.target({.id = id,
                         .role = ui::Role::choice,
                         .label = tab.label,
                         .value = tab.chosen ? "chosen" : ""},
                        at);
}

// Where each tab stands, line below line: none is hidden.
std::vector<ui::Rect> places(ui::Sheet& sheet, const std::vector<view::DeskTab>& all,
                             const ui::Rect& area) {
    std::vector<ui::Rect> found;
    float x = 0, y = 0;
    for (const view::DeskTab& tab : all) {
        const float width =
            std::min(area.w, std::max(120.F, sheet.lay(tab.label, bold, 1e5F).width + 36));
        if (x > 0 && x + width > area.w) {
            x = 0;
            y += small_target + tab_gap;
        }
        found.push_back({area.x + x, area.y + y, width, small_target});
        x += width + tab_gap;
    }
    return found;
}

}  // namespace

Wish tabs(const view::Desk& desk, ui::Sheet& sheet, ui::Rect& area) {
    if (desk.tabs.size() < 2) return std::nullopt;
    Wish wanted;
    const std::vector<ui::Rect> at =
        places(sheet, desk.tabs, {area.x + 24, area.y + 16, area.w - 48, area.h});
    const ui::Rect strip = area.cut_top(at.back().bottom() + 14 - area.y);
    sheet.painter().fill(strip, ui::theme::ground);
    sheet.painter().fill({strip.x, strip.bottom() - 3, strip.w, 3}, ui::theme::line);
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (tab_button(sheet, desk.tabs[i], at[i])) wanted = view::TabChosen{desk.tabs[i].id};
    }
    return wanted;
}

// What a clerk can begin without a row of a register.
Wish acts(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    area = area.inset(48, 28);
    ui::notice(sheet, "message", area, desk.message, "", ui::Role::alert);
    if (desk.acts.empty()) ui::paragraph(sheet, "empty", area, say("desk.no_acts"), plain);
    constexpr int columns = 3;
    constexpr float height = 112;
    const std::size_t rows = (desk.acts.size() + columns - 1) / columns;
    const ui::PageOf page =
        ui::page_of(sheet, std::vector<float>(rows, height), area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say), ui::Size::staff);
    int place = 0;
    for (std::size_t i = page.first * columns; i < std::min(page.last * columns, desk.acts.size());
         ++i) {
        const view::ActButton& act = desk.acts[i];
        const ui::Button made{
            .id = "act." + act.id, .label = act.label, .size = ui::Size::staff_title};
        if (ui::button(sheet, made, area.cell(place++, columns, height, ui::theme::gap))) {
            wanted = view::ActChosen{act.id, ""};
        }
    }
    return wanted;
}

}  // namespace screens::desk

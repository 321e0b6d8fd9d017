#include "screens/chrome.h"

#include <algorithm>

#include "screens/ui/buttons.h"

namespace screens {
namespace {

constexpr float button_height = 96;

}  // namespace

void practice_frame(const view::Frame& frame, ui::Sheet& sheet) {
    if (!frame.practice) return;
    constexpr float edge = 10;
    const ui::Rect& all = sheet.whole();
    ui::Painter& painter = sheet.painter();
    painter.fill({all.x, all.y, all.w, edge}, ui::theme::danger_edge);
    painter.fill({all.x, all.bottom() - edge, all.w, edge}, ui::theme::danger_edge);
    painter.fill({all.x, all.y, edge, all.h}, ui::theme::danger_edge);
    painter.fill({all.right() - edge, all.y, edge, all.h}, ui::theme::danger_edge);
}

namespace {

// Back and やめる left, 職員を呼ぶ in the middle, onward right.
Wish in_one_row(const Footer& footer, const ui::Button& staff, const ui::Button& onward,
                const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    const float middle = area.x + area.w / 2;
    const auto from_left = [&](const ui::Button& made) {
        return ui::button(sheet, made,
                          area.cut_left(ui::button_width(sheet, made, 240), ui::theme::gap));
    };
    // The onward button takes its room first, so that the one in the middle can give way.
    ui::Rect onward_place;
    if (!footer.onward.empty()) {
        const float width = std::min(ui::button_width(sheet, onward, 420), area.w * .38F);
        onward_place = area.cut_right(width, ui::theme::gap);
    }
    if (footer.back && from_left({.id = "back", .label = say("common.back")})) {
        wanted = view::GoBack{};
    }
    if (footer.quit && from_left({.id = "quit", .label = say("common.quit")})) {
        wanted = view::GaveUp{};
    }
    if (!footer.beside.id.empty() && from_left(footer.beside)) wanted = footer.then_beside;
    if (footer.staff) {
        const float width = std::min(ui::button_width(sheet, staff, 286), area.w);
        const float x = std::clamp(middle - width / 2, area.x, area.right() - width);
        if (ui::button(sheet, staff, {x, area.y, width, button_height})) {
            wanted = view::CallsStaff{};
        }
    }
    if (!footer.onward.empty() && ui::button(sheet, onward, onward_place)) wanted = footer.then;
    return wanted;
}

// Where there is width for two: back and onward above, やめる, staff in the middle, one more act.
Wish in_two_rows(const Footer& footer, const ui::Button& staff, const ui::Button& onward,
                 const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    ui::Rect above = area.cut_top(button_height, ui::theme::gap);
    const ui::Rect below = area.cut_top(button_height);
    const float most = (above.w - ui::theme::gap) * .6F;
    if (!footer.onward.empty()) {
        const float width = std::min(ui::button_width(sheet, onward, 480), most);
        if (ui::button(sheet, onward, above.cut_right(width, ui::theme::gap))) {
            wanted = footer.then;
        }
    }
    const ui::Button back{.id = "back", .label = say("common.back")};
    if (footer.back) {
        const float width = std::min(ui::button_width(sheet, back, 300), above.w);
        if (ui::button(sheet, back, above.cut_left(width, ui::theme::gap))) {
            wanted = view::GoBack{};
        }
    }
    const float least = footer.beside.id.empty() ? 0 : below.w * .3F;
    const float middle =
        std::min(ui::button_width(sheet, staff, 286), below.w - 2 * std::max(least, 240.F) - 40);
    const float side = (below.w - middle) / 2 - ui::theme::gap;
    const ui::Button quit{.id = "quit", .label = say("common.quit")};
    if (footer.quit) {
        const float width = std::min(ui::button_width(sheet, quit, 240), side);
        if (ui::button(sheet, quit, {below.x, below.y, width, below.h})) wanted = view::GaveUp{};
    }
    if (footer.staff &&
        ui::button(sheet, staff, {below.x + (below.w - middle) / 2, below.y, middle, below.h})) {
        wanted = view::CallsStaff{};
    }
    if (!footer.beside.id.empty()) {
        const float width = std::min(ui::button_width(sheet, footer.beside, 240), side);
        if (ui::button(sheet, footer.beside, {below.right() - width, below.y, width, below.h})) {
            wanted = footer.then_beside;
        }
    }
    return wanted;
}

}  // namespace

Wish footer(const Footer& footer, const Phrases& say, ui::Sheet& sheet) {
    const ui::Rect area = sheet.foot_strip();
    sheet.painter().fill(area, ui::theme::paper);
    sheet.painter().fill({area.x, area.y, area.w, 3}, ui::theme::line);
    const ui::Button staff{
        .id = "call_staff", .label = say("common.call_staff"), .look = ui::Look::help};
    const ui::Button onward{.id = footer.onward_id,
                            .label = footer.onward,
                            .look = ui::Look::action,
                            .ready = footer.ready};
    if (sheet.tall()) {
        return in_two_rows(footer, staff, onward, say, sheet,
                           area.inset(ui::theme::tall_edge_margin, 20));
    }
    return in_one_row(footer, staff, onward, say, sheet,
                      area.inset(ui::theme::edge_margin, (ui::theme::footer - button_height) / 2));
}

}  // namespace screens

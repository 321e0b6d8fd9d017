#include "screens/desk/parts.h"

namespace screens {
namespace desk {
namespace {

// A state in words with a sign, not a target.
void state_box(ui::Sheet& sheet, const std::string& id, const std::string& words, ui::Mark mark,
               ui::Colour colour, ui::Rect& area) {
    const float width = sheet.lay(words, bold, 1e5F).width + 92;
    const ui::Rect box = area.cut_right(width, ui::theme::gap);
    sheet.painter().mark(mark, {box.x + 8, box.y + (box.h - 36) / 2, 36, 36}, colour);
    const float height = bold.line_height * ui::points(bold.size);
    sheet.words(id, {box.x + 56, box.y + (box.h - height) / 2, width - 40, height + 4}, words,
                bold);
}

}  // namespace

Wish top(const view::Frame& frame, const view::Desk& desk, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    const ui::Rect at = ui::Rect(sheet.whole()).cut_top(ui::theme::desk_header);
    sheet.painter().fill(at, ui::theme::paper);
    sheet.painter().fill({at.x, at.bottom() - 3, at.w, 3}, ui::theme::line);
    ui::Rect area = at.inset(ui::theme::edge_margin, 4);
    const ui::Button leave{
        .id = "sign_out", .label = say("desk.sign_out"), .size = ui::Size::staff};
    const ui::Button refresh{
        .id = "refresh", .label = say("desk.refresh"), .size = ui::Size::staff};
    if (ui::button(sheet, leave, area.cut_right(170, ui::theme::gap))) wanted = view::SignedOut{};
    if (ui::button(sheet, refresh, area.cut_right(170, ui::theme::gap + 10))) {
        wanted = view::Refreshed{};
    }
    const bool good = desk.line == view::Desk::Line::good;
    state_box(sheet, "line", good ? say("desk.line_good") : say("desk.line_down"),
              good ? ui::Mark::check : ui::Mark::cross,
              good ? ui::theme::done_edge : ui::theme::danger_edge, area);
    state_box(sheet, "unsent", say("desk.unsent", {{"n", std::to_string(desk.unsent)}}),
              desk.unsent == 0 ? ui::Mark::check : ui::Mark::right,
              desk.unsent == 0 ? ui::theme::done_edge : ui::theme::help_edge, area);
    town_sign(frame.practice, say, sheet, area);
    const ui::Style title{.size = ui::Size::staff_title,
                          .weight = ui::Weight::bold,
                          .line_height = 1.25F,
                          .smallest = 28};
    const std::string where = say("desk.title", {{"section", desk.section}});
    const ui::Laid laid = sheet.lay(where, title, area.w * .6F, 90);
    sheet.words("title", ui::Role::heading,
                {area.x, 50 - laid.height / 2, area.w * .6F, laid.height + 2}, where, title);
    area.cut_left(laid.width + 32);
    if (sheet.leaf().missing_glyph) {
        const std::string words = say("desk.missing_glyph");
        ui::Style alert = bold;
        alert.colour = ui::theme::danger_words;
        alert.line_height = 1.2F;
        const float height = sheet.lay(words, alert, area.w, 90).height;
        sheet.words("missing_glyph", ui::Role::alert, {area.x, 52 - height / 2, area.w, height + 2},
                    words, alert);
        return wanted;
    }
    if (desk.waits) {
        const std::string words = say("desk.waits");
        ui::Rect place = area.cut_left(64, 16);
        place.cut_top(14);
        ui::waiting(sheet, place.cut_top(64));
        const float height = sheet.lay(words, bold, area.w, 90).height;
        sheet.words("waits", ui::Role::progress, {area.x, 52 - height / 2, area.w, height + 2},
                    words, bold);
        return wanted;
    }
    const std::string who = say("desk.clerk", {{"name", desk.clerk}, {"time", desk.time}});
    const ui::Laid by = sheet.lay(who, second, area.w, 90);
    sheet.words("clerk", {area.x, 52 - by.height / 2, area.w, by.height + 2}, who, second);
    return wanted;
}

namespace {

// List left, one case right.
Wish cases(const view::Desk& shown, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    const ui::Rect list = area.cut_left(list_width);
    sheet.painter().fill(list, ui::theme::paper);
    sheet.painter().fill({list.right() - 3, list.y, 3, list.h}, ui::theme::line);
    Wish wanted = queue(shown, say, sheet, list);
    if (shown.open) {
        wish(wanted, open_case(shown, *shown.open, say, sheet, area));
        return wanted;
    }
    ui::Rect inside = area.inset(60, 48);
    ui::notice(sheet, "message", inside, shown.message, "", ui::Role::alert);
    ui::paragraph(sheet, "empty", inside,
                  shown.rows.empty() ? say("desk.nothing_waits") : say("desk.choose"), plain);
    charts(shown.charts, sheet, inside);
    return wanted;
}

bool shows_acts(const view::Desk& shown) {
    return std::any_of(shown.tabs.begin(), shown.tabs.end(),
                       [](const view::DeskTab& tab) { return tab.chosen && tab.id == "acts"; });
}

}  // namespace
}  // namespace desk

// The clerk's screen: what waits, what can be begun, or a register.
Wish show(const view::Desk& shown, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.whole();
    area.cut_top(ui::theme::desk_header);
    if (shown.edit) return desk::edit(*shown.edit, say, sheet, area);
    Wish wanted = desk::tabs(shown, say, sheet, area);
    if (shown.table) {
        wish(wanted, desk::table(shown, *shown.table, say, sheet, area));
    } else if (desk::shows_acts(shown)) {
        wish(wanted, desk::acts(shown, say, sheet, area));
    } else {
        wish(wanted, desk::cases(shown, say, sheet, area));
    }
    return wanted;
}

}  // namespace screens

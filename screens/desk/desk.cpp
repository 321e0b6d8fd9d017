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

Wish top(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, const ui::Rect& at) {
    Wish wanted;
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
    sheet.painter().box({area.x, 22, 20, 58},
                        {.ground = ui::theme::town_yellow, .edge_width = 0, .radius = 8});
    area.cut_left(40);
    const ui::Style title{.size = ui::Size::staff_title,
                          .weight = ui::Weight::bold,
                          .line_height = 1.25F,
                          .smallest = 28};
    const std::string where = say("desk.title", {{"section", desk.section}});
    const ui::Laid laid = sheet.lay(where, title, area.w * .6F, 90);
    sheet.words("title", ui::Role::heading,
                {area.x, 50 - laid.height / 2, area.w * .6F, laid.height + 2}, where, title);
    area.cut_left(laid.width + 32);
    const std::string who = say("desk.clerk", {{"name", desk.clerk}, {"time", desk.time}});
    const ui::Laid by = sheet.lay(who, second, area.w, 90);
    sheet.words("clerk", {area.x, 52 - by.height / 2, area.w, by.height + 2}, who, second);
    return wanted;
}

}  // namespace desk

// The clerk's screen: list left, one case right.
Wish show(const view::Desk& shown, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.whole();
    Wish wanted = desk::top(shown, say, sheet, area.cut_top(ui::theme::desk_header));
    if (shown.edit) {
        wish(wanted, desk::edit(*shown.edit, say, sheet, area));
        return wanted;
    }
    const ui::Rect list = area.cut_left(desk::list_width);
    sheet.painter().fill(list, ui::theme::paper);
    sheet.painter().fill({list.right() - 3, list.y, 3, list.h}, ui::theme::line);
    wish(wanted, desk::queue(shown, say, sheet, list));
    if (shown.open) {
        wish(wanted, desk::open_case(shown, *shown.open, say, sheet, area));
    } else {
        ui::Rect inside = area.inset(60, 48);
        ui::notice(sheet, "message", inside, shown.message, "", ui::Role::alert);
        ui::paragraph(sheet, "empty", inside,
                      shown.rows.empty() ? say("desk.nothing_waits") : say("desk.choose"),
                      desk::plain);
    }
    return wanted;
}

}  // namespace screens

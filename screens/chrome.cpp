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

// Where the acts of one row lie. やめる has a place that nothing else takes on any screen, so that
// the second touch of a slow hand, on the next screen already, does not leave; and 職員を呼ぶ does
// not move for what stands beside it.
struct Row {
    ui::Rect back, quit, staff, beside, onward;
};

constexpr float most_staff = 400;

Row row_of(const Footer& footer, const ui::Button& back, const ui::Button& quit,
           const ui::Button& staff, const ui::Button& onward, ui::Sheet& sheet, ui::Rect area) {
    Row row;
    const float middle = area.x + area.w / 2;
    // The onward button takes its room first, so that the others can give way.
    if (!footer.onward.empty()) {
        const float width = std::min(ui::button_width(sheet, onward, 420), area.w * .38F);
        row.onward = area.cut_right(width, ui::theme::gap);
    }
    if (footer.back || footer.quit) {
        row.back = area.cut_left(ui::button_width(sheet, back, 240), ui::theme::gap);
        row.quit = area.cut_left(ui::button_width(sheet, quit, 240), ui::theme::gap);
    }
    const float width = std::min({ui::button_width(sheet, staff, 286), most_staff, area.w});
    const auto centred = [&] {
        return std::clamp(middle - width / 2, area.x, area.right() - width);
    };
    row.staff = {centred(), area.y, width, area.h};
    if (footer.beside.id.empty()) return row;
    ui::Rect right = area;
    right.cut_left(row.staff.right() + ui::theme::gap - area.x);
    const float wished = ui::button_width(sheet, footer.beside, 240);
    if (wished <= right.w || ui::words_fit(sheet, footer.beside, right)) {
        row.beside = right.cut_right(std::min(wished, right.w));
    } else {
        row.beside = area.cut_left(std::min(wished, area.w * .4F), ui::theme::gap);
        row.staff.x = centred();
    }
    return row;
}

bool calls_staff(const Footer& footer, const ui::Sheet& sheet) {
    return footer.staff && !sheet.at_counter();
}

// Back and やめる left, 職員を呼ぶ in the middle, onward right, one more act before it.
Wish in_one_row(const Footer& footer, const ui::Button& staff, const ui::Button& onward,
                const Phrases& say, ui::Sheet& sheet, const ui::Rect& area) {
    Wish wanted;
    const ui::Button back{.id = "back", .label = say("common.back")};
    const ui::Button quit{.id = "quit", .label = say("common.quit")};
    const Row row = row_of(footer, back, quit, staff, onward, sheet, area);
    if (footer.back && ui::button(sheet, back, row.back)) wanted = view::GoBack{};
    if (footer.quit && ui::button(sheet, quit, row.quit)) wanted = view::GaveUp{};
    if (calls_staff(footer, sheet) && ui::button(sheet, staff, row.staff))
        wanted = view::CallsStaff{};
    if (!footer.beside.id.empty() && ui::button(sheet, footer.beside, row.beside)) {
        wanted = footer.then_beside;
    }
    if (!footer.onward.empty() && ui::button(sheet, onward, row.onward)) wanted = footer.then;
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
    const float staff_wishes = ui::button_width(sheet, staff, 286);
    const auto side_of = [&](float middle) { return (below.w - middle) / 2 - ui::theme::gap; };
    const float middle_alone = std::min(staff_wishes, below.w - 2 * 240 - 40);
    const float middle = std::min(middle_alone, below.w - 2 * least - 40);
    const float side = side_of(middle);
    const ui::Button quit{.id = "quit", .label = say("common.quit")};
    if (footer.quit) {
        // As wide as where nothing stands right: its place is the same everywhere.
        const float width = std::min(ui::button_width(sheet, quit, 240), side_of(middle_alone));
        if (ui::button(sheet, quit, {below.x, below.y, width, below.h})) wanted = view::GaveUp{};
    }
    if (calls_staff(footer, sheet) &&
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

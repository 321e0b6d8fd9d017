#include "screens/all.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

// Two rows; four columns, or fewer and wider ones when there are few tiles. A tall sheet has one
// or two columns.
int columns_for(std::size_t tiles, const ui::Sheet& sheet) {
    if (sheet.tall()) return tiles <= 4 ? 1 : 2;
    if (tiles <= 3) return static_cast<int>(std::max<std::size_t>(tiles, 1));
    return tiles <= 4 ? 2 : tiles <= 6 ? 3 : 4;
}

// One language after the other, at the right of the title or above a tall sheet's acts. It says
// the same to ears at every turn.
void invitation(const view::Welcome& welcome, const ui::Rect& place, ui::Sheet& sheet) {
    if (welcome.invitations.empty() || sheet.text_size() > 0) return;
    constexpr ui::Style style{.size = ui::Size::body,
                              .weight = ui::Weight::bold,
                              .colour = ui::theme::action,
                              .align = ui::Painter::Align::right,
                              .line_height = 1.35F,
                              .smallest = 34};
    const auto count = welcome.invitations.size();
    const auto turn = static_cast<std::size_t>(sheet.leaf().beat) % count;
    sheet.draw_words("invitation", place, welcome.invitations[sheet.still() ? 0 : turn], style);
    std::string all;
    for (const std::string& one : welcome.invitations) all += (all.empty() ? "" : " / ") + one;
    sheet.say({.id = "invitation", .label = all}, place);
    if (count > 1) sheet.turns();
}

}  // namespace

// What the terminal offers, at most eight tiles; behind a group's tile the group's own, with a way
// back to all of them.
Wish show(const view::Welcome& welcome, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = sheet.body();
    if (!welcome.notice.empty() || !welcome.last_kept.empty()) area.cut_top(-16);
    if (!welcome.notice.empty()) {
        ui::slim_notice(sheet, "notice", area, say("welcome.notice"), welcome.notice);
    }
    ui::slim_notice(sheet, "last_kept", area, welcome.last_kept, "");
    const bool in_group = !welcome.group_title.empty();
    const ui::Rect row = area;
    ui::heading(sheet, "title", area, in_group ? welcome.group_title : say("welcome.title"), 120);
    if (!sheet.tall())
        invitation(welcome, {row.x + row.w * .55F, row.y + 14, row.w * .45F, 60}, sheet);
    area.cut_top(12);
    const int columns = columns_for(welcome.tiles.size(), sheet);
    const int rows = (static_cast<int>(welcome.tiles.size()) + columns - 1) / columns;
    const float gap = ui::theme::wide_gap;
    area = sheet.reachable(area);
    const float most = sheet.tall() ? 300 : 340, gaps = gap * static_cast<float>(rows - 1);
    const float height = std::min(most, (area.h - gaps) / static_cast<float>(std::max(rows, 1)));
    area = sheet.sunk(area, height * static_cast<float>(rows) + gaps);
    int place = 0;
    for (const view::Tile& tile : welcome.tiles) {
        const ui::BigTile big{.id = "tile." + tile.id,
                              .title = tile.title,
                              .subtitle = tile.subtitle,
                              .colour = tile.colour};
        if (ui::tile(sheet, big, area.cell(place++, columns, height, gap))) {
            wanted = view::Started{tile.id};
        }
    }
    wish(wanted, footer({.back = in_group, .quit = false}, say, sheet));
    // The row above the acts is free here: back and onward stand in it elsewhere.
    if (sheet.tall() && !in_group) {
        const ui::Rect foot = sheet.foot_strip();
        invitation(welcome, {foot.x + 40, foot.y + 36, foot.w - 80, 60}, sheet);
    }
    return wanted;
}

}  // namespace screens

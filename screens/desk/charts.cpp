#include "screens/desk/parts.h"

namespace screens::desk {
namespace {

constexpr float bar_row = 54, count_width = 96, inside = 26, title_height = 56;

float height_of(const view::DeskChart& chart) {
    return title_height + bar_row * static_cast<float>(chart.bars.size()) + 2 * inside;
}

// Label, bar and count on one line; how long the bar is says the same as the count.
void bar(ui::Sheet& sheet, const std::string& id, const view::DeskBar& bar, ui::Rect row) {
    const ui::Rect whole = row;
    const float line = plain.line_height * ui::points(plain.size);
    const auto middle = [&](ui::Rect part) {
        part.y += (part.h - line) / 2;
        part.h = line + 4;
        return part;
    };
    sheet.draw_words(id, middle(row.cut_left(std::min(330.F, row.w * .42F), 16)), bar.label, plain);
    ui::Style right = bold;
    right.align = ui::Painter::Align::right;
    if (bar.attention) right.colour = ui::theme::danger_words;
    sheet.draw_words(id, middle(row.cut_right(count_width, 16)), bar.count, right);
    const ui::Rect track{row.x, row.y + 12, row.w, row.h - 24};
    sheet.painter().fill({track.x, track.bottom() - 2, track.w, 2}, ui::theme::line);
    if (bar.share > 0) {
        sheet.painter().fill({track.x, track.y, std::max(6.F, track.w * bar.share), track.h},
                             bar.attention ? ui::theme::danger_edge : ui::theme::action);
    }
    if (bar.attention) {  // Never by colour alone.
        sheet.painter().mark(ui::Mark::note, {track.right() - 32, track.y, 30, 30},
                             ui::theme::danger_edge);
    }
    sheet.say({.id = id,
               .role = ui::Role::item,
               .label = bar.label,
               .speech = bar.label + " " + bar.count,
               .value = bar.count},
              whole);
}

void chart(ui::Sheet& sheet, const view::DeskChart& shown, ui::Rect at) {
    at.h = std::min(at.h, height_of(shown));
    ui::Rect area = ui::card(sheet, at, inside);
    sheet.words("chart." + shown.id, ui::Role::heading, area.cut_top(title_height), shown.title,
                bold);
    int number = 0;
    for (const view::DeskBar& one : shown.bars) {
        bar(sheet, "chart." + shown.id + "." + std::to_string(++number), one,
            area.cut_top(bar_row));
    }
}

}  // namespace

// Two beside each other where there is room for two, the rest below; what has no room is left out.
void charts(const std::vector<view::DeskChart>& shown, ui::Sheet& sheet, ui::Rect area) {
    const float gap = ui::theme::gap;
    ui::Rect left = area;
    left.w = (area.w - gap) / 2;
    ui::Rect right{left.right() + gap, area.y, left.w, area.h};
    for (const view::DeskChart& one : shown) {
        const float height = height_of(one);
        ui::Rect& column = left.h >= height ? left : right;
        if (column.h < height) return;
        chart(sheet, one, column.cut_top(height, gap));
    }
}

}  // namespace screens::desk

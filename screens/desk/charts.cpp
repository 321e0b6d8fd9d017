#include "screens/desk/parts.h"

namespace screens::desk {
namespace {

constexpr float bar_row = 42, count_width = 96, inside = 22, title_height = 48;

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
    const ui::Rect track{row.x, row.y + 7, row.w, row.h - 14};
    sheet.painter().fill({track.x, track.bottom() - 2, track.w, 2}, ui::theme::line);
    if (bar.share > 0) {
        sheet.painter().fill({track.x, track.y, std::max(6.F, track.w * bar.share), track.h},
                             bar.attention ? ui::theme::danger_edge : ui::theme::action);
    }
    if (bar.attention) {  // Never by colour alone.
        sheet.painter().mark(ui::Mark::note, {track.right() - 30, track.y, 28, 28},
                             ui::theme::danger_edge);
    }
    sheet.say({.id = id,
               .role = ui::Role::item,
               .label = bar.label,
               .speech = bar.label + " " + bar.count,
               .value = bar.count},
              whole);
}

// Bars that have no room are left out from the end, where the rarest stand.
void chart(ui::Sheet& sheet, const view::DeskChart& shown, ui::Rect at) {
    at.h = std::min(at.h, height_of(shown));
    ui::Rect area = ui::card(sheet, at, inside);
    sheet.words("chart." + shown.id, ui::Role::heading, area.cut_top(title_height), shown.title,
                bold);
    int number = 0;
    for (const view::DeskBar& one : shown.bars) {
        if (area.h < bar_row) return;
        bar(sheet, "chart." + shown.id + "." + std::to_string(++number), one,
            area.cut_top(bar_row));
    }
}

}  // namespace

// Two beside each other, then those with longer names over the whole width.
void charts(const std::vector<view::DeskChart>& shown, ui::Sheet& sheet, ui::Rect area) {
    if (shown.empty()) return;
    const float gap = ui::theme::gap;
    const std::size_t beside = std::min<std::size_t>(shown.size(), 2);
    float height = 0;
    for (std::size_t i = 0; i < beside; ++i) height = std::max(height, height_of(shown[i]));
    const ui::Rect above = area.cut_top(std::min(height, area.h), gap);
    for (std::size_t i = 0; i < beside; ++i) {
        chart(sheet, shown[i], above.cell(static_cast<int>(i), 2, above.h, gap));
    }
    for (std::size_t i = beside; i < shown.size(); ++i) {
        if (area.h < title_height + 2 * bar_row + 2 * inside) return;
        chart(sheet, shown[i], area.cut_top(std::min(height_of(shown[i]), area.h), gap));
    }
}

}  // namespace screens::desk

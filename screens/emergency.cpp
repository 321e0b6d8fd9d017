#include "screens/all.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

constexpr float frame = 14, inside = 48;
constexpr ui::Style emergency_title_style{
    .size = ui::Size::number, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 60};
constexpr float part_gap = 16;

std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> found;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        if (end > start) found.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return found;
}

std::vector<float> emergency_heights(ui::Sheet& sheet, const std::vector<std::string>& parts,
                                     const ui::Style& style, float width) {
    std::vector<float> heights;
    for (const std::string& part : parts) heights.push_back(sheet.lay(part, style, width).height);
    return heights;
}

// The largest words with which everything stands on one sheet; else the smallest of them.
ui::Style text_style(ui::Sheet& sheet, const std::vector<std::string>& parts,
                     const ui::Rect& area) {
    ui::Style style{.weight = ui::Weight::bold, .line_height = 1.35F};
    for (const ui::Size size :
         {ui::Size::question, ui::Size::title, ui::Size::label, ui::Size::body}) {
        style.size = size;
        const auto heights = emergency_heights(sheet, parts, style, area.w);
        if (ui::page_starts(heights, area.h, part_gap).size() == 1) break;
    }
    return style;
}

// The level and since when, white on red across the top.
void band(ui::Sheet& sheet, const view::Emergency& shown, const ui::Rect& at) {
    sheet.painter().fill(at, ui::theme::danger_words);
    ui::Style white{.size = ui::Size::title,
                    .weight = ui::Weight::bold,
                    .colour = ui::theme::paper,
                    .line_height = 1.2F,
                    .smallest = 40};
    ui::Rect row = at.inset(inside, 0);
    sheet.painter().mark(ui::Mark::note, row.cut_left(112, 24).inset(8, (at.h - 96) / 2),
                         ui::theme::paper);
    const auto middle = [&](const ui::Rect& place, const std::string& id, const std::string& words,
                            const ui::Style& style, ui::Role role) {
        const float height = sheet.lay(words, style, place.w, place.h).height;
        sheet.words(id, role, {place.x, place.y + (place.h - height) / 2, place.w, height + 2},
                    words, style);
    };
    ui::Style small = white;
    small.size = ui::Size::second;
    small.smallest = 32;
    small.align = ui::Painter::Align::right;
    if (sheet.tall()) {
        small.align = ui::Painter::Align::left;
        middle(row.cut_bottom(row.h * .4F), "since", shown.since, small, ui::Role::text);
    } else {
        middle(row.cut_right(row.w * .42F, 24), "since", shown.since, small, ui::Role::text);
    }
    middle(row, "level", shown.level, white, ui::Role::alert);
}

}  // namespace

// Takes the whole screen whatever stood there; what was begun waits underneath.
Wish show(const view::Emergency& shown, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.between();
    sheet.painter().fill(area, ui::theme::danger_words);
    area = area.inset(frame);
    band(sheet, shown, area.cut_top(sheet.tall() ? 200 : 112));
    sheet.painter().fill(area, ui::theme::paper);
    area = area.inset(inside, 24);
    ui::Rect top = area;
    top.h = area.h * .4F;
    const float used =
        sheet.words("title", ui::Role::heading, top, shown.title, emergency_title_style);
    area.cut_top(used, 12);
    const std::vector<std::string> parts = paragraphs(shown.text);
    const ui::Style style = text_style(sheet, parts, area);
    const std::vector<float> heights = emergency_heights(sheet, parts, style, area.w);
    ui::PageOf page = ui::page_of(sheet, heights, area.h, part_gap, ui::Turned::by_footer);
    if (page.pages > 1) {
        ui::Rect row = area.cut_bottom(56);
        page = ui::page_of(sheet, heights, area.h, part_gap, ui::Turned::by_footer);
        row.y -= 14;
        page_mark(page, say, sheet, row);
    }
    for (std::size_t i = page.first; i < page.last; ++i) {
        ui::Rect at = area.cut_top(heights[i], part_gap);
        at.h += 2;
        sheet.words(i == 0 ? "text" : "text." + std::to_string(i + 1), ui::Role::alert, at,
                    parts[i], style);
    }
    return footer_with_pages({.quit = false,
                              .onward = say("emergency.seen"),
                              .onward_id = "seen",
                              .then = view::EmergencySeen{}},
                             page, say, sheet);
}

}  // namespace screens

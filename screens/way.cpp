#include "screens/all.h"
#include "screens/paper.h"
#include "screens/way_plan.h"

namespace screens {
namespace {

constexpr float steps_width = 860, in_steps = 28, step_gap = 12, place_words = 110;
constexpr float plan_height = 520;  // of a plan among the steps, where nothing stands beside it

constexpr ui::Style step_style{.line_height = 1.3F, .smallest = 34};
constexpr ui::Style found_at_style{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 36};
constexpr ui::Style small_style{.size = ui::Size::second,
                                .colour = ui::theme::second_ink,
                                .line_height = 1.35F,
                                .smallest = 32};

// Which place: as many tiles as there is room for, at most eight.
Wish choose(const view::Way& way, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = sheet.body();
    ui::heading(sheet, "title", area, say("way.choose"), 120);
    area = sheet.reachable(area);
    const int columns = sheet.roomy() ? 2 : 1;
    const float height = 50 + place_words * sheet.scale();  // name and place, each on a line
    const std::size_t rows = (way.places.size() + static_cast<std::size_t>(columns) - 1) /
                             static_cast<std::size_t>(columns);
    const std::vector<float> heights(rows, height);
    const float most = 4 * (height + ui::theme::gap) + ui::pager_height;
    const ui::PageOf page = ui::page_of(sheet, heights, std::min(area.h, most), ui::theme::gap);
    wish(wanted, turn_pages(sheet, area, page, {}, say));
    const auto a_row = static_cast<std::size_t>(columns);
    const std::size_t first = page.first * a_row,
                      last = std::min(page.last * a_row, way.places.size());
    const auto shown = static_cast<float>(page.last - page.first);
    area = sheet.sunk(area, shown * (height + ui::theme::gap) - ui::theme::gap);
    for (std::size_t i = first; i < last; ++i) {
        const view::WayPlace& place = way.places[i];
        const ui::BigTile tile{
            .id = "place." + place.id, .title = place.label, .subtitle = place.where, .colour = 1};
        const ui::Rect at = area.cell(static_cast<int>(i - first), columns, height, ui::theme::gap);
        if (ui::tile(sheet, tile, at)) wish(wanted, view::OptionToggled{place.id});
    }
    wish(wanted, footer({.back = true, .quit = false}, say, sheet));
    return wanted;
}

// What is said, from top to bottom: where it is, each step with its number, when it was checked.
struct SaidLine {
    std::string id, words;
    ui::Style style;
    bool numbered = false;
};

std::vector<SaidLine> lines_of(const view::Way& way) {
    std::vector<SaidLine> lines{{"found_at", way.where, found_at_style}};
    int number = 0;
    for (const std::string& step : way.steps) {
        lines.push_back(
            {"step." + std::to_string(++number), step, step_style, way.steps.size() > 1});
    }
    if (!way.sketch.empty()) lines.push_back({"sketch", way.sketch, small_style});
    if (!way.checked.empty()) lines.push_back({"checked", way.checked, small_style});
    return lines;
}

// 「1.」, as large as the visitor reads.
float number_width(const ui::Sheet& sheet) { return 64 * sheet.scale(); }

float line_height(ui::Sheet& sheet, const SaidLine& line, float width) {
    return sheet.lay(line.words, line.style, width - (line.numbered ? number_width(sheet) : 0))
               .height +
           2;
}

void draw_line(ui::Sheet& sheet, const SaidLine& line, ui::Rect at) {
    if (line.numbered) {
        const ui::Rect number = at.cut_left(number_width(sheet));
        sheet.draw_words(line.id, number, line.id.substr(line.id.find('.') + 1) + ".",
                         {.weight = ui::Weight::bold, .line_height = 1.3F});
    }
    sheet.words(line.id, line.numbered ? ui::Role::item : ui::Role::text, at, line.words,
                line.style);
}

Footer foot_of(const view::Way& way, const Phrases& say) {
    Footer foot{
        .back = true, .quit = false, .onward = say("common.finish"), .then = view::Finished{}};
    if (way.can_print) {
        foot.beside = {.id = "print", .label = say("way.print"), .size = ui::Size::body};
        foot.then_beside = view::Printed{};
    }
    return foot;
}

float sum_of(const std::vector<float>& heights) {
    float sum = -step_gap;
    for (const float height : heights) sum += height + step_gap;
    return sum;
}

// Steps, then the plan, on as many pages as they need.
Wish on_pages(const view::Way& way, const std::vector<SaidLine>& lines, ui::Rect area,
              const Phrases& say, ui::Sheet& sheet) {
    std::vector<float> heights;
    for (const SaidLine& line : lines) heights.push_back(line_height(sheet, line, area.w));
    if (!way.floors.empty()) {
        const float plans = plan_height * static_cast<float>(way.floors.size());
        heights.push_back(std::min(area.h, plans));
    }
    const auto starts = ui::page_starts(heights, area.h, step_gap);
    ui::PageOf page;
    page.pages = std::max(1, static_cast<int>(starts.size()));
    page.page = std::clamp(sheet.leaf().page, 0, page.pages - 1);
    const auto at = static_cast<std::size_t>(page.page);
    const std::size_t last = at + 1 < starts.size() ? starts[at + 1] : heights.size();
    for (std::size_t i = starts.empty() ? 0 : starts[at]; i < last; ++i) {
        const ui::Rect place = area.cut_top(heights[i], step_gap);
        if (i < lines.size())
            draw_line(sheet, lines[i], place);
        else
            draw_plans(sheet, way.floors, place, say);
    }
    return footer_with_pages(foot_of(way, say), page, say, sheet);
}

}  // namespace

// The way to a place: the plan as far as somebody told it, the steps beside it, and in plain words
// what is not known and that staff know it.
Wish show(const view::Way& way, const Phrases& say, ui::Sheet& sheet) {
    if (way.to.empty()) return choose(way, say, sheet);
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 12, area.w, area.h + 24};
    ui::heading(sheet, "title", area, way.title, area.h * .24F);
    if (!way.unknown.empty()) ui::notice(sheet, "unknown", area, way.unknown, "");
    ui::slim_notice(sheet, "paper", area, paper_words(way.paper, say("way.paper_trouble"), say),
                    "");
    const std::vector<SaidLine> lines = lines_of(way);
    std::vector<float> heights;
    for (const SaidLine& line : lines)
        heights.push_back(line_height(sheet, line, steps_width - 2 * in_steps));
    if (!sheet.roomy() || sum_of(heights) > area.h - 2 * in_steps)
        return on_pages(way, lines, area, say, sheet);
    ui::Rect steps = ui::card(sheet, area.cut_right(steps_width, 40), in_steps);
    for (std::size_t i = 0; i < lines.size(); ++i)
        draw_line(sheet, lines[i], steps.cut_top(heights[i], step_gap));
    draw_plans(sheet, way.floors, area, say);
    return footer(foot_of(way, say), say, sheet);
}

}  // namespace screens

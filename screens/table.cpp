#include "screens/all.h"
#include "screens/message.h"
#include "screens/paper.h"
#include "screens/record_card.h"

namespace screens {
namespace {

constexpr ui::Style figure_style{
    .size = ui::Size::title, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 40};

int figures_a_line(const ui::Sheet& sheet) { return sheet.roomy() ? 4 : 2; }

float figure_height(ui::Sheet& sheet, const view::TableFigure& figure, float width) {
    return sheet.lay(figure.label, record_label, width - 2 * card_side).height +
           sheet.lay(figure.value, figure_style, width - 2 * card_side).height + 32;
}

// Sums and balances, before the rows they come from.
void draw_figures(ui::Sheet& sheet, const view::Table& shown, std::size_t line,
                  const ui::Rect& at) {
    const auto a_line = static_cast<std::size_t>(figures_a_line(sheet));
    const std::size_t first = line * a_line;
    for (std::size_t i = first; i < std::min(first + a_line, shown.figures.size()); ++i) {
        const view::TableFigure& figure = shown.figures[i];
        const ui::Rect box =
            at.cell(static_cast<int>(i - first),
                    std::min(figures_a_line(sheet), static_cast<int>(shown.figures.size())), at.h,
                    ui::theme::gap);
        const std::string id = "figure." + std::to_string(i + 1);
        sheet.painter().box(box, {.ground = ui::theme::chosen_ground, .edge = ui::theme::action});
        ui::Rect inside = box.inset(card_side, 14);
        inside.h += 4;
        const float label = sheet.lay(figure.label, record_label, inside.w).height;
        sheet.draw_words(id, inside.cut_top(label), figure.label, record_label);
        const float value = sheet.lay(figure.value, figure_style, inside.w).height;
        sheet.draw_words(id, {inside.x, inside.y, inside.w, value + 1}, figure.value, figure_style);
        sheet.say({.id = id,
                   .role = ui::Role::text,
                   .label = figure.label,
                   .speech = figure.label + " " + figure.value,
                   .value = figure.value},
                  box);
    }
}

Wish foot(const view::Table& shown, const Phrases& say, ui::Sheet& sheet) {
    Footer made{
        .back = true, .quit = false, .onward = say("common.finish"), .then = view::Finished{}};
    if (shown.can_print) {
        made.beside = {.id = "print", .label = say("own_table.print"), .size = ui::Size::body};
        made.then_beside = view::TablePrinted{};
    }
    return footer(made, say, sheet);
}

// Nothing to list: why, in large words.
Wish told_of_table(const view::Table& shown, const Phrases& say, ui::Sheet& sheet) {
    if (shown.loading) {
        message({.sign = Message::Sign::waiting,
                 .title = say("own_table.loading"),
                 .words = shown.title,
                 .more = say("own_table.loading_words")},
                sheet);
        return footer({}, say, sheet);
    }
    if (!shown.problem.empty()) {
        message({.sign = Message::Sign::help, .title = shown.problem, .words = shown.title}, sheet);
    } else {
        message({.title = shown.title, .words = shown.empty, .more = shown.note}, sheet);
    }
    return foot(shown, say, sheet);
}

// The lines of figures, then the cards; heights of both in one list.
struct Blocks {
    Columns columns;
    std::vector<RecordCard> cards;
    std::size_t figure_lines = 0;
    std::vector<float> heights;
};

Blocks blocks_of(const view::Table& shown, Columns columns, ui::Sheet& sheet, float width) {
    Blocks made;
    made.columns = std::move(columns);
    const auto a_line = static_cast<std::size_t>(figures_a_line(sheet));
    made.figure_lines = (shown.figures.size() + a_line - 1) / a_line;
    made.heights.assign(made.figure_lines, 0);
    const auto boxes = static_cast<float>(std::min(a_line, shown.figures.size()));
    for (std::size_t i = 0; i < shown.figures.size(); ++i) {
        const float own = (width - ui::theme::gap * (boxes - 1)) / boxes;
        float& line = made.heights[i / a_line];
        line = std::max(line, figure_height(sheet, shown.figures[i], own));
    }
    for (const view::TableRow& row : shown.rows) {
        made.cards.push_back(record_card(sheet, shown, row, made.columns, width - 2 * card_side));
        made.heights.push_back(made.cards.back().height);
    }
    return made;
}

constexpr float list_gap = 12;

// Cards where they fit one sheet or need their lines; a longer list names its columns once.
Wish rows_of(const view::Table& shown, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    const Kept kept{.page = shown.page, .pages = shown.pages};
    area = sheet.reachable(area);
    const float inside = area.w - 2 * card_side;
    Blocks made = blocks_of(shown, columns_of(sheet, shown, inside), sheet, area.w);
    float gap = ui::theme::gap;
    const auto list = sheet.roomy() ? list_columns(sheet, shown, inside) : std::nullopt;
    if (list && page_of_kept(sheet, made.heights, area.h, gap, kept).pages > 1) {
        made = blocks_of(shown, *list, sheet, area.w);
        gap = list_gap;  // with the edges of two cards 24 between their acts
    }
    const bool named = made.columns.names == Columns::Names::above;
    const float names = named ? names_height(sheet, shown, made.columns) + 6 : 0;
    const ui::PageOf page = page_of_kept(sheet, made.heights, area.h - names, gap, kept);
    Wish wanted = turn_pages(sheet, area, page, kept, say);
    float used = names - gap;
    for (std::size_t i = page.first; i < page.last; ++i) used += made.heights[i] + gap;
    area = sheet.sunk(area, used);
    for (std::size_t i = page.first; i < page.last; ++i) {
        const bool first_card = i == std::max(page.first, made.figure_lines);
        if (named && first_card) draw_names(sheet, shown, made.columns, area.cut_top(names));
        const ui::Rect at = area.cut_top(made.heights[i], gap);
        if (i < made.figure_lines) {
            draw_figures(sheet, shown, i, at);
            continue;
        }
        const std::string id = "trow." + std::to_string(i - made.figure_lines + 1);
        wish(wanted,
             draw_card(sheet, shown, made.cards[i - made.figure_lines], made.columns, id, at));
    }
    return wanted;
}

}  // namespace

// A visitor's own records, one card each, sums first.
Wish show(const view::Table& shown, const Phrases& say, ui::Sheet& sheet) {
    const bool nothing = shown.rows.empty() && shown.figures.empty();
    if (shown.loading || !shown.problem.empty() || nothing) return told_of_table(shown, say, sheet);
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 14, area.w, area.h + 26};
    ui::heading(sheet, "title", area, shown.title, area.h * .22F, ui::Size::title);
    ui::paragraph(sheet, "note", area, shown.note, record_label, 12);
    ui::slim_notice(sheet, "paper", area,
                    paper_words(shown.paper, say("own_table.paper_trouble"), say), "");
    if (shown.rows.empty()) {
        ui::Rect below = area;
        below.cut_top(area.h * .45F);
        ui::paragraph(sheet, "empty", below, shown.empty, {.line_height = 1.4F, .smallest = 34});
    }
    Wish wanted = rows_of(shown, say, sheet, area);
    wish(wanted, foot(shown, say, sheet));
    return wanted;
}

}  // namespace screens

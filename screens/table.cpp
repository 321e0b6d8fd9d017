#include "screens/all.h"
#include "screens/message.h"
#include "screens/paper.h"

namespace screens {
namespace {

constexpr ui::Style label_style{.size = ui::Size::second,
                                .colour = ui::theme::second_ink,
                                .line_height = 1.25F,
                                .smallest = 32};
constexpr ui::Style value_style{.weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 34};
constexpr ui::Style figure_style{
    .size = ui::Size::title, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 40};
constexpr float pad = 28, cell_gap = 44, line_gap = 10;

// One record as a card: every cell under the name of its column, acts at the right or below.
struct Card {
    const view::TableRow* row = nullptr;
    std::vector<ui::Rect> cells;  // from the card's inside corner
    std::vector<ui::Rect> acts;
    float height = 0;
};

const std::string& at_or_empty(const std::vector<std::string>& list, std::size_t i) {
    static const std::string none;
    return i < list.size() ? list[i] : none;
}

// As wide as the widest of its column, so that cards read like lines of a list.
std::vector<float> column_widths(ui::Sheet& sheet, const view::Table& shown, float most) {
    std::vector<float> widths;
    for (std::size_t c = 0; c < shown.columns.size(); ++c) {
        float width = sheet.lay(shown.columns[c], label_style, most).width;
        for (const view::TableRow& row : shown.rows) {
            width = std::max(width, sheet.lay(at_or_empty(row.cells, c), value_style, most).width);
        }
        widths.push_back(width + 4);
    }
    return widths;
}

float cell_height(ui::Sheet& sheet, const view::Table& shown, const view::TableRow& row,
                  std::size_t c, float width) {
    return sheet.lay(at_or_empty(shown.columns, c), label_style, width).height +
           sheet.lay(at_or_empty(row.cells, c), value_style, width).height;
}

// Acts stand beside the words when there is only one, else in a line below them.
float place_acts(ui::Sheet& sheet, const view::TableRow& row, float width, Card& card) {
    float x = 0, y = 0;
    for (const view::ActButton& act : row.acts) {
        const float own = std::min(
            width, ui::button_width(sheet, {.label = act.label, .size = ui::Size::body}, 220));
        if (x > 0 && x + own > width) {
            x = 0;
            y += ui::theme::target + ui::theme::gap;
        }
        card.acts.push_back({x, y, own, ui::theme::target});
        x += own + ui::theme::gap;
    }
    return row.acts.empty() ? 0 : y + ui::theme::target;
}

Card make_card(ui::Sheet& sheet, const view::Table& shown, const view::TableRow& row,
               const std::vector<float>& widths, float width) {
    Card card;
    card.row = &row;
    const float acts = place_acts(sheet, row, width, card);
    const bool beside = card.acts.size() == 1 && card.acts.front().w < width * .4F;
    const float room = beside ? width - card.acts.front().w - cell_gap : width;
    float x = 0, y = 0, line = 0;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const float own = std::min(widths[c], room);
        if (x > 0 && x + own > room) {
            y += line + line_gap;
            x = line = 0;
        }
        const float height = cell_height(sheet, shown, row, c, own);
        card.cells.push_back({x, y, own, height});
        line = std::max(line, height);
        x += own + cell_gap;
    }
    card.height = y + line;
    if (beside) {
        card.height = std::max(card.height, acts);
        card.acts.front().x = width - card.acts.front().w;
        card.acts.front().y = (card.height - acts) / 2;
    } else if (!card.acts.empty()) {
        for (ui::Rect& act : card.acts) act.y += card.height + 16;
        card.height += 16 + acts;
    }
    return card;
}

Wish draw_card(ui::Sheet& sheet, const view::Table& shown, const Card& card, const std::string& id,
               const ui::Rect& at) {
    Wish wanted;
    const view::TableRow& row = *card.row;
    const bool attention = row.attention;
    sheet.painter().box(at, {.ground = attention ? ui::theme::attention_ground : ui::theme::paper,
                             .edge = attention ? ui::theme::attention_edge : ui::theme::line});
    const float x = at.x + pad, y = at.y + 20;
    std::string told, speech;
    for (std::size_t c = 0; c < card.cells.size(); ++c) {
        const std::string &column = at_or_empty(shown.columns, c),
                          &value = at_or_empty(row.cells, c);
        told += (c == 0 ? "" : " | ") + value;
        if (!value.empty()) speech += (speech.empty() ? "" : ", ") + column + " " + value;
        ui::Rect cell{x + card.cells[c].x, y + card.cells[c].y, card.cells[c].w, card.cells[c].h};
        const float label = sheet.lay(column, label_style, cell.w).height;
        sheet.draw_words(id, cell.cut_top(label), column, label_style);
        sheet.draw_words(id, {cell.x, cell.y, cell.w, cell.h + 1}, value, value_style);
    }
    sheet.say({.id = id,
               .role = ui::Role::item,
               .label = at_or_empty(row.cells, 0),
               .speech = speech,
               .value = told},
              at);
    for (std::size_t a = 0; a < card.acts.size(); ++a) {
        const view::ActButton& act = row.acts[a];
        const ui::Rect& place = card.acts[a];
        const ui::Button made{.id = "act." + act.id + "." + row.id,
                              .label = act.label,
                              .size = ui::Size::body,
                              .speech = at_or_empty(row.cells, 0) + " " + act.label};
        if (ui::button(sheet, made, {x + place.x, y + place.y, place.w, place.h})) {
            wanted = view::ActChosen{act.id, row.id};
        }
    }
    return wanted;
}

int figures_a_line(const ui::Sheet& sheet) { return sheet.text_size() == 0 ? 4 : 2; }

float figure_height(ui::Sheet& sheet, const view::TableFigure& figure, float width) {
    return sheet.lay(figure.label, label_style, width - 2 * pad).height +
           sheet.lay(figure.value, figure_style, width - 2 * pad).height + 32;
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
        ui::Rect inside = box.inset(pad, 14);
        inside.h += 4;
        const float label = sheet.lay(figure.label, label_style, inside.w).height;
        sheet.draw_words(id, inside.cut_top(label), figure.label, label_style);
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
Wish told(const view::Table& shown, const Phrases& say, ui::Sheet& sheet) {
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

}  // namespace

// A visitor's own records, one card each, sums first.
Wish show(const view::Table& shown, const Phrases& say, ui::Sheet& sheet) {
    const bool nothing = shown.rows.empty() && shown.figures.empty();
    if (shown.loading || !shown.problem.empty() || nothing) return told(shown, say, sheet);
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 14, area.w, area.h + 26};
    ui::heading(sheet, "title", area, shown.title, area.h * .22F, ui::Size::title);
    ui::paragraph(sheet, "note", area, shown.note, label_style, 12);
    ui::slim_notice(sheet, "paper", area,
                    paper_words(shown.paper, say("own_table.paper_trouble"), say), "");
    if (shown.rows.empty()) {
        ui::Rect below = area;
        below.cut_top(area.h * .45F);
        ui::paragraph(sheet, "empty", below, shown.empty, {.line_height = 1.4F, .smallest = 34});
    }
    const float width = area.w - 2 * pad;
    const std::vector<float> widths = column_widths(sheet, shown, width * .62F);
    const auto a_line = static_cast<std::size_t>(figures_a_line(sheet));
    const std::size_t figure_lines = (shown.figures.size() + a_line - 1) / a_line;
    std::vector<float> heights(figure_lines, 0);
    const auto columns = static_cast<float>(std::min(a_line, shown.figures.size()));
    for (std::size_t i = 0; i < shown.figures.size(); ++i) {
        const float own = (area.w - ui::theme::gap * (columns - 1)) / columns;
        float& line = heights[i / a_line];
        line = std::max(line, figure_height(sheet, shown.figures[i], own));
    }
    std::vector<Card> cards;
    for (const view::TableRow& row : shown.rows) {
        cards.push_back(make_card(sheet, shown, row, widths, width));
        heights.push_back(cards.back().height + 40);
    }
    const Kept kept{.page = shown.page, .pages = shown.pages};
    const ui::PageOf page = page_of_kept(sheet, heights, area.h, ui::theme::gap, kept);
    Wish wanted = turn_pages(sheet, area, page, kept, say);
    for (std::size_t i = page.first; i < page.last; ++i) {
        const ui::Rect at = area.cut_top(heights[i], ui::theme::gap);
        if (i < figure_lines) {
            draw_figures(sheet, shown, i, at);
            continue;
        }
        const std::string id = "trow." + std::to_string(i - figure_lines + 1);
        wish(wanted, draw_card(sheet, shown, cards[i - figure_lines], id, at));
    }
    wish(wanted, foot(shown, say, sheet));
    return wanted;
}

}  // namespace screens

#include "screens/desk/parts.h"
#include "screens/paper.h"

namespace screens::desk {
namespace {

constexpr float head_height = ui::theme::target, hands_width = 440;
constexpr float cell_gap = 28, line_gap = 6, act_line_gap = 16, row_inside = 14, most_cell = 620;

const std::string& cell(const std::vector<std::string>& cells, std::size_t i) {
    static const std::string none;
    return i < cells.size() ? cells[i] : none;
}

struct Columns {
    std::vector<float> widths;
    float acts = 0;  // the room of the row acts, at the right end
};

float act_width(ui::Sheet& sheet, const view::ActButton& act) {
    return std::max(120.F, sheet.lay(act.label, bold, 1e5F).width + 48);
}

float acts_width(ui::Sheet& sheet, const view::TableRow& row) {
    float width = 0;
    for (const view::ActButton& act : row.acts) {
        width += act_width(sheet, act) + (width > 0 ? ui::theme::gap : 0);
    }
    return width;
}

// The widest piece of words that must not be cut: a sum, a date, a number, a word.
float whole_piece(ui::Sheet& sheet, const std::string& words, const ui::Style& style) {
    constexpr float longest = 300;  // longer ones are sentences without blanks
    float widest = 0;
    for (std::size_t first = 0; first < words.size();) {
        const std::size_t end = std::min(words.find_first_of(" \n", first), words.size());
        widest = std::max(
            widest,
            sheet.lay(std::string_view(words).substr(first, end - first), style, 1e5F).width);
        first = end + 1;
    }
    return widest > longest ? 0 : widest + 4;
}

// As wide as what stands in them; where that is too much the widest give way, but none cuts what
// belongs together while another has room.
Columns columns_of(ui::Sheet& sheet, const view::Table& shown, float room) {
    Columns made;
    for (const view::TableRow& row : shown.rows) {
        made.acts = std::max(made.acts, acts_width(sheet, row));
    }
    made.acts = std::min(made.acts, room * .4F);
    if (made.acts > 0) room -= made.acts + cell_gap;
    std::vector<float> leasts;
    for (std::size_t c = 0; c < shown.columns.size(); ++c) {
        float width = sheet.lay(shown.columns[c], second, most_cell).width;
        float least = whole_piece(sheet, shown.columns[c], second);
        for (const view::TableRow& row : shown.rows) {
            const std::string& words = cell(row.cells, c);
            width = std::max(width, sheet.lay(words, plain, most_cell).width);
            least = std::max(least, whole_piece(sheet, words, c == 0 ? bold : plain));
        }
        made.widths.push_back(std::max(width + 4, least));
        leasts.push_back(least);
    }
    room -= cell_gap * static_cast<float>(std::max<std::size_t>(made.widths.size(), 1) - 1);
    for (const bool whole : {true, false}) {
        for (float most = most_cell; most > 60; most -= 10) {
            float total = 0;
            for (std::size_t c = 0; c < made.widths.size(); ++c) {
                const float least = whole ? std::max(most, leasts[c]) : most;
                made.widths[c] = std::min(made.widths[c], least);
                total += made.widths[c];
            }
            if (total <= room) return made;
        }
    }
    return made;
}

// Row acts in as many lines as they need.
std::vector<ui::Rect> act_places(ui::Sheet& sheet, const view::TableRow& row, float width) {
    std::vector<ui::Rect> found;
    float x = 0, y = 0;
    for (const view::ActButton& act : row.acts) {
        const float own = std::min(width, act_width(sheet, act));
        if (x > 0 && x + own > width + 1) {
            x = 0;
            y += ui::theme::target + ui::theme::gap;
        }
        found.push_back({x, y, own, ui::theme::target});
        x += own + ui::theme::gap;
    }
    return found;
}

float words_height(ui::Sheet& sheet, const view::TableRow& row, const Columns& columns) {
    float height = 0;
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        height = std::max(height, sheet.lay(cell(row.cells, c), plain, columns.widths[c]).height);
    }
    return height;
}

float row_height(ui::Sheet& sheet, const view::TableRow& row, const Columns& columns) {
    const std::vector<ui::Rect> acts = act_places(sheet, row, columns.acts);
    const float buttons = acts.empty() ? 0 : acts.back().bottom() + 4;
    return std::max({56.F, buttons, words_height(sheet, row, columns) + 2 * row_inside});
}

void head_row(ui::Sheet& sheet, const view::Table& shown, const Columns& columns, ui::Rect& area) {
    float height = 0;
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        height = std::max(height, sheet.lay(shown.columns[c], second, columns.widths[c]).height);
    }
    if (height <= 0) return;
    ui::Rect row = area.cut_top(height, 4).inset(row_inside, 0);
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        ui::Rect at = row.cut_left(columns.widths[c], cell_gap);
        const float own = sheet.lay(shown.columns[c], second, at.w).height;
        at.cut_top(height - own);
        sheet.words("column." + std::to_string(c + 1), {at.x, at.y, at.w, own + 1},
                    shown.columns[c], second);
    }
}

Wish draw_row(ui::Sheet& sheet, const view::TableRow& row, const Columns& columns,
              const std::string& id, const ui::Rect& at) {
    Wish wanted;
    sheet.painter().box(at,
                        {.ground = row.attention ? ui::theme::attention_ground : ui::theme::paper,
                         .edge = row.attention ? ui::theme::attention_edge : ui::theme::line,
                         .radius = 10});
    ui::Rect left = at.inset(row_inside, 0);
    std::string told;
    const float height = words_height(sheet, row, columns);
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        const std::string& words = cell(row.cells, c);
        told += (c == 0 ? "" : " | ") + words;
        const ui::Rect place = left.cut_left(columns.widths[c], cell_gap);
        const float own = sheet.lay(words, plain, place.w).height;
        sheet.draw_words(id, {place.x, at.y + (at.h - height) / 2, place.w, own + 1}, words,
                         c == 0 ? bold : plain);
    }
    sheet.say({.id = id,
               .role = ui::Role::item,
               .label = cell(row.cells, 0),
               .speech = told,
               .value = told},
              at);
    const std::vector<ui::Rect> places = act_places(sheet, row, columns.acts);
    const float buttons = places.empty() ? 0 : places.back().bottom();
    for (std::size_t a = 0; a < places.size(); ++a) {
        const view::ActButton& act = row.acts[a];
        const ui::Button made{.id = "act." + act.id + "." + row.id,
                              .label = act.label,
                              .size = ui::Size::staff,
                              .speech = cell(row.cells, 0) + " " + act.label,
                              .drawn_inset = 12};
        const ui::Rect place{at.right() - row_inside - columns.acts + places[a].x,
                             at.y + (at.h - buttons) / 2 + places[a].y, places[a].w, places[a].h};
        if (ui::button(sheet, made, place)) wanted = view::ActChosen{act.id, row.id};
    }
    return wanted;
}

// Sums as boxes, beside the register's name.
float figure_width(ui::Sheet& sheet, const view::TableFigure& figure) {
    return std::max(sheet.lay(figure.label, second, 1e5F).width,
                    sheet.lay(figure.value, bold, 1e5F).width) +
           44;
}

constexpr float figure_height = 84, figure_gap = 12;

// In as many lines as they need.
std::vector<ui::Rect> figure_places(ui::Sheet& sheet, const view::Table& shown, float width) {
    std::vector<ui::Rect> found;
    float x = 0, y = 0;
    for (const view::TableFigure& figure : shown.figures) {
        const float own = std::min(width, figure_width(sheet, figure));
        if (x > 0 && x + own > width + 1) {
            x = 0;
            y += figure_height + figure_gap;
        }
        found.push_back({x, y, own, figure_height});
        x += own + figure_gap;
    }
    return found;
}

void figures(ui::Sheet& sheet, const view::Table& shown, const std::vector<ui::Rect>& places,
             const ui::Rect& area) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const view::TableFigure& figure = shown.figures[i];
        const ui::Rect box{area.x + places[i].x, area.y + places[i].y, places[i].w, places[i].h};
        const std::string id = "figure." + std::to_string(i + 1);
        sheet.painter().box(
            box, {.ground = ui::theme::chosen_ground, .edge = ui::theme::action, .radius = 10});
        ui::Rect inside = box.inset(18, 4);
        sheet.draw_words(id, inside.cut_top(inside.h / 2), figure.label, second);
        sheet.draw_words(id, inside, figure.value, bold);
        sheet.say({.id = id,
                   .role = ui::Role::text,
                   .label = figure.label,
                   .speech = figure.label + " " + figure.value,
                   .value = figure.value},
                  box);
    }
}

bool has_acts(const view::Table& shown) {
    return std::any_of(shown.rows.begin(), shown.rows.end(),
                       [](const view::TableRow& row) { return !row.acts.empty(); });
}

// Pages and paper, at the right end of the row that names the register.
Wish hands(const view::Table& shown, const ui::PageOf& page, const Phrases& say, ui::Sheet& sheet,
           ui::Rect& row) {
    Wish wanted;
    if (shown.can_print) {
        const ui::Button print{
            .id = "print", .label = say("own_table.print"), .size = ui::Size::staff};
        const ui::Rect at = row.cut_right(ui::button_width(sheet, print, 200), ui::theme::gap);
        if (ui::button(sheet, print, at)) wanted = view::TablePrinted{};
    }
    if (shown.pages > 1 || page.pages > 1) {
        ui::Rect pages = row.cut_right(hands_width, ui::theme::gap);
        wish(wanted, turn_pages(sheet, pages, page, {.page = shown.page, .pages = shown.pages}, say,
                                hands_width, ui::Size::staff, ui::theme::target, Turns::in_short));
    }
    return wanted;
}

// The register's name, what is said of it and its sums; what finds no room in the row stands below.
void name(ui::Sheet& sheet, const view::Table& shown, ui::Rect row, ui::Rect& below) {
    const ui::Style title{.size = ui::Size::staff_title,
                          .weight = ui::Weight::bold,
                          .line_height = 1.25F,
                          .smallest = 28};
    constexpr float one_line = 46;
    float sums = 0;
    for (const view::TableFigure& figure : shown.figures)
        sums += figure_width(sheet, figure) + figure_gap;
    const float left = row.w - (sums > 0 ? sums + 12 : 0);
    const bool beside =
        left > row.w * .4F && sheet.lay(shown.note, second, left, one_line).height <= one_line;
    if (beside && sums > 0) {
        const ui::Rect right = row.cut_right(sums, 12);
        figures(sheet, shown, figure_places(sheet, shown, right.w), {right.x, right.y + 6, 0, 0});
    }
    const float note = sheet.lay(shown.note, second, row.w, one_line).height;
    ui::Rect above = row;
    above.h = row.h - std::min(note, one_line);
    row.cut_top(sheet.words("table", ui::Role::heading, above, shown.title, title));
    row.h += 2;
    if (note <= one_line) {
        sheet.words("note", row, shown.note, second);
    } else {
        ui::paragraph(sheet, "note", below, shown.note, second, 8);
    }
    if (beside || sums <= 0) return;
    const std::vector<ui::Rect> places = figure_places(sheet, shown, below.w);
    figures(sheet, shown, places, below.cut_top(places.back().bottom(), 10));
}

// Kept at the right end of the row for pages and paper.
float hands_room(ui::Sheet& sheet, const view::Table& shown, const Phrases& say) {
    float room = shown.pages > 1 || shown.rows.size() > 4 ? hands_width + ui::theme::gap : 0;
    if (shown.can_print) {
        const ui::Button print{
            .id = "print", .label = say("own_table.print"), .size = ui::Size::staff};
        room += ui::button_width(sheet, print, 200) + ui::theme::gap;
    }
    return room;
}

}  // namespace

// A register as compact rows, for who must see many at once. What can be pressed keeps its size.
Wish table(const view::Desk& desk, const view::Table& shown, const Phrases& say, ui::Sheet& sheet,
           ui::Rect area) {
    area = {area.x + 40, area.y + 20, area.w - 80, area.h - 28};
    ui::Rect head = area.cut_top(head_height, 10);
    ui::notice(sheet, "message", area, desk.message, "", ui::Role::alert);
    if (shown.loading || !shown.problem.empty()) {
        view::Table bare;
        bare.title = shown.title;
        bare.note = shown.note;
        name(sheet, bare, head, area);
        if (shown.loading) ui::waiting(sheet, area.cut_left(96, 32).cut_top(96));
        if (shown.loading) area.cut_top(30);
        ui::paragraph(sheet, "loading", area, shown.loading ? say("own_table.loading") : "", plain);
        ui::notice(sheet, "problem", area, shown.loading ? "" : shown.problem, "", ui::Role::alert);
        return std::nullopt;
    }
    ui::Rect right = head.cut_right(hands_room(sheet, shown, say));
    name(sheet, shown, head, area);
    const std::string paper = paper_words(shown.paper, say("own_table.paper_trouble"), say);
    ui::paragraph(sheet, "paper", area, paper, bold, 8);
    const Columns columns = columns_of(sheet, shown, area.w - 2 * row_inside);
    if (shown.rows.empty()) ui::paragraph(sheet, "empty", area, shown.empty, plain);
    if (!shown.rows.empty()) head_row(sheet, shown, columns, area);
    std::vector<float> heights;
    for (const view::TableRow& row : shown.rows) {
        heights.push_back(row_height(sheet, row, columns));
    }
    const float gap = has_acts(shown) ? act_line_gap : line_gap;
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, gap, ui::Turned::by_footer);
    Wish wanted = hands(shown, page, say, sheet, right);
    for (std::size_t i = page.first; i < page.last; ++i) {
        wish(wanted, draw_row(sheet, shown.rows[i], columns, "trow." + std::to_string(i + 1),
                              area.cut_top(heights[i], gap)));
    }
    return wanted;
}

}  // namespace screens::desk

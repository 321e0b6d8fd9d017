#include "screens/record_card.h"

#include "screens/ui/buttons.h"

namespace screens {
namespace {

constexpr ui::Style card_value_style{
    .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 34};
constexpr float cell_gap = 44, line_gap = 10, above_words = 20, acts_share = .4F;

const std::string& at_or_empty(const std::vector<std::string>& list, std::size_t i) {
    static const std::string none;
    return i < list.size() ? list[i] : none;
}

float act_width(ui::Sheet& sheet, const view::ActButton& act, float most) {
    return std::min(most,
                    ui::button_width(sheet, {.label = act.label, .size = ui::Size::body}, 220));
}

float acts_width(ui::Sheet& sheet, const view::TableRow& row) {
    float width = 0;
    for (const view::ActButton& act : row.acts) {
        width += act_width(sheet, act, 1e5F) + (width > 0 ? ui::theme::gap : 0);
    }
    return width;
}

float cell_height(ui::Sheet& sheet, const view::Table& shown, const view::TableRow& row,
                  std::size_t c, const Columns& columns, float width) {
    const float value = sheet.lay(at_or_empty(row.cells, c), card_value_style, width).height;
    if (columns.names == Columns::Names::above) return value;
    return value + sheet.lay(at_or_empty(shown.columns, c), record_label, width).height;
}

// In lines below the words.
float place_acts(ui::Sheet& sheet, const view::TableRow& row, float width, RecordCard& card) {
    float x = 0, y = 0;
    for (const view::ActButton& act : row.acts) {
        const float own = act_width(sheet, act, width);
        if (x > 0 && x + own > width + 1) {
            x = 0;
            y += ui::theme::target + ui::theme::gap;
        }
        card.acts.push_back({x, y, own, ui::theme::target});
        x += own + ui::theme::gap;
    }
    return row.acts.empty() ? 0 : y + ui::theme::target;
}

}  // namespace

// As wide as the widest of its column, so that cards read like lines of a list.
Columns columns_of(ui::Sheet& sheet, const view::Table& shown, float width) {
    Columns made;
    const float most = width * .62F;
    for (std::size_t c = 0; c < shown.columns.size(); ++c) {
        float own = sheet.lay(shown.columns[c], record_label, most).width;
        for (const view::TableRow& row : shown.rows) {
            own = std::max(own, sheet.lay(at_or_empty(row.cells, c), card_value_style, most).width);
        }
        made.widths.push_back(own + 4);
    }
    return made;
}

std::optional<Columns> list_columns(ui::Sheet& sheet, const view::Table& shown, float width) {
    Columns made = columns_of(sheet, shown, width);
    made.names = Columns::Names::above;
    float acts = 0;
    for (const view::TableRow& row : shown.rows) acts = std::max(acts, acts_width(sheet, row));
    float total = acts > 0 ? acts : -cell_gap;
    for (const float own : made.widths) total += own + cell_gap;
    if (total > width || acts > width * acts_share) return std::nullopt;
    return made;
}

float names_height(ui::Sheet& sheet, const view::Table& shown, const Columns& columns) {
    float height = 0;
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        height =
            std::max(height, sheet.lay(shown.columns[c], record_label, columns.widths[c]).height);
    }
    return height;
}

void draw_names(ui::Sheet& sheet, const view::Table& shown, const Columns& columns, ui::Rect row) {
    row = row.inset(card_side, 0);
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        sheet.words("column." + std::to_string(c + 1), row.cut_left(columns.widths[c], cell_gap),
                    shown.columns[c], record_label);
    }
}

RecordCard record_card(ui::Sheet& sheet, const view::Table& shown, const view::TableRow& row,
                       const Columns& columns, float width) {
    RecordCard card;
    card.row = &row;
    const float acts = acts_width(sheet, row);
    const bool beside = acts > 0 && acts <= width * acts_share;
    const float room = beside ? width - acts - cell_gap : width;
    float x = 0, y = 0, line = 0;
    for (std::size_t c = 0; c < columns.widths.size(); ++c) {
        const float own = std::min(columns.widths[c], room);
        if (x > 0 && x + own > room + 1) {
            y += line + line_gap;
            x = line = 0;
        }
        const float height = cell_height(sheet, shown, row, c, columns, own);
        card.cells.push_back({x, y, own, height});
        line = std::max(line, height);
        x += own + cell_gap;
    }
    card.height = y + line;
    const float buttons = place_acts(sheet, row, width, card);
    if (beside) {
        card.height = std::max(card.height, buttons);
        for (ui::Rect& act : card.acts) {
            act.x += width - acts;
            act.y = (card.height - buttons) / 2;
        }
        for (ui::Rect& cell : card.cells) cell.y += (card.height - y - line) / 2;
    } else if (!card.acts.empty()) {
        for (ui::Rect& act : card.acts) act.y += card.height + 16;
        card.height += 16 + buttons;
    }
    const bool list = columns.names == Columns::Names::above;
    card.height += list && beside ? 12 : list ? 28 : 2 * above_words;
    return card;
}

Wish draw_card(ui::Sheet& sheet, const view::Table& shown, const RecordCard& card,
               const Columns& columns, const std::string& id, const ui::Rect& at) {
    Wish wanted;
    const view::TableRow& row = *card.row;
    sheet.painter().box(at,
                        {.ground = row.attention ? ui::theme::attention_ground : ui::theme::paper,
                         .edge = row.attention ? ui::theme::attention_edge : ui::theme::line});
    float bottom = 0;
    for (const ui::Rect& cell : card.cells) bottom = std::max(bottom, cell.bottom());
    for (const ui::Rect& act : card.acts) bottom = std::max(bottom, act.bottom());
    const float x = at.x + card_side, y = at.y + (at.h - bottom) / 2;
    std::string told, speech;
    for (std::size_t c = 0; c < card.cells.size(); ++c) {
        const std::string& column = at_or_empty(shown.columns, c);
        const std::string& value = at_or_empty(row.cells, c);
        told += (c == 0 ? "" : " | ") + value;
        if (!value.empty()) speech += (speech.empty() ? "" : ", ") + column + " " + value;
        const ui::Rect& place = card.cells[c];
        ui::Rect cell{x + place.x, y + place.y, place.w, place.h};
        if (columns.names == Columns::Names::in_card) {
            const float label = sheet.lay(column, record_label, cell.w).height;
            sheet.draw_words(id, cell.cut_top(label), column, record_label);
        }
        sheet.draw_words(id, {cell.x, cell.y, cell.w, cell.h + 1}, value, card_value_style);
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

}  // namespace screens

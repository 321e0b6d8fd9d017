#pragma once

#include <string>
#include <vector>

#include "screens/chrome.h"

namespace screens {

inline constexpr ui::Style record_label{.size = ui::Size::second,
                                        .colour = ui::theme::second_ink,
                                        .line_height = 1.25F,
                                        .smallest = 32};

// How the cells of a table's cards stand: every cell under the name of its column, or the names
// once above all cards, which then are lines of a list.
struct Columns {
    enum class Names { in_card, above } names = Names::in_card;
    std::vector<float> widths;
};
Columns columns_of(ui::Sheet& sheet, const view::Table& shown, float width);
// Nothing when a card would need more than one line.
std::optional<Columns> list_columns(ui::Sheet& sheet, const view::Table& shown, float width);
float names_height(ui::Sheet& sheet, const view::Table& shown, const Columns& columns);
void draw_names(ui::Sheet& sheet, const view::Table& shown, const Columns& columns, ui::Rect row);

// One record as a card: its cells, its acts at the right or below.
struct RecordCard {
    const view::TableRow* row = nullptr;
    std::vector<ui::Rect> cells;  // from the card's inside corner
    std::vector<ui::Rect> acts;
    float height = 0;  // with its edges
};
inline constexpr float card_side = 28;  // between a card's edge and its words
RecordCard record_card(ui::Sheet& sheet, const view::Table& shown, const view::TableRow& row,
                       const Columns& columns, float width);
Wish draw_card(ui::Sheet& sheet, const view::Table& shown, const RecordCard& card,
               const Columns& columns, const std::string& id, const ui::Rect& at);

}  // namespace screens

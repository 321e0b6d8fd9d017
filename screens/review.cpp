#include "screens/all.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

constexpr ui::Style label_style{.size = ui::Size::second,
                                .colour = ui::theme::second_ink,
                                .line_height = 1.35F,
                                .smallest = 32};
constexpr ui::Style value_style{.weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 34};

// A tall sheet has the label above its value.
struct Widths {
    float label, value, change;
    bool above;
};

// A question's id, and the part where one question gives several rows.
std::string row_id(const std::vector<view::ReviewRow>& rows, std::size_t i) {
    int same = 0;
    for (std::size_t k = 0; k < i; ++k) same += rows[k].question_id == rows[i].question_id ? 1 : 0;
    return rows[i].question_id + (same == 0 ? "" : "." + std::to_string(same + 1));
}

float row_height(ui::Sheet& sheet, const view::ReviewRow& row, const std::string& value,
                 const Widths& widths) {
    const float label = sheet.lay(row.label, label_style, widths.label).height;
    const float own = sheet.lay(value, value_style, widths.value).height;
    const float words = widths.above ? label + own : std::max(label, own);
    return std::max(row.can_change ? ui::theme::target : 64.F, words + 12);
}

Wish draw_row(ui::Sheet& sheet, const view::ReviewRow& row, const std::string& id,
              const std::string& value, const Widths& widths, ui::Rect at, const Phrases& say) {
    Wish wanted;
    const ui::Rect whole = at;
    const auto middle = [&](float width, float gap, std::string_view words,
                            const ui::Style& style) {
        ui::Rect place = at.cut_left(width, gap);
        const float height = sheet.lay(words, style, width, place.h).height;
        place.y += (place.h - height) / 2;
        place.h = height + 4;
        return place;
    };
    if (widths.above) {
        const float label = sheet.lay(row.label, label_style, widths.label).height;
        const float own = sheet.lay(value, value_style, widths.value).height;
        at.cut_top((at.h - label - own) / 2);
        sheet.words("row." + id + ".label", {at.x, at.y, widths.label, label + 2}, row.label,
                    label_style);
        sheet.words("row." + id, ui::Role::item, {at.x, at.y + label, widths.value, own + 2}, value,
                    value_style);
    } else {
        sheet.words("row." + id + ".label", middle(widths.label, 24, row.label, label_style),
                    row.label, label_style);
        const ui::Rect place = middle(widths.value, 24, value, value_style);
        sheet.words("row." + id, ui::Role::item, place, value, value_style);
    }
    if (row.can_change) {
        const ui::Button change{.id = "change." + id,
                                .label = say("review.change"),
                                .size = ui::Size::second,
                                .speech = row.label + " " + say("review.change")};
        const ui::Rect button{whole.right() - widths.change, whole.y + (whole.h - 96) / 2,
                              widths.change, 96};
        if (ui::button(sheet, change, button)) wanted = view::ChangeWanted{row.question_id};
    }
    return wanted;
}

bool anything_hidden(const view::Review& review) {
    return review.personal_shown ||
           std::any_of(review.rows.begin(), review.rows.end(),
                       [](const view::ReviewRow& row) { return row.hidden; });
}

// 「表示する」 where anything is hidden.
Wish show_hidden(const view::Review& review, const Phrases& say, ui::Sheet& sheet, ui::Rect row,
                 float gap) {
    const ui::Button show{.id = "show",
                          .label = review.personal_shown ? say("review.hide") : say("review.show"),
                          .size = ui::Size::second};
    const float width = std::min(640.F, ui::button_width(sheet, show, 300));
    if (!ui::button(sheet, show, row.cut_right(width, gap).inset(0, (row.h - 96) / 2))) {
        return std::nullopt;
    }
    return view::PersonalShown{};
}

float height_of_rows(const std::vector<float>& heights, const ui::PageOf& page) {
    float used = 28 - ui::theme::gap;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i] + ui::theme::gap;
    return used;
}

}  // namespace

// Everything read back before it counts; sent only after the last page was seen.
Wish show(const view::Review& review, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 12, area.w, area.h + 20};
    ui::Rect heading = area.cut_top(112, 12);
    // Beside the heading where there is width, else in a row of its own, low where it must be.
    if (anything_hidden(review)) {
        const bool own = sheet.tall() || sheet.low();
        const ui::Rect row = !own          ? heading
                             : sheet.low() ? area.cut_bottom(ui::theme::target, ui::theme::gap)
                                           : area.cut_top(ui::theme::target, ui::theme::gap);
        wanted = show_hidden(review, say, sheet, row, 24);
        if (!own) {
            const ui::Button show{
                .id = "",
                .label = review.personal_shown ? say("review.hide") : say("review.show"),
                .size = ui::Size::second};
            heading.cut_right(std::min(640.F, ui::button_width(sheet, show, 300)), 24);
        }
    }
    const ui::Button change{.id = "", .label = say("review.change"), .size = ui::Size::second};
    Widths widths{.label = 380 * std::min(1.25F, sheet.scale()),
                  .value = 0,
                  .change = ui::button_width(sheet, change, 150),
                  .above = sheet.tall()};
    widths.value = area.w - 64 - widths.label - widths.change - 48;
    if (widths.above) widths.label = widths.value = area.w - 64 - widths.change - 24;
    std::vector<float> heights;
    std::vector<std::string> values;
    for (const view::ReviewRow& row : review.rows) {
        values.push_back(row.hidden ? say("review.hidden") : row.value);
        heights.push_back(row_height(sheet, row, values.back(), widths));
    }
    if (!review.outcome.empty()) ui::notice(sheet, "outcome", area, review.outcome, "");
    area = sheet.reachable(area);
    const ui::PageOf page =
        ui::page_of(sheet, heights, area.h - 28, ui::theme::gap, ui::Turned::by_footer);
    page_mark(page, say, sheet, heading);
    ui::heading(sheet, "title", heading, say("review.title"), 112);
    const float used = std::min(height_of_rows(heights, page), area.h);
    area = sheet.sunk(area, used);
    ui::Rect inside = ui::card(sheet, area.cut_top(used), 14).inset(18, 0);
    for (std::size_t i = page.first; i < page.last; ++i) {
        if (i > page.first) {
            sheet.painter().fill({inside.x, inside.y - ui::theme::gap / 2 - 1, inside.w, 2},
                                 ui::theme::line);
        }
        const ui::Rect at = inside.cut_top(heights[i], ui::theme::gap);
        wish(wanted,
             draw_row(sheet, review.rows[i], row_id(review.rows, i), values[i], widths, at, say));
    }
    wish(wanted,
         footer_with_pages({.back = true, .onward = review.submit, .then = view::Submitted{}}, page,
                           say, sheet));
    return wanted;
}

}  // namespace screens

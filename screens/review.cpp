#include <algorithm>

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
// A clerk reads closer: what is confirmed stands whole over the button, if it can.
constexpr ui::Style close_value{
    .size = ui::Size::second, .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 32};

// A tall sheet has the label above its value.
struct Widths {
    float label, value, change;
    bool above;
    bool close = false;
    const ui::Style& of_value() const { return close ? close_value : value_style; }
    float least() const { return close ? 44.F : 64.F; }
    float air() const { return close ? 6.F : 12.F; }
    // Buttons keep their distance from one another.
    float gap() const { return close && change <= 0 ? 10.F : ui::theme::gap; }
};

// A question's id, and the part where one question gives several rows.
std::string row_id(const std::vector<view::ReviewRow>& rows, std::size_t i) {
    int same = 0;
    for (std::size_t k = 0; k < i; ++k) same += rows[k].question_id == rows[i].question_id ? 1 : 0;
    return rows[i].question_id + (same == 0 ? "" : "." + std::to_string(same + 1));
}

float row_height(ui::Sheet& sheet, const view::ReviewRow& row, const Widths& widths) {
    const float label = sheet.lay(row.label, label_style, widths.label).height;
    const float own = sheet.lay(row.value, widths.of_value(), widths.value).height;
    const float words = widths.above ? label + own : std::max(label, own);
    return std::max(row.can_change ? ui::theme::target : widths.least(), words + widths.air());
}

constexpr std::string_view sentence_stop = "\u3002";  // of Japanese and Chinese

// As much of the words as stands in this height, to the end of a sentence where one is near.
std::size_t fitting(ui::Sheet& sheet, std::string_view words, const Widths& widths, float height) {
    if (words.empty()) return 0;
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i <= words.size(); ++i) {
        const bool begins =
            i == words.size() || (static_cast<unsigned char>(words[i]) & 0xC0U) != 0x80U;
        if (begins) ends.push_back(i);
    }
    const auto stands = [&](std::size_t end) {
        return sheet.lay(words.substr(0, end), widths.of_value(), widths.value).height <= height;
    };
    const auto over = std::partition_point(ends.begin(), ends.end(), stands);
    const std::size_t most = over == ends.begin() ? ends.front() : *(over - 1);
    const std::size_t stop = words.substr(0, most).rfind(sentence_stop);
    const bool near = stop != std::string_view::npos && stop > most / 2;
    return near ? stop + sentence_stop.size() : most;
}

// A value that is longer than a sheet goes on in a row of its own: nothing of it is left unread.
std::vector<view::ReviewRow> rows_that_fit(ui::Sheet& sheet, const view::Review& review,
                                           const Widths& widths, float room, const Phrases& say) {
    std::vector<view::ReviewRow> rows;
    for (view::ReviewRow row : review.rows) {
        if (row.hidden) row.value = say("review.hidden");
        while (row_height(sheet, row, widths) > room) {
            const float label = sheet.lay(row.label, label_style, widths.label).height;
            const float most = room - widths.air() - (widths.above ? label : 0);
            const std::size_t end = fitting(sheet, row.value, widths, most);
            if (end >= row.value.size()) break;
            rows.push_back(row);
            rows.back().value.resize(end);
            rows.back().can_change = false;
            row.value.erase(0, end);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Wish draw_row(ui::Sheet& sheet, const view::ReviewRow& row, const std::string& id,
              const Widths& widths, ui::Rect at, const Phrases& say) {
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
        const float own = sheet.lay(row.value, widths.of_value(), widths.value).height;
        at.cut_top((at.h - label - own) / 2);
        sheet.words("row." + id + ".label", {at.x, at.y, widths.label, label + 2}, row.label,
                    label_style);
        sheet.words("row." + id, ui::Role::item, {at.x, at.y + label, widths.value, own + 2},
                    row.value, widths.of_value());
    } else {
        sheet.words("row." + id + ".label", middle(widths.label, 24, row.label, label_style),
                    row.label, label_style);
        const ui::Rect place = middle(widths.value, 24, row.value, widths.of_value());
        sheet.words("row." + id, ui::Role::item, place, row.value, widths.of_value());
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

float height_of_rows(const std::vector<float>& heights, const ui::PageOf& page, float gap) {
    float used = 28 - gap;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i] + gap;
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
                  .above = sheet.tall(),
                  .close = sheet.at_counter() && sheet.roomy()};
    const bool only_read = std::none_of(review.rows.begin(), review.rows.end(),
                                        [](const view::ReviewRow& row) { return row.can_change; });
    if (only_read) widths.change = 0;
    widths.value = area.w - 64 - widths.label - widths.change - 48;
    if (widths.above) widths.label = widths.value = area.w - 64 - widths.change - 24;
    if (!review.outcome.empty()) ui::notice(sheet, "outcome", area, review.outcome, "");
    area = sheet.reachable(area);
    const auto rows = rows_that_fit(sheet, review, widths, area.h - 28, say);
    std::vector<float> heights;
    for (const view::ReviewRow& row : rows) heights.push_back(row_height(sheet, row, widths));
    const ui::PageOf page =
        ui::page_of(sheet, heights, area.h - 28, widths.gap(), ui::Turned::by_footer);
    page_mark(page, say, sheet, heading);
    ui::heading(sheet, "title", heading, say("review.title"), 112);
    const float used = std::min(height_of_rows(heights, page, widths.gap()), area.h);
    area = sheet.sunk(area, used);
    // An act that asks nothing has nothing to read back.
    ui::Rect inside =
        rows.empty() ? ui::Rect{} : ui::card(sheet, area.cut_top(used), 14).inset(18, 0);
    for (std::size_t i = page.first; i < page.last; ++i) {
        if (i > page.first) {
            sheet.painter().fill({inside.x, inside.y - widths.gap() / 2 - 1, inside.w, 2},
                                 ui::theme::line);
        }
        const ui::Rect at = inside.cut_top(heights[i], widths.gap());
        wish(wanted, draw_row(sheet, rows[i], row_id(rows, i), widths, at, say));
    }
    wish(wanted,
         footer_with_pages({.back = true, .onward = review.submit, .then = view::Submitted{}}, page,
                           say, sheet));
    return wanted;
}

}  // namespace screens

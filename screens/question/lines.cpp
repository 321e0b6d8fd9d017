#include "screens/question/parts.h"

namespace screens::question {
namespace {

constexpr float step_width = 108, count_width = 92;
constexpr float stepper_width = 2 * step_width + count_width + 2 * ui::theme::gap;
constexpr float inside = 28, row_gap = ui::theme::gap;

constexpr ui::Style label_style{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 36};
constexpr ui::Style detail_style{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.2F, .smallest = 32};
constexpr ui::Style total_style{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 36};

float row_height(ui::Sheet& sheet, const view::LineRow& line, float width) {
    const float words = width - stepper_width - 2 * inside - 24;
    float height = sheet.lay(line.label, label_style, words).height;
    if (!line.detail.empty()) height += sheet.lay(line.detail, detail_style, words).height;
    return std::max(128.F, height + 2 * 11);
}

// Less, how many, more: as on a ticket machine.
Wish stepper(ui::Sheet& sheet, const view::LineRow& line, ui::Rect at, const Phrases& say) {
    Wish wanted;
    const std::string id = "line." + line.id;
    at = {at.x, at.y + (at.h - ui::theme::target) / 2, at.w, ui::theme::target};
    const auto step = [&](const std::string& name, const std::string& sign,
                          const std::string& speech, int by, bool ready) {
        const ui::Button made{.id = id + name,
                              .label = sign,
                              .look = ui::Look::plain,
                              .ready = ready,
                              .size = ui::Size::title,
                              .speech = line.label + " " + speech};
        const ui::Rect place = by < 0 ? at.cut_left(step_width) : at.cut_right(step_width);
        if (ui::button(sheet, made, place)) wanted = view::LineChanged{line.id, by};
    };
    step(".less", say("lines.less_sign"), say("lines.less"), -1, line.count > 0);
    step(".more", say("lines.more_sign"), say("lines.more"), 1, true);
    sheet.draw_words(id + ".count", at, std::to_string(line.count),
                     {.size = ui::Size::question,
                      .weight = ui::Weight::bold,
                      .align = ui::Painter::Align::centre,
                      .line_height = 1.1F,
                      .smallest = 48});
    return wanted;
}

Wish draw_row(ui::Sheet& sheet, const view::LineRow& line, const ui::Rect& at, const Phrases& say) {
    const bool wanted_some = line.count > 0;
    sheet.painter().box(at, {.ground = wanted_some ? ui::theme::chosen_ground : ui::theme::paper,
                             .edge = wanted_some ? ui::theme::action : ui::theme::line,
                             .edge_width = wanted_some ? ui::theme::chosen_edge : ui::theme::edge});
    ui::Rect words = at.inset(inside, 0);
    const ui::Rect hands = words.cut_right(stepper_width, 24);
    const float label = sheet.lay(line.label, label_style, words.w).height;
    const float detail =
        line.detail.empty() ? 0 : sheet.lay(line.detail, detail_style, words.w).height;
    words.cut_top((at.h - label - detail) / 2);
    const std::string id = "line." + line.id;
    sheet.draw_words(id, words.cut_top(label), line.label, label_style);
    sheet.draw_words(id + ".detail", {words.x, words.y, words.w, detail}, line.detail,
                     detail_style);
    sheet.say({.id = id,
               .role = ui::Role::item,
               .label = line.label,
               .speech = line.detail.empty() ? line.label : line.label + " " + line.detail,
               .value = std::to_string(line.count)},
              {at.x, at.y, at.w - stepper_width - inside - 24, at.h});
    return stepper(sheet, line, hands, say);
}

// The sum beside the pager, so that every page shows it.
Wish foot_strip(const view::AskLines& lines, const ui::PageOf& page, const Phrases& say,
                ui::Sheet& sheet, ui::Rect& area) {
    float width = area.w;
    if (!lines.total.empty()) {
        const ui::Rect row{area.x, area.bottom() - ui::theme::target, area.w, ui::theme::target};
        const bool alone = lines.pages <= 1 && page.pages <= 1;
        const float own = std::min(sheet.lay(lines.total, total_style, 1e5F).width + 4,
                                   alone ? area.w : area.w * .42F);
        width -= own + 32;
        const ui::Rect at{row.right() - own, row.y, own, row.h};
        sheet.draw_words("total", at, lines.total, total_style);
        sheet.say({.id = "total", .role = ui::Role::text, .label = lines.total}, at);
        if (alone) area.cut_bottom(ui::theme::target, ui::theme::gap);
    }
    return turn_pages(sheet, area, page, {.page = lines.page, .pages = lines.pages}, say, width);
}

}  // namespace

// How many of which: a ware with its price, less and more at its right end. Two columns in the
// normal size; the whole width is needed, so what else there is to read is behind a button.
Wish ask(const view::Question& question, const view::AskLines& lines, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    view::Question worded = question;
    if (worded.help.empty()) worded.help = say("lines.help");
    head(worded, say, sheet, area, About::button);
    const std::size_t columns = sheet.text_size() == 0 && lines.rows.size() > 2 ? 2 : 1;
    const float width = columns == 1 ? area.w : (area.w - row_gap) / 2;
    std::vector<float> heights;
    for (std::size_t i = 0; i < lines.rows.size(); ++i) {
        const float height = row_height(sheet, lines.rows[i], width);
        if (i % columns == 0) {
            heights.push_back(height);
        } else {
            heights.back() = std::max(heights.back(), height);
        }
    }
    const float sum = lines.total.empty() ? 0 : ui::pager_height;
    const ui::PageOf page =
        lines.pages > 1 || sum == 0
            ? page_of_kept(sheet, heights, area.h, row_gap, {lines.page, lines.pages})
            : ui::page_of(sheet, heights, area.h - sum, row_gap, ui::Turned::by_footer);
    Wish wanted = foot_strip(lines, page, say, sheet, area);
    for (std::size_t r = page.first; r < page.last; ++r) {
        const ui::Rect row = area.cut_top(heights[r], row_gap);
        for (std::size_t c = 0; c < columns && r * columns + c < lines.rows.size(); ++c) {
            const ui::Rect at =
                row.cell(static_cast<int>(c), static_cast<int>(columns), row.h, row_gap);
            wish(wanted, draw_row(sheet, lines.rows[r * columns + c], at, say));
        }
    }
    return wanted;
}

}  // namespace screens::question

#include "screens/question/parts.h"

namespace screens::question {
namespace {

constexpr float step_width = 108, count_width = 92;
constexpr float stepper_width = 2 * step_width + count_width + 2 * ui::theme::gap;
constexpr float inside = 28, row_gap = ui::theme::gap;

struct Words {
    ui::Style label, detail;
    float least, around;  // of a row
};
constexpr Words roomy{.label = {.size = ui::Size::label,
                                .weight = ui::Weight::bold,
                                .line_height = 1.2F,
                                .smallest = 36},
                      .detail = {.size = ui::Size::second,
                                 .colour = ui::theme::second_ink,
                                 .line_height = 1.2F,
                                 .smallest = 32},
                      .least = 128,
                      .around = 22};
// Eight wares on one sheet.
constexpr Words close{.label = {.weight = ui::Weight::bold, .line_height = 1.1F, .smallest = 36},
                      .detail = {.size = ui::Size::second,
                                 .colour = ui::theme::second_ink,
                                 .line_height = 1.1F,
                                 .smallest = 32},
                      .least = ui::theme::target,
                      .around = 4};
constexpr ui::Style total_style{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 36};

float row_height(ui::Sheet& sheet, const view::LineRow& line, float width, const Words& styles) {
    const float words = width - stepper_width - 2 * inside - 24;
    float height = sheet.lay(line.label, styles.label, words).height;
    if (!line.detail.empty()) height += sheet.lay(line.detail, styles.detail, words).height;
    return std::max(styles.least, height + styles.around);
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

Wish draw_row(ui::Sheet& sheet, const view::LineRow& line, const Words& styles, const ui::Rect& at,
              const Phrases& say) {
    const bool wanted_some = line.count > 0;
    sheet.painter().box(at, {.ground = wanted_some ? ui::theme::chosen_ground : ui::theme::paper,
                             .edge = wanted_some ? ui::theme::action : ui::theme::line,
                             .edge_width = wanted_some ? ui::theme::chosen_edge : ui::theme::edge});
    ui::Rect words = at.inset(inside, 0);
    const ui::Rect hands = words.cut_right(stepper_width, 24);
    const float label = sheet.lay(line.label, styles.label, words.w).height;
    const float detail =
        line.detail.empty() ? 0 : sheet.lay(line.detail, styles.detail, words.w).height;
    words.cut_top((at.h - label - detail) / 2);
    const std::string id = "line." + line.id;
    sheet.draw_words(id, words.cut_top(label), line.label, styles.label);
    sheet.draw_words(id + ".detail", {words.x, words.y, words.w, detail}, line.detail,
                     styles.detail);
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
        // A tall sheet has no width for the sum and a pager in one row.
        const bool alone = (lines.pages <= 1 && page.pages <= 1) || sheet.tall();
        const float own = std::min(sheet.lay(lines.total, total_style, 1e5F).width + 4,
                                   alone ? area.w : area.w * .42F);
        if (!sheet.tall()) width -= own + 32;
        const ui::Rect at{row.right() - own, row.y, own, row.h};
        sheet.draw_words("total", at, lines.total, total_style);
        sheet.say({.id = "total", .role = ui::Role::text, .label = lines.total}, at);
        if (alone) area.cut_bottom(ui::theme::target, ui::theme::gap);
    }
    return turn_pages(sheet, area, page, {.page = lines.page, .pages = lines.pages}, say, width);
}

std::vector<float> row_heights(ui::Sheet& sheet, const view::AskLines& lines, std::size_t columns,
                               float width, const Words& styles) {
    std::vector<float> heights((lines.rows.size() + columns - 1) / columns, 0);
    for (std::size_t i = 0; i < lines.rows.size(); ++i) {
        float& row = heights[i / columns];
        row = std::max(row, row_height(sheet, lines.rows[i], width, styles));
    }
    return heights;
}

}  // namespace

// How many of which: a ware with its price, less and more at its right end. Two columns in the
// normal size; the whole width is needed, so what else there is to read is behind a button.
Wish ask(const view::Question& question, const view::AskLines& lines, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    view::Question worded = question;
    if (worded.help.empty() && lines.rows.size() <= 4) worded.help = say("lines.help");
    head(worded, say, sheet, area, About::button);
    area = sheet.reachable(area);
    const std::size_t columns = sheet.roomy() && lines.rows.size() > 2 ? 2 : 1;
    const float width = columns == 1 ? area.w : (area.w - row_gap) / 2;
    const bool strip_kept = lines.pages > 1 || !lines.total.empty();
    const bool two_strips = sheet.tall() && !lines.total.empty();
    const float strips = two_strips ? 2 * ui::pager_height : strip_kept ? ui::pager_height : 0;
    const float room = area.h - strips;
    const Words* styles = &roomy;
    std::vector<float> heights = row_heights(sheet, lines, columns, width, roomy);
    if (ui::page_starts(heights, room, row_gap).size() > 1) {
        // A list that turns its pages anyway does so in readable steps.
        std::vector<float> closer = row_heights(sheet, lines, columns, width, close);
        if (sheet.roomy() && ui::page_starts(closer, room, row_gap).size() == 1) {
            heights = std::move(closer);
            styles = &close;
            // What room is left goes between the words and the edges.
            const auto rows = static_cast<float>(heights.size());
            float free = room - row_gap * (rows - 1);
            for (const float height : heights) free -= height;
            for (float& height : heights) height += std::min(16.F, std::max(0.F, free / rows));
        }
    }
    const ui::PageOf page = strip_kept
                                ? ui::page_of(sheet, heights, room, row_gap, ui::Turned::by_footer)
                                : ui::page_of(sheet, heights, room, row_gap);
    Wish wanted = foot_strip(lines, page, say, sheet, area);
    float used = -row_gap;
    for (std::size_t r = page.first; r < page.last; ++r) used += heights[r] + row_gap;
    area = sheet.sunk(area, used);
    for (std::size_t r = page.first; r < page.last; ++r) {
        const ui::Rect row = area.cut_top(heights[r], row_gap);
        for (std::size_t c = 0; c < columns && r * columns + c < lines.rows.size(); ++c) {
            const ui::Rect at =
                row.cell(static_cast<int>(c), static_cast<int>(columns), row.h, row_gap);
            wish(wanted, draw_row(sheet, lines.rows[r * columns + c], *styles, at, say));
        }
    }
    return wanted;
}

}  // namespace screens::question

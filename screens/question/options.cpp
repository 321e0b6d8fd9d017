#include "screens/question/parts.h"

namespace screens::question {
namespace {

struct Row {
    std::vector<std::size_t> options;
    float height = 0;
};

// A long list stands closer together, so that a page of it fits one sheet.
constexpr float close_row = 104;
constexpr std::size_t most_at_once = 8;

// `columns` wide; the last option (わからない) always has a row of its own.
std::vector<Row> rows_of(const std::vector<ui::Choice>& options, bool last_alone, int columns,
                         float width, float least, ui::Sheet& sheet) {
    const float cell =
        (width - ui::theme::gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const bool alone = last_alone && i + 1 == options.size();
        const bool full =
            rows.empty() || rows.back().options.size() == static_cast<std::size_t>(columns);
        if (full || alone) rows.push_back({});
        rows.back().options.push_back(i);
        const float height =
            ui::choice_height(sheet, options[i].label, alone ? width : cell, least);
        rows.back().height = std::max(rows.back().height, height);
    }
    return rows;
}

float height_of(const std::vector<Row>& rows) {
    float height = -ui::theme::gap;
    for (const Row& row : rows) height += row.height + ui::theme::gap;
    return height;
}

bool one_line_each(const std::vector<Row>& rows, float least) {
    return std::all_of(rows.begin(), rows.end(),
                       [&](const Row& row) { return row.height <= least; });
}

// One column reads best; two when there is no room, or when they fit without breaking words.
std::vector<Row> arrange(const std::vector<ui::Choice>& options, bool last_alone,
                         const ui::Rect& area, float least, ui::Sheet& sheet) {
    std::vector<Row> one = rows_of(options, last_alone, 1, area.w, least, sheet);
    std::vector<Row> two = rows_of(options, last_alone, 2, area.w, least, sheet);
    if (options.size() > 3 && one_line_each(two, least)) return two;
    return height_of(one) <= area.h ? one : two;
}

ui::Choice not_known(const view::Question& question, const view::AskOptions& asked,
                     const std::string& label) {
    return {.id = "option.unknown",
            .label = label,
            .chosen = question.does_not_know,
            .several = asked.several,
            .quiet = true};
}

// Of a long list わからない stands beside the pager, on every page.
bool long_list(const view::AskOptions& asked) {
    return asked.pages > 1 || asked.options.size() > most_at_once;
}

std::vector<ui::Choice> choices(const view::Question& question, const view::AskOptions& asked,
                                const Phrases& say) {
    std::vector<ui::Choice> made;
    for (const view::OptionRow& option : asked.options) {
        made.push_back({.id = "option." + option.id,
                        .label = option.label,
                        .chosen = option.chosen,
                        .several = asked.several});
    }
    if (question.may_not_know && !long_list(asked)) {
        made.push_back(not_known(question, asked, say("question.unknown")));
    }
    return made;
}

// On a tall sheet わからない of a long list has a row of its own above the pager.
float unknown_row(const view::Question& question, const view::AskOptions& asked,
                  const ui::Sheet& sheet) {
    const bool own = sheet.tall() && long_list(asked) && question.may_not_know;
    return own ? ui::theme::target + ui::theme::gap : 0;
}

Wish turn(const view::Question& question, const view::AskOptions& asked, const ui::PageOf& page,
          const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    Wish wanted;
    float width = area.w;
    if (long_list(asked) && question.may_not_know) {
        const ui::Choice made = not_known(question, asked, say("question.unknown_short"));
        const float own =
            sheet.lay(made.label, {.size = ui::Size::label, .line_height = 1.25F}, 1e5F).width +
            150;
        if (!sheet.tall()) width -= own + ui::theme::gap;
        ui::Rect rest = area;
        const ui::Rect row = rest.cut_bottom(ui::theme::target, ui::theme::gap);
        if (sheet.tall()) area = rest;
        const ui::Rect at{row.right() - own, row.y, own, ui::theme::target};
        if (ui::choice(sheet, made, at)) wanted = view::DoesNotKnowPressed{};
    }
    wish(wanted,
         turn_pages(sheet, area, page, {.page = asked.page, .pages = asked.pages}, say, width));
    return wanted;
}

}  // namespace

// One of several, or several.
Wish ask(const view::Question& question, const view::AskOptions& asked, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = side(question, say, sheet, area);
    view::Question worded = question;
    if (worded.help.empty() && asked.several) worded.help = say("question.several");
    head(worded, say, sheet, area, About::beside);
    area = sheet.reachable(area);
    const std::vector<ui::Choice> options = choices(question, asked, say);
    const bool last_alone = question.may_not_know && !long_list(asked);
    const float least = long_list(asked) ? close_row : ui::theme::answer;
    std::vector<Row> rows = arrange(options, last_alone, area, least, sheet);
    std::vector<float> heights;
    const float turns = ui::pager_height + unknown_row(question, asked, sheet);
    // A label too long for a sheet becomes smaller in its place.
    const float most = std::max(least, area.h - turns);
    for (Row& row : rows) heights.push_back(row.height = std::min(row.height, most));
    const ui::PageOf page = long_list(asked) ? ui::page_of(sheet, heights, area.h - turns,
                                                           ui::theme::gap, ui::Turned::by_footer)
                                             : ui::page_of(sheet, heights, area.h, ui::theme::gap);
    wish(wanted, turn(question, asked, page, say, sheet, area));
    float used = -ui::theme::gap;
    for (std::size_t r = page.first; r < page.last; ++r) used += heights[r] + ui::theme::gap;
    area = sheet.sunk(area, used);
    for (std::size_t r = page.first; r < page.last; ++r) {
        const ui::Rect row = area.cut_top(rows[r].height, ui::theme::gap);
        const bool alone = last_alone && rows[r].options.back() + 1 == options.size();
        const bool two = !alone && std::any_of(rows.begin(), rows.end(), [](const Row& each) {
            return each.options.size() > 1;
        });
        int place = 0;
        for (const std::size_t i : rows[r].options) {
            const ui::Rect at = row.cell(place++, two ? 2 : 1, row.h, ui::theme::gap);
            if (!ui::choice(sheet, options[i], at)) continue;
            if (i < asked.options.size()) {
                wanted = view::OptionToggled{asked.options[i].id};
            } else {
                wanted = view::DoesNotKnowPressed{};
            }
        }
    }
    return wanted;
}

}  // namespace screens::question

#include "screens/question/parts.h"

namespace screens::question {
namespace {

struct Row {
    std::vector<std::size_t> options;
    float height = 0;
};

// `columns` wide; the last option (わからない) always has a row of its own.
std::vector<Row> rows_of(const std::vector<ui::Choice>& options, bool last_alone, int columns,
                         float width, ui::Sheet& sheet) {
    const float cell =
        (width - ui::theme::gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const bool alone = last_alone && i + 1 == options.size();
        const bool full =
            rows.empty() || rows.back().options.size() == static_cast<std::size_t>(columns);
        if (full || alone) rows.push_back({});
        rows.back().options.push_back(i);
        rows.back().height = std::max(
            rows.back().height, ui::choice_height(sheet, options[i].label, alone ? width : cell));
    }
    return rows;
}

float height_of(const std::vector<Row>& rows) {
    float height = -ui::theme::gap;
    for (const Row& row : rows) height += row.height + ui::theme::gap;
    return height;
}

bool one_line_each(const std::vector<Row>& rows) {
    return std::all_of(rows.begin(), rows.end(),
                       [](const Row& row) { return row.height <= ui::theme::answer; });
}

// One column reads best; two when there is no room, or when they fit without breaking words.
std::vector<Row> arrange(const std::vector<ui::Choice>& options, bool last_alone,
                         const ui::Rect& area, ui::Sheet& sheet) {
    std::vector<Row> one = rows_of(options, last_alone, 1, area.w, sheet);
    std::vector<Row> two = rows_of(options, last_alone, 2, area.w, sheet);
    if (options.size() > 3 && one_line_each(two)) return two;
    return height_of(one) <= area.h ? one : two;
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
    if (question.may_not_know) {
        made.push_back({.id = "option.unknown",
                        .label = say("question.unknown"),
                        .chosen = question.does_not_know,
                        .several = asked.several,
                        .quiet = true});
    }
    return made;
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
    const std::vector<ui::Choice> options = choices(question, asked, say);
    const std::vector<Row> rows = arrange(options, question.may_not_know, area, sheet);
    std::vector<float> heights;
    for (const Row& row : rows) heights.push_back(row.height);
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say));
    for (std::size_t r = page.first; r < page.last; ++r) {
        const ui::Rect row = area.cut_top(rows[r].height, ui::theme::gap);
        const bool alone = question.may_not_know && rows[r].options.back() + 1 == options.size();
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

#include "screens/question/parts.h"

namespace screens::question {

// How many of which: one row a ware, its price beside it, less and more at its right end.
Wish ask(const view::Question& question, const view::AskLines& lines, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = side(question, say, sheet, area);
    head(question, say, sheet, area, About::beside);
    for (const auto& line : lines.rows) {
        ui::Rect row = area.cut_top(96, 12);
        ui::Rect hands = row.cut_right(320, 24);
        sheet.words("line." + line.id, row, line.label + "  " + line.detail, {.smallest = 32});
        if (ui::button(sheet, {.id = "line." + line.id + ".less", .label = say("lines.less")},
                       hands.cell(0, 3, 96, 12))) {
            wanted = view::LineChanged{line.id, -1};
        }
        sheet.words("line." + line.id + ".count", hands.cell(1, 3, 96, 12),
                    std::to_string(line.count), {.smallest = 40});
        if (ui::button(sheet, {.id = "line." + line.id + ".more", .label = say("lines.more")},
                       hands.cell(2, 3, 96, 12))) {
            wanted = view::LineChanged{line.id, 1};
        }
    }
    return wanted;
}

}  // namespace screens::question

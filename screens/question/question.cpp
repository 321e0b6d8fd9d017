#include "screens/question/parts.h"

namespace screens {
namespace {

// The explanation that did not fit beside the question, on a sheet of its own.
Wish why(const view::Question& asked, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    ui::heading(sheet, "title", area, say("question.why"), 200);
    ui::Rect inside = ui::card(sheet, {area.x, area.y + 8, area.w, area.h - 150});
    ui::paragraph(sheet, "why", inside, asked.why, {.line_height = 1.5F, .smallest = 34});
    const ui::Button close{.id = "close", .label = say("question.close")};
    const float width = ui::button_width(sheet, close, 420);
    if (ui::button(sheet, close,
                   {area.x, area.bottom() - ui::theme::target, width, ui::theme::target})) {
        sheet.open("");
    }
    return footer({}, say, sheet);
}

}  // namespace

// One question. Its kind decides how it is answered.
Wish show(const view::Question& asked, const Phrases& say, ui::Sheet& sheet) {
    if (sheet.leaf().opened == "why") return why(asked, say, sheet);
    Wish wanted = std::visit(
        [&](const auto& kind) { return question::ask(asked, kind, say, sheet); }, asked.ask);
    wish(wanted, question::foot(asked, say, sheet));
    return wanted;
}

}  // namespace screens

#include "screens/question/parts.h"

namespace screens {
namespace {

// What stands beside the question in the normal size, on a sheet of its own.
Wish about(const view::Question& asked, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = sheet.body();
    ui::heading(sheet, "title", area, say("question.about"), 120, ui::Size::title);
    ui::Rect inside = ui::card(sheet, area, 32);
    ui::Style bold{.weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 34};
    ui::Style plain{.line_height = 1.4F, .smallest = 34};
    if (sheet.low()) {  // One row less than usual.
        plain.size = bold.size = ui::Size::second;
        plain.line_height = bold.line_height = 1.25F;
    }
    if (asked.aside && asked.aside->read) {
        const bool shown = asked.aside->shown;
        const ui::Button show{.id = "show",
                              .label = shown ? say("common.hide") : say("common.show"),
                              .size = ui::Size::second};
        const float width = ui::button_width(sheet, show, 260);
        ui::Rect low = sheet.low() ? inside.cut_bottom(ui::theme::target, 20) : ui::Rect{};
        ui::Rect row = inside.cut_top(ui::theme::target, 8);
        if (ui::button(sheet, show, sheet.low() ? low.cut_left(width) : row.cut_right(width, 24))) {
            wanted = view::PersonalShown{};
        }
        row.cut_top(14);
        ui::paragraph(sheet, "card", row, question::from_of(*asked.aside, say), bold);
        const std::string lines =
            shown ? asked.aside->name + "\n" + asked.aside->birth_date + "\n" + asked.aside->address
                  : question::read_of(*asked.aside, say);
        ui::paragraph(sheet, "card.1", inside, lines, plain, 20);
    }
    if (question::help_elsewhere(asked, sheet)) {
        ui::paragraph(sheet, "help", inside, asked.help, plain, 20);
    }
    if (!asked.why.empty()) {
        ui::paragraph(sheet, "why.title", inside, say("question.why"), bold, 4);
        ui::paragraph(sheet, "why", inside, asked.why, plain, 0);
    }
    const Wish below = footer({.onward = say("question.close"), .onward_id = "close"}, say, sheet);
    if (sheet.activated("close")) {
        sheet.open("");
        return std::nullopt;
    }
    wish(wanted, below);
    return wanted;
}

}  // namespace

// One question. Its kind decides how it is answered.
Wish show(const view::Question& asked, const Phrases& say, ui::Sheet& sheet) {
    if (sheet.leaf().opened == "why") return about(asked, say, sheet);
    Wish wanted = std::visit(
        [&](const auto& kind) { return question::ask(asked, kind, say, sheet); }, asked.ask);
    wish(wanted, question::foot(asked, say, sheet));
    return wanted;
}

}  // namespace screens

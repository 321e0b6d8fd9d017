#include "screens/desk/parts.h"
#include "screens/question/parts.h"

namespace screens::desk {
namespace {

constexpr float reasons_width = 470;

Wish new_value(const view::AskOptions& asked, const view::DeskEdit&, const Phrases& say,
               ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    const Kept kept{.page = asked.page, .pages = asked.pages};
    const ui::PageOf page =
        page_of_kept(sheet, std::vector<float>((asked.options.size() + 1) / 2, ui::theme::answer),
                     area.h, ui::theme::gap, kept);
    wish(wanted, turn_pages(sheet, area, page, kept, say, 1e5F, ui::Size::staff));
    int place = 0;
    for (std::size_t i = page.first * 2; i < std::min(page.last * 2, asked.options.size()); ++i) {
        const view::OptionRow& option = asked.options[i];
        const ui::Choice made{.id = "option." + option.id,
                              .label = option.label,
                              .chosen = option.chosen,
                              .several = asked.several};
        if (ui::choice(sheet, made, area.cell(place++, 2, ui::theme::answer, ui::theme::gap))) {
            wanted = view::OptionToggled{option.id};
        }
    }
    return wanted;
}

Wish new_value(const view::AskText& text, const view::DeskEdit& edit, const Phrases& say,
               ui::Sheet& sheet, ui::Rect area) {
    ui::field(sheet,
              {.id = "text",
               .label = edit.label,
               .text = text.text,
               .after = text.unit,
               .marked = text.unconverted},
              area.cut_top(100, 18));
    area.h = std::min(area.h, ui::kana_height + 20);
    return question::type_on_pad(text, say, sheet, area);
}

Wish new_value(const view::AskDate& date, const view::DeskEdit&, const Phrases& say,
               ui::Sheet& sheet, ui::Rect area) {
    Wish wanted = question::date_keys(date, say, sheet, area.cut_right(ui::digits_width, 32));
    wish(wanted, question::date_fields(date, say, sheet, area));
    return wanted;
}

// 補正 is asked on the same sheet: what is missing and by when, instead of a new value and why.
bool is_completion(const view::DeskEdit& edit) { return edit.part == "completion"; }

// Every correction has a reason, chosen from the pack's list.
Wish reasons(const view::DeskEdit& edit, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    ui::paragraph(sheet, "reason", area,
                  is_completion(edit) ? say("desk.completion_what") : say("desk.reason"), bold, 12);
    const ui::PageOf page = ui::page_of(
        sheet, std::vector<float>(edit.reasons.size(), ui::theme::target), area.h, ui::theme::gap);
    ui::pager(sheet, area, page,
              {.before = say("desk.page_back"), .after = say("desk.page_next"), .where = ""},
              ui::Size::staff);
    for (std::size_t i = page.first; i < page.last; ++i) {
        const view::OptionRow& reason = edit.reasons[i];
        const std::string id = "reason." + reason.id;
        const ui::Rect at = area.cut_top(ui::theme::target, ui::theme::gap);
        sheet.focus_ring(id, at);
        sheet.painter().box(
            at, {.ground = sheet.pressed(id) ? ui::theme::pressed_ground
                           : reason.chosen   ? ui::theme::chosen_ground
                                             : ui::theme::paper,
                 .edge = reason.chosen ? ui::theme::action : ui::theme::control,
                 .edge_width = reason.chosen ? ui::theme::chosen_edge : ui::theme::edge});
        const ui::Rect sign{at.x + 20, at.y + 30, 36, 36};
        sheet.painter().box(sign, {.ground = reason.chosen ? ui::theme::action : ui::theme::paper,
                                   .edge = reason.chosen ? ui::theme::action : ui::theme::control,
                                   .radius = 18});
        if (reason.chosen) sheet.painter().mark(ui::Mark::check, sign.inset(3), ui::theme::paper);
        sheet.draw_words(id, {at.x + 76, at.y + 4, at.w - 92, at.h - 8}, reason.label, bold);
        if (sheet.target({.id = id,
                          .role = ui::Role::choice,
                          .label = reason.label,
                          .value = reason.chosen ? "chosen" : ""},
                         at)) {
            wanted = view::ReasonChosen{reason.id};
        }
    }
    return wanted;
}

}  // namespace

// One field corrected: what it was, what it is to be, and why.
Wish edit(const view::DeskEdit& edit, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    ui::Rect foot = area.cut_bottom(ui::theme::footer);
    sheet.painter().fill(foot, ui::theme::paper);
    sheet.painter().fill({foot.x, foot.y, foot.w, 3}, ui::theme::line);
    foot = foot.inset(ui::theme::edge_margin, 20);
    if (ui::button(sheet,
                   {.id = "leave",
                    .label = is_completion(edit) ? say("common.quit") : say("desk.leave"),
                    .size = ui::Size::staff_title},
                   foot.cut_left(300, 32))) {
        wanted = view::CorrectionLeft{};
    }
    if (ui::button(sheet,
                   {.id = "save",
                    .label = is_completion(edit) ? say("desk.completion") : say("desk.save"),
                    .look = ui::Look::action,
                    .ready = edit.can_save,
                    .size = ui::Size::staff_title},
                   foot.cut_right(380, 32))) {
        wanted = view::CorrectionSaved{};
    }
    ui::Style problem = bold;
    problem.colour = ui::theme::help_words;
    const float height = sheet.lay(edit.problem, problem, foot.w).height;
    sheet.words("missing", ui::Role::alert,
                {foot.x, foot.y + (foot.h - height) / 2, foot.w, height + 2}, edit.problem,
                problem);
    area = area.inset(48, 20);
    wish(wanted, reasons(edit, say, sheet, area.cut_right(reasons_width, 36)));
    const std::string title =
        is_completion(edit)
            ? edit.label
            : say("desk.correcting", {{"label", edit.label}, {"before", edit.before}});
    const ui::Style style{.size = ui::Size::staff_title,
                          .weight = ui::Weight::bold,
                          .line_height = 1.3F,
                          .smallest = 28};
    ui::Rect row = area.cut_top(std::max(56.F, sheet.lay(title, style, area.w, 110).height), 12);
    row.h += 4;
    sheet.words("correcting", ui::Role::heading, row, title, style);
    wish(wanted, std::visit([&](const auto& ask) { return new_value(ask, edit, say, sheet, area); },
                            edit.ask));
    return wanted;
}

}  // namespace screens::desk

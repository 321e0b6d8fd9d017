#include "screens/question/parts.h"

namespace screens::question {
namespace {

// One part of the date as a button: touching it types there.
bool part_button(ui::Sheet& sheet, const std::string& id, const std::string& value,
                 const std::string& unit, bool active, const ui::Rect& at) {
    const bool pressed = sheet.pressed(id);
    sheet.focus_ring(id, at);
    sheet.painter().box(at, {.ground = pressed  ? ui::theme::pressed_ground
                                       : active ? ui::theme::chosen_ground
                                                : ui::theme::paper,
                             .edge = active ? ui::theme::action : ui::theme::control,
                             .edge_width = active ? ui::theme::chosen_edge : ui::theme::edge});
    const ui::Style style{.size = ui::Size::title,
                          .weight = ui::Weight::bold,
                          .align = ui::Painter::Align::centre,
                          .line_height = 1.2F,
                          .smallest = 40};
    sheet.draw_words(id, at.inset(8, 4), value + unit, style);
    return sheet.target({.id = id,
                         .role = ui::Role::field,
                         .label = unit.empty() ? value : unit,
                         .value = unit.empty() ? "" : value},
                        at);
}

std::string era_label(const view::AskDate& date, const Phrases& say) {
    for (const view::OptionRow& era : date.eras) {
        if (era.id == date.era) return era.label;
    }
    return say("date_pad.era");
}

}  // namespace

Wish date_fields(const view::AskDate& date, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    Wish wanted;
    const ui::Style told{
        .size = ui::Size::title, .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 40};
    const float read_back =
        date.read_back.empty() ? 0 : sheet.lay(date.read_back, told, area.w).height + 16;
    area = sheet.sunk(area, 124 + 24 + read_back);
    ui::Rect row = area.cut_top(124, 24);
    const float narrow = (row.w - 3 * ui::theme::gap) * .25F;
    const auto part = [&](int number, const std::string& id, const std::string& value,
                          const std::string& unit, float width) {
        const ui::Rect at = row.cut_left(width, ui::theme::gap);
        if (part_button(sheet, id, value, unit, date.part == number, at)) {
            wanted = view::DatePartChosen{number};
        }
    };
    part(0, "date.era", era_label(date, say), "", row.w - 3 * (narrow + ui::theme::gap));
    part(1, "date.year", date.year, say("date_pad.year"), narrow);
    part(2, "date.month", date.month, say("date_pad.month"), narrow);
    part(3, "date.day", date.day, say("date_pad.day"), narrow);
    ui::paragraph(sheet, "read_back", area, date.read_back, told);
    return wanted;
}

Wish date_keys(const view::AskDate& date, const Phrases& say, ui::Sheet& sheet,
               const ui::Rect& area) {
    if (date.part == 0) {
        Wish wanted;
        int place = 0;
        const auto eras = static_cast<float>(date.eras.size());
        const float height =
            std::min(ui::theme::answer, (area.h + ui::theme::gap) / eras - ui::theme::gap);
        const ui::Rect column = sheet.sunk(area, eras * (height + ui::theme::gap) - ui::theme::gap);
        for (const view::OptionRow& era : date.eras) {
            const ui::Choice made{
                .id = "era." + era.id, .label = era.label, .chosen = era.id == date.era};
            if (ui::choice(sheet, made, column.cell(place++, 1, height, ui::theme::gap))) {
                wanted = view::EraChosen{era.id};
            }
        }
        return wanted;
    }
    const ui::PadTouch touch =
        ui::digit_pad(sheet, area, {.erase = say("common.erase"), .enter = "", .can_enter = false});
    if (touch.what == ui::Pressed::typed) return view::DigitPressed{touch.digit()};
    if (touch.what == ui::Pressed::erased) return view::DigitErased{};
    return std::nullopt;
}

// A day in eras, read back before it counts.
Wish ask(const view::Question& question, const view::AskDate& date, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = date_keys(date, say, sheet, ui::cut_digits(sheet, area));
    const bool below = sheet.low() || sheet.tall();
    if (below && small_acts_width(question, say, sheet) > 0) {
        wish(wanted,
             small_acts(question, say, sheet, area.cut_bottom(ui::theme::target, ui::theme::gap)));
    }
    head(question, say, sheet, area, About::elsewhere);
    wish(wanted, date_fields(date, say, sheet, area));
    if (!below) {
        wish(wanted, small_acts(question, say, sheet, area.cut_top(ui::theme::answer)));
    }
    return wanted;
}

}  // namespace screens::question

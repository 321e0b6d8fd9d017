#include "screens/all.h"
#include "screens/question/parts.h"

namespace screens {
namespace {

void words_above(const std::string& title, const std::string& problem, ui::Sheet& sheet,
                 ui::Rect& area, float most) {
    ui::heading(sheet, "title", area, title, most);
    ui::notice(sheet, "missing", area, problem, "", ui::Role::alert);
}

}  // namespace

// What became of an application: first the receipt's number …
Wish show(const view::LookUpNumber& look_up, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 16, area.w, area.h + 28};
    ui::Rect keys = area.cut_bottom(ui::receipt_height, 18);
    ui::Rect row = area.cut_bottom(104, 12);
    if (look_up.problem.empty()) {
        ui::heading(sheet, "title", area, say("look_up.number"), area.h);
    } else {
        words_above("", look_up.problem, sheet, area, 0);
    }
    ui::field(sheet, {.id = "text", .label = say("look_up.number"), .text = look_up.number.text},
              row);
    Wish wanted = question::type_on_pad(look_up.number, say, sheet, keys);
    wish(wanted, footer({.onward = say("common.next"), .ready = look_up.can_go_on}, say, sheet));
    return wanted;
}

// … then the birth date of the person it is for.
Wish show(const view::LookUpBirthDate& look_up, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = question::date_keys(look_up.date, say, sheet, ui::cut_digits(sheet, area));
    words_above(say("look_up.birth_date"), look_up.problem, sheet, area, area.h * .34F);
    ui::paragraph(sheet, "help", area, say("look_up.birth_date_words"),
                  {.size = ui::Size::second,
                   .colour = ui::theme::second_ink,
                   .line_height = 1.4F,
                   .smallest = 32},
                  28);
    wish(wanted, question::date_fields(look_up.date, say, sheet, area));
    wish(wanted, footer({.back = true, .onward = say("look_up.onward"), .ready = look_up.can_go_on},
                        say, sheet));
    return wanted;
}

}  // namespace screens

#include <algorithm>

#include "screens/all.h"
#include "screens/question/parts.h"

namespace screens {
namespace {

void words_above(const std::string& title, const std::string& problem, ui::Sheet& sheet,
                 ui::Rect& area, float most) {
    ui::heading(sheet, "title", area, title, most);
    ui::notice(sheet, "missing", area, problem, "", ui::Role::alert);
}

// As the paper has it: H1-7K3M-9P2Q-X; a terminal's name of three or four signs shows at the end.
std::string as_on_paper(const std::string& number) {
    if (number.find('-') != std::string::npos) return number;
    constexpr std::size_t shortest_name = 2, behind_it = 9;
    const std::size_t name =
        std::max(shortest_name, number.size() - std::min(number.size(), behind_it));
    std::string all;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i == name || i == name + 4 || i == name + 8) all += '-';
        all += number[i];
    }
    return all;
}

constexpr ui::Style look_up_help{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.4F, .smallest = 32};

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
    ui::field(
        sheet,
        {.id = "text", .label = say("look_up.number"), .text = as_on_paper(look_up.number.text)},
        row);
    Wish wanted = question::type_on_pad(look_up.number, say, sheet, keys);
    wish(wanted, footer({.onward = say("common.next"), .ready = look_up.can_go_on}, say, sheet));
    return wanted;
}

// … then the birth date of the person it is for.
Wish show(const view::LookUpBirthDate& look_up, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = question::date_keys(look_up.date, say, sheet, ui::cut_digits(sheet, area));
    // Its place is kept while the year is typed: nothing jumps when it appears.
    ui::Rect below = area.cut_bottom(ui::theme::target, ui::theme::gap);
    below = below.cut_left(370 * std::min(sheet.scale(), 1.2F));
    const ui::Choice unknown{.id = "option.unknown",
                             .label = say("question.unknown_short"),
                             .chosen = look_up.does_not_know,
                             .several = true,
                             .quiet = true};
    if (look_up.may_not_know && ui::choice(sheet, unknown, below))
        wanted = view::DoesNotKnowPressed{};
    words_above(say("look_up.birth_date"), look_up.problem, sheet, area, area.h * .34F);
    ui::paragraph(sheet, "help", area, say("look_up.birth_date_words"), look_up_help, 28);
    wish(wanted, question::date_fields(look_up.date, say, sheet, area));
    wish(wanted, footer({.back = true, .onward = say("look_up.onward"), .ready = look_up.can_go_on},
                        say, sheet));
    return wanted;
}

}  // namespace screens

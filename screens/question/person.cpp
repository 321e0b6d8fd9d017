#include "screens/question/parts.h"

namespace screens::question {
namespace {

struct Line {
    std::string id, label, value;
};

}  // namespace

// What the card says about the person, read back before it counts; address and birth date only
// when asked for.
Wish ask(const view::Question& question, const view::AskPerson& person, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    view::Question beside = question;
    beside.aside.reset();  // The card stands in the middle of this screen already.
    Wish wanted = side(beside, say, sheet, area);
    head(question, say, sheet, area, About::beside);
    const std::string hidden = say("from_card.hidden");
    const std::vector<Line> lines{
        {"name", say("person.name"), person.name},
        {"birth_date", say("person.birth_date"), person.shown ? person.birth_date : hidden},
        {"address", say("person.address"), person.shown ? person.address : hidden},
        {"sex", say("person.sex"), person.shown ? person.sex : hidden}};
    const float label_width = 290 * std::min(1.35F, sheet.scale());
    const ui::Style value_style{.weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 36};
    const float button_row = ui::theme::target + 24;
    std::vector<float> heights;
    for (const Line& line : lines) {
        heights.push_back(
            sheet.lay(line.value, value_style, area.w - 96 - label_width - 24).height + 20);
    }
    const ui::Rect low = sheet.low() ? area.cut_bottom(ui::theme::target, 24) : ui::Rect{};
    const float kept = sheet.low() ? 0 : button_row;
    const ui::PageOf page = ui::page_of(sheet, heights, area.h - 48 - kept, 1);
    ui::pager(sheet, area, page, page_words(page, say));
    float used = 48;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i];
    used =
        std::min(used, area.h - kept);  // One line longer than a page gives up its padding first.
    ui::Rect inside = ui::card(sheet, area.cut_top(used, 24), 24).inset(24, 0);
    for (std::size_t i = page.first; i < page.last; ++i) {
        ui::Rect row = inside.cut_top(heights[i]).inset(0, 10);
        row.h += 6;
        sheet.words("person." + lines[i].id + ".label", row.cut_left(label_width, 24),
                    lines[i].label,
                    {.colour = ui::theme::second_ink, .line_height = 1.35F, .smallest = 32});
        const bool is_hidden = lines[i].value == hidden;
        sheet.words(
            "person." + lines[i].id, row, lines[i].value,
            is_hidden
                ? ui::Style{.colour = ui::theme::second_ink, .line_height = 1.35F, .smallest = 34}
                : value_style);
    }
    const ui::Button show{.id = "show",
                          .label = person.shown ? say("common.hide") : say("from_card.show"),
                          .size = ui::Size::body};
    const float width = std::min(area.w, ui::button_width(sheet, show, 420));
    const ui::Rect at = sheet.low() ? low : area;
    if (ui::button(sheet, show, {at.x, at.y, width, ui::theme::target})) {
        wanted = view::PersonalShown{};
    }
    return wanted;
}

}  // namespace screens::question

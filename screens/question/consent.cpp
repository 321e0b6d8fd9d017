#include "screens/question/parts.h"

namespace screens::question {

// What is agreed to stands on the screen; yes and no weigh the same.
Wish ask(const view::Question& question, const view::AskConsent& consent, const Phrases& say,
         ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    Wish wanted = side(question, say, sheet, area);
    head(question, say, sheet, area, About::beside);
    const std::vector<ui::Choice> both{
        {.id = "consent.yes", .label = say("consent.yes"), .chosen = consent.given == true},
        {.id = "consent.no", .label = say("consent.no"), .chosen = consent.given == false}};
    const float half = (area.w - ui::theme::gap) / 2;
    const float height = std::max(ui::choice_height(sheet, both[0].label, half),
                                  ui::choice_height(sheet, both[1].label, half));
    const ui::Rect low = sheet.low() ? area.cut_bottom(height, 32) : ui::Rect{};
    const ui::Style words{.line_height = 1.5F, .smallest = 32};
    if (!consent.text.empty()) {
        const float room = sheet.low() ? area.h : area.h - height - 32;
        const float used = sheet.lay(consent.text, words, area.w - 72, room - 72).height + 72;
        ui::Rect inside = ui::card(sheet, area.cut_top(std::min(used, room), 32), 36);
        inside.h += 8;
        sheet.words("consent", inside, consent.text, words);
    }
    const ui::Rect row = sheet.low() ? low : area.cut_top(height);
    for (int i = 0; i < 2; ++i) {
        if (ui::choice(sheet, both[static_cast<std::size_t>(i)],
                       row.cell(i, 2, height, ui::theme::gap))) {
            wanted = view::ConsentGiven{i == 0};
        }
    }
    return wanted;
}

}  // namespace screens::question

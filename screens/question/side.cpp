#include "screens/question/parts.h"

namespace screens::question {
namespace {

constexpr float side_width = 540;
constexpr ui::Style side_title{
    .size = ui::Size::second, .weight = ui::Weight::bold, .line_height = 1.4F, .smallest = 34};
constexpr ui::Style side_words{.size = ui::Size::second, .line_height = 1.5F, .smallest = 32};

struct Side {
    std::vector<std::string> card;  // lines from the card
    bool show_button = false;
    bool why = false;
};

Side side_of(const view::Question& question, const Phrases& say) {
    Side made;
    made.why = !question.why.empty();
    if (!question.aside || !question.aside->read) return made;
    made.show_button = true;
    if (!question.aside->shown) {
        made.card = {read_of(*question.aside, say)};
        return made;
    }
    for (const std::string& line :
         {question.aside->name, question.aside->birth_date, question.aside->address}) {
        if (!line.empty()) made.card.push_back(line);
    }
    return made;
}

float words_height(ui::Sheet& sheet, std::string_view words, const ui::Style& style, float width) {
    return sheet.lay(words, style, width).height;
}

}  // namespace

Wish side(const view::Question& question, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    const Side made = side_of(question, say);
    const bool nothing = made.card.empty() && !made.why && !made.show_button;
    if (nothing || !has_side(sheet)) return std::nullopt;
    Wish wanted;
    ui::Rect place = area.cut_right(side_width, 36);
    place.cut_top(16);
    const float width = place.w - 72;
    float card = 0;
    if (made.show_button) {
        card += words_height(sheet, from_of(*question.aside, say), side_title, width) + 8;
        for (const std::string& line : made.card) {
            card += words_height(sheet, line, side_words, width) + 4;
        }
        card += 12 + ui::theme::target + 28;
    }
    const float why_title = words_height(sheet, say("question.why"), side_title, width) + 8;
    const float why_words = words_height(sheet, question.why, side_words, width);
    const bool why_fits = 72 + card + why_title + why_words <= place.h;
    const float why = !made.why ? 0 : why_fits ? why_title + why_words : ui::theme::target;
    place.h = std::min(place.h, 72 + card + why);
    ui::Rect inside = ui::card(sheet, place, 36);
    inside.h += 4;
    if (made.show_button) {
        ui::paragraph(sheet, "card", inside, from_of(*question.aside, say), side_title, 8);
        int line_number = 0;
        for (const std::string& line : made.card) {
            ui::paragraph(sheet, "card." + std::to_string(++line_number), inside, line, side_words,
                          4);
        }
        inside.cut_top(12);
        const ui::Button show{
            .id = "show",
            .label = question.aside->shown ? say("common.hide") : say("common.show"),
            .size = ui::Size::second};
        if (ui::button(sheet, show, inside.cut_top(ui::theme::target, 28))) {
            wanted = view::PersonalShown{};
        }
    }
    if (made.why && why_fits) {
        ui::paragraph(sheet, "why.title", inside, say("question.why"), side_title, 8);
        ui::paragraph(sheet, "why", inside, question.why, side_words, 0);
    } else if (made.why) {
        const ui::Button open{.id = "why", .label = say("question.why"), .size = ui::Size::second};
        if (ui::button(sheet, open, inside.cut_top(ui::theme::target))) sheet.open("why");
    }
    return wanted;
}

}  // namespace screens::question

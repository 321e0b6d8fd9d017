#include "screens/question/parts.h"

namespace screens::question {
namespace {

constexpr float side_width = 540;
constexpr ui::Style side_title{
    .size = ui::Size::second, .weight = ui::Weight::bold, .line_height = 1.4F, .smallest = 34};
constexpr ui::Style side_words{.size = ui::Size::second, .line_height = 1.5F, .smallest = 32};

// The head one line high.
constexpr float short_row = 112, short_right = 560;
constexpr ui::Style short_help{.size = ui::Size::second,
                               .colour = ui::theme::second_ink,
                               .line_height = 1.25F,
                               .smallest = 32};

std::string progress_words(const view::Question& question, const Phrases& say) {
    return say("question.progress", {{"n", std::to_string(question.progress.number)},
                                     {"of", std::to_string(question.progress.of)}});
}

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
        made.card = {say("question.card_read")};
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

// The steps; while something is missing that stands in their place, as nothing below may move
// under a finger.
void steps_or_missing(const view::Question& question, const Phrases& say, ui::Sheet& sheet,
                      ui::Rect& area) {
    const std::string words = progress_words(question, say);
    if (question.missing.empty()) {
        ui::steps(sheet, area, question.progress.number, question.progress.of, words);
        return;
    }
    const float height = ui::steps_height(sheet, area.w, words);
    const ui::Rect row = area.cut_top(height, 16);
    const ui::Rect at{row.x, row.y - 24, row.w, row.h + 24 + 12};
    sheet.painter().box(at,
                        {.ground = ui::theme::attention_ground, .edge = ui::theme::attention_edge});
    const ui::Style style{
        .size = ui::Size::second, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 32};
    sheet.draw_words("missing", at.inset(28, 2), question.missing, style);
    sheet.say({.id = "missing", .role = ui::Role::alert, .label = question.missing}, at);
}

void help(const view::Question& question, ui::Sheet& sheet, ui::Rect& area) {
    ui::paragraph(sheet, "help", area, question.help,
                  {.size = ui::Size::second,
                   .colour = ui::theme::second_ink,
                   .line_height = 1.4F,
                   .smallest = 32});
}

// Steps and question left of the button, so that what is asked has the height.
void head_beside_button(const view::Question& question, const Phrases& say, ui::Sheet& sheet,
                        ui::Rect& area) {
    const ui::Button open{.id = "why", .label = say("question.about"), .size = ui::Size::second};
    ui::Rect left = area;
    const ui::Rect right = left.cut_right(ui::button_width(sheet, open, 300), 32);
    if (ui::button(sheet, open, {right.x, right.y - 12, right.w, ui::theme::target})) {
        sheet.open("why");
    }
    steps_or_missing(question, say, sheet, left);
    ui::heading(sheet, "question." + question.question_id, left, question.title, area.h * .3F);
    area.cut_top(left.y - area.y);
    help(question, sheet, area);
}

}  // namespace

void head(const view::Question& question, const Phrases& say, ui::Sheet& sheet, ui::Rect& area,
          About about) {
    const bool card = question.aside && question.aside->read;
    const bool opens = about == About::button || (about == About::beside && sheet.text_size() > 0);
    if (opens && (card || !question.why.empty())) {
        if (about == About::button && sheet.text_size() == 0) {
            head_beside_button(question, say, sheet, area);
            return;
        }
        ui::Rect row{area.x, area.y - 12, area.w, ui::theme::target};
        const ui::Button open{
            .id = "why", .label = say("question.about"), .size = ui::Size::second};
        const float width = std::min(640.F, ui::button_width(sheet, open, 300));
        if (ui::button(sheet, open, row.cut_right(width, 32))) sheet.open("why");
        ui::Rect left{area.x, area.y + 12, row.w, 80};
        steps_or_missing(question, say, sheet, left);
        area.cut_top(ui::theme::target);
    } else {
        steps_or_missing(question, say, sheet, area);
    }
    ui::heading(sheet, "question." + question.question_id, area, question.title, area.h * .3F);
    help(question, sheet, area);
}

void short_head(const view::Question& question, const Phrases& say, ui::Sheet& sheet,
                ui::Rect& area) {
    ui::Rect row = area.cut_top(short_row, 10);
    ui::Rect right = row.cut_right(short_right, 32);
    if (!question.missing.empty()) right.cut_top(20);
    steps_or_missing(question, say, sheet, right);
    const bool helps = !question.help.empty() && !help_elsewhere(question, sheet);
    const float below = helps ? sheet.lay(question.help, short_help, row.w).height : 0;
    ui::heading(sheet, "question." + question.question_id, row, question.title, row.h - below);
    row = {row.x, row.y - 12, row.w, below + 2};
    if (helps) ui::paragraph(sheet, "help", row, question.help, short_help, 0);
}

bool help_elsewhere(const view::Question& question, ui::Sheet& sheet) {
    const auto* text = std::get_if<view::AskText>(&question.ask);
    if (text == nullptr || question.help.empty()) return false;
    if (text->pad == view::KeyPad::number || text->pad == view::KeyPad::phone) return false;
    if (sheet.text_size() > 0) return true;
    const float width = sheet.body().w - short_right - 32;
    const ui::Style title{.size = ui::Size::question,
                          .weight = ui::Weight::bold,
                          .line_height = 1.35F,
                          .smallest = 40};
    const float below = sheet.lay(question.help, short_help, width).height;
    const float room = short_row - below;
    return below > short_row / 2 || sheet.lay(question.title, title, width, room).height > room + 1;
}

Wish side(const view::Question& question, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    const Side made = side_of(question, say);
    const bool nothing = made.card.empty() && !made.why && !made.show_button;
    if (nothing || sheet.text_size() > 0) return std::nullopt;
    Wish wanted;
    ui::Rect place = area.cut_right(side_width, 36);
    place.cut_top(16);
    const float width = place.w - 72;
    float card = 0;
    if (made.show_button) {
        card += words_height(sheet, say("question.from_card"), side_title, width) + 8;
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
        ui::paragraph(sheet, "card", inside, say("question.from_card"), side_title, 8);
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

namespace {

float unknown_width(const ui::Sheet& sheet) { return 370 * std::min(sheet.scale(), 1.2F); }

ui::Button about_button(const view::Question& question, const Phrases& say, ui::Sheet& sheet) {
    const bool helps = help_elsewhere(question, sheet);
    return {.id = "why",
            .label = helps ? say("question.about") : say("question.why"),
            .size = ui::Size::second};
}

bool explains(const view::Question& question, ui::Sheet& sheet) {
    return !question.why.empty() || help_elsewhere(question, sheet);
}

}  // namespace

float small_acts_width(const view::Question& question, const Phrases& say, ui::Sheet& sheet) {
    const bool why = explains(question, sheet);
    const float unknown = question.may_not_know ? unknown_width(sheet) : 0;
    const float open = why ? ui::button_width(sheet, about_button(question, say, sheet), 340) : 0;
    return std::min(980.F, unknown + (why && unknown > 0 ? 24 : 0) + open);
}

Wish small_acts(const view::Question& question, const Phrases& say, ui::Sheet& sheet,
                const ui::Rect& at) {
    Wish wanted;
    ui::Rect row = at;
    if (question.may_not_know) {
        const ui::Choice unknown{.id = "option.unknown",
                                 .label = say("question.unknown_short"),
                                 .chosen = question.does_not_know,
                                 .several = true,
                                 .quiet = true};
        if (ui::choice(sheet, unknown, row.cut_left(unknown_width(sheet), 24))) {
            wanted = view::DoesNotKnowPressed{};
        }
    }
    if (!explains(question, sheet)) return wanted;
    const ui::Button open = about_button(question, say, sheet);
    const float width = std::min(row.w, ui::button_width(sheet, open, 340));
    if (ui::button(sheet, open, {row.x, row.y, width, row.h})) sheet.open("why");
    return wanted;
}

Wish foot(const view::Question& question, const Phrases& say, ui::Sheet& sheet) {
    return footer({.back = true, .onward = say("common.next"), .ready = question.can_go_on}, say,
                  sheet);
}

}  // namespace screens::question

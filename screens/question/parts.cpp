#include "screens/question/parts.h"

namespace screens::question {
namespace {

// The head one line high.
constexpr float short_row = 112, low_row = 104, short_right = 560;
constexpr ui::Style short_help{.size = ui::Size::second,
                               .colour = ui::theme::second_ink,
                               .line_height = 1.25F,
                               .smallest = 32};

std::string progress_words(const view::Question& question, const Phrases& say) {
    const std::string number = std::to_string(question.progress.number);
    // A number that would grow on the way is not told.
    if (question.progress.of == 0) return say("question.progress_open", {{"n", number}});
    return say("question.progress", {{"n", number}, {"of", std::to_string(question.progress.of)}});
}

// The steps; while something is missing that stands in their place, as nothing below may move
// under a finger.
void steps_or_missing(const view::Question& question, const Phrases& say, ui::Sheet& sheet,
                      ui::Rect& area) {
    const std::string words = progress_words(question, say);
    if (question.missing.empty()) {
        // The only question has no steps; their place is kept.
        if (question.progress.of != 1) {
            ui::steps(sheet, area, question.progress.number, question.progress.of, words);
        } else {
            area.cut_top(ui::steps_height(sheet, area.w, words), 16);
        }
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

// Opens what else there is to know.
void about(const Phrases& say, ui::Sheet& sheet, ui::Rect row) {
    const ui::Button open{.id = "why", .label = say("question.about"), .size = ui::Size::second};
    const float width = std::min({row.w, 640.F, ui::button_width(sheet, open, 300)});
    if (ui::button(sheet, open, {row.x, row.y, width, ui::theme::target})) sheet.open("why");
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
          About where) {
    const bool card = question.aside && question.aside->read;
    const bool wanted = where == About::button || (where == About::beside && !has_side(sheet));
    const bool opens = wanted && (card || !question.why.empty());
    if (opens && where == About::button && has_side(sheet)) {
        head_beside_button(question, say, sheet, area);
        return;
    }
    if (opens && sheet.low()) about(say, sheet, area.cut_bottom(ui::theme::target, ui::theme::gap));
    const bool beside_steps = opens && !sheet.low() && !sheet.tall();
    if (beside_steps) {
        const ui::Button open{
            .id = "why", .label = say("question.about"), .size = ui::Size::second};
        const float width = std::min(640.F, ui::button_width(sheet, open, 300));
        ui::Rect row{area.x, area.y - 12, area.w, ui::theme::target};
        about(say, sheet, row.cut_right(width, 32));
        ui::Rect left{area.x, area.y + 12, row.w, 80};
        steps_or_missing(question, say, sheet, left);
        area.cut_top(ui::theme::target);
    } else {
        steps_or_missing(question, say, sheet, area);
    }
    ui::heading(sheet, "question." + question.question_id, area, question.title,
                area.h * (sheet.tall() ? .42F : .3F));
    if (!help_elsewhere(question, sheet)) help(question, sheet, area);
    if (opens && sheet.tall() && !sheet.low()) {
        about(say, sheet, area.cut_top(ui::theme::target, 28));
    }
}

namespace {

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

// One under the other; the acts next to the keys.
Wish tall_head(const view::Question& question, const ui::Field& field, float field_height,
               const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    steps_or_missing(question, say, sheet, area);
    ui::heading(sheet, "question." + question.question_id, area, question.title, area.h * .4F);
    if (!help_elsewhere(question, sheet)) help(question, sheet, area);
    const bool acts = small_acts_width(question, say, sheet) > 0;
    ui::Rect row = acts ? area.cut_bottom(ui::theme::target, ui::theme::gap) : ui::Rect{};
    ui::field(sheet, field, area.cut_bottom(field_height, ui::theme::gap));
    return acts ? small_acts(question, say, sheet, row) : std::nullopt;
}

// The question beside what was typed; below, right above the keys, the acts and the steps.
Wish low_head(const view::Question& question, const ui::Field& field, const Phrases& say,
              ui::Sheet& sheet, ui::Rect& area) {
    ui::Rect row = area.cut_top(low_row, ui::theme::gap - 4);
    ui::field(sheet, field, row.cut_right(row.w * .5F, 32));
    ui::heading(sheet, "question." + question.question_id, row, question.title, row.h);
    ui::Rect below = area.cut_top(ui::theme::target, ui::theme::gap - 4);
    Wish wanted;
    if (const float acts = small_acts_width(question, say, sheet); acts > 0) {
        wanted = small_acts(question, say, sheet, below.cut_left(acts, 32));
    }
    below = below.inset(0, 28);
    steps_or_missing(question, say, sheet, below);
    return wanted;
}

}  // namespace

Wish head_with_field(const view::Question& question, const ui::Field& field, const Phrases& say,
                     ui::Sheet& sheet, ui::Rect& area) {
    const float height = field.lines > 1 ? 110 : 100;
    if (sheet.tall()) return tall_head(question, field, height, say, sheet, area);
    if (sheet.low()) return low_head(question, field, say, sheet, area);
    short_head(question, say, sheet, area);
    ui::Rect row = area.cut_top(height, field.lines > 1 ? 16 : 20);
    Wish wanted;
    if (const float acts = small_acts_width(question, say, sheet); acts > 0) {
        ui::Rect at = row.cut_right(acts, 24);
        at.h = 100;
        wanted = small_acts(question, say, sheet, at);
    }
    ui::field(sheet, field, row);
    return wanted;
}

bool help_elsewhere(const view::Question& question, ui::Sheet& sheet) {
    const auto* text = std::get_if<view::AskText>(&question.ask);
    const bool date = std::holds_alternative<view::AskDate>(question.ask);
    if ((text == nullptr && !date) || question.help.empty()) return false;
    const bool digits =
        date || text->pad == view::KeyPad::number || text->pad == view::KeyPad::phone;
    if (digits) {
        if (!sheet.low() && !sheet.tall()) return false;
        const float room = 3 * short_help.line_height * ui::points(short_help.size);
        return sheet.text_size() > 0 ||
               sheet.lay(question.help, short_help, sheet.body().w).height > room;
    }
    if (sheet.tall()) return sheet.text_size() > 0;
    if (sheet.text_size() > 0 || sheet.low()) return true;
    const float width = sheet.body().w - short_right - 32;
    const ui::Style title{.size = ui::Size::question,
                          .weight = ui::Weight::bold,
                          .line_height = 1.35F,
                          .smallest = 40};
    const float below = sheet.lay(question.help, short_help, width).height;
    const float room = short_row - below;
    return below > short_row / 2 || sheet.lay(question.title, title, width, room).height > room + 1;
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

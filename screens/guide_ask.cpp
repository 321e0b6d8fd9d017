#include "screens/all.h"
#include "screens/question/parts.h"

namespace screens {
namespace {

// Above the keys as on every screen where sentences are typed.
constexpr float asked_row = 112, asked_low_row = 104, asked_field = 110, kept_width = 900;
constexpr ui::Style kept_style{.size = ui::Size::second,
                               .colour = ui::theme::second_ink,
                               .line_height = 1.15F,
                               .smallest = 32};

constexpr ui::Style low_title{
    .size = ui::Size::title, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 34};

// What becomes of a question, in full.
Wish kept_sheet(const view::GuideAsk& ask, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    ui::heading(sheet, "title", area, say("guide_ask.kept"), 120, ui::Size::title);
    ui::Rect inside = ui::card(sheet, area, 32);
    ui::paragraph(sheet, "why", inside, ask.kept, {.line_height = 1.4F, .smallest = 34}, 0);
    const Wish below = footer({.onward = say("question.close"), .onward_id = "close"}, say, sheet);
    if (sheet.activated("close")) {
        sheet.open("");
        return std::nullopt;
    }
    return below;
}

ui::Button kept_button(const Phrases& say) {
    return {.id = "why", .label = say("guide_ask.kept"), .size = ui::Size::second};
}

void opens_kept(const Phrases& say, ui::Sheet& sheet, const ui::Rect& row) {
    const float width = std::min(row.w, ui::button_width(sheet, kept_button(say), 300));
    if (ui::button(sheet, kept_button(say), {row.x, row.y, width, row.h})) sheet.open("why");
}

std::string asked_title(const view::GuideAsk& ask, const Phrases& say) {
    return ask.about.empty() ? say("guide_ask.title")
                             : say("guide_ask.about", {{"answer", ask.about}});
}

// The question and what becomes of it, beside each other where both have room.
void above_keys(const view::GuideAsk& ask, const ui::Field& field, const Phrases& say,
                ui::Sheet& sheet, ui::Rect& area) {
    ui::Rect row = area.cut_top(asked_row, 10);
    ui::Rect typed = area.cut_top(asked_field, 16);
    ui::Rect right = row.cut_right(kept_width, 32);
    const bool fits = sheet.lay(ask.kept, kept_style, right.w, right.h).height <= right.h;
    if (fits) {
        ui::paragraph(sheet, "why", right, ask.kept, kept_style, 0);
    } else {
        row.w += kept_width + 32;
        const float width = ui::button_width(sheet, kept_button(say), 300);
        ui::Rect right_of = typed.cut_right(width, 24);
        right_of.h = 100;  // With the keys' own distance below it.
        opens_kept(say, sheet, right_of);
    }
    ui::heading(sheet, "title", row, asked_title(ask, say), row.h);
    ui::field(sheet, field, typed);
}

void tall_above_keys(const view::GuideAsk& ask, const ui::Field& field, const Phrases& say,
                     ui::Sheet& sheet, ui::Rect area) {
    opens_kept(say, sheet, area.cut_bottom(ui::theme::target, ui::theme::gap));
    ui::field(sheet, field, area.cut_bottom(asked_field, ui::theme::gap));
    ui::heading(sheet, "title", area, asked_title(ask, say), area.h);
}

void low_above_keys(const view::GuideAsk& ask, const ui::Field& field, const Phrases& say,
                    ui::Sheet& sheet, ui::Rect& area) {
    ui::Rect row = area.cut_top(asked_low_row, ui::theme::gap - 4);
    ui::field(sheet, field, row.cut_right(row.w * .5F, 32));
    sheet.words("title", ui::Role::heading, row, asked_title(ask, say), low_title);
    opens_kept(say, sheet, area.cut_top(ui::theme::target, ui::theme::gap - 4));
}

}  // namespace

// What somebody wants to know, in their own words.
Wish show(const view::GuideAsk& ask, const Phrases& say, ui::Sheet& sheet) {
    if (sheet.leaf().opened == "why") return kept_sheet(ask, say, sheet);
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 20, area.w, area.h + 32};
    const ui::Field field{.id = "text",
                          .label = say("guide_ask.title"),
                          .text = ask.text.text,
                          .marked = ask.text.unconverted,
                          .lines = 2};
    const float keys = ui::kana_room(sheet);
    ui::Rect below;
    if (sheet.tall()) {
        below = area.cut_bottom(keys, ui::theme::gap);
        tall_above_keys(ask, field, say, sheet, area);
    } else {
        sheet.low() ? low_above_keys(ask, field, say, sheet, area)
                    : above_keys(ask, field, say, sheet, area);
        below = sheet.sunk(area, keys);
    }
    Wish wanted = question::type_on_pad(ask.text, say, sheet, below);
    Footer foot{.onward = say("guide_ask.onward"), .ready = ask.can_go_on};
    if (ask.life_events) {
        foot.beside = {.id = "events", .label = say("guide_ask.life"), .size = ui::Size::second};
        foot.then_beside = view::GuideChosen{"list:"};
    }
    wish(wanted, footer(foot, say, sheet));
    return wanted;
}

}  // namespace screens

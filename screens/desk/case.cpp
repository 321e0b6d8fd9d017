#include "screens/desk/parts.h"

namespace screens::desk {
namespace {

constexpr float label_width = 230, proof_width = 330, correct_width = 130;

std::string field_id(const view::DeskField& field) {
    return field.question_id + (field.part.empty() ? "" : "." + field.part);
}

float value_width(float row) { return row - label_width - proof_width - correct_width - 3 * 20; }

float field_height(ui::Sheet& sheet, const view::DeskField& field, float row) {
    const float width = value_width(row);
    float height = sheet.lay(field.value, bold, width).height;
    if (!field.before.empty()) height += sheet.lay(field.before, second, width).height;
    const std::string& beside = field.reason.empty() ? field.proof : field.reason;
    return std::max({ui::theme::target, height + 8,
                     sheet.lay(beside, plain, proof_width).height + 8,
                     sheet.lay(field.label, second, label_width).height + 8});
}

// The value before a correction, struck through line by line.
void struck(ui::Sheet& sheet, const std::string& id, const std::string& words, const ui::Rect& at) {
    const ui::Laid laid = sheet.lay(words, second, at.w);
    sheet.words(id, at, words, second);
    float y = at.y + laid.setting.points * laid.setting.line_height / 2;
    for (const ui::Line& line : laid.lines) {
        sheet.painter().fill({at.x, y, line.width, 3}, ui::theme::second_ink);
        y += laid.setting.points * laid.setting.line_height;
    }
}

ui::Rect middle(ui::Sheet& sheet, std::string_view words, const ui::Style& style, ui::Rect place) {
    const float height = sheet.lay(words, style, place.w).height;
    place.y += std::max(0.F, (place.h - height) / 2);
    place.h = height + 2;
    return place;
}

// Label, value with what it was, proof or the reason of the correction, and 直す.
Wish field_row(ui::Sheet& sheet, const view::DeskField& field, bool may_correct, const Phrases& say,
               ui::Rect at) {
    Wish wanted;
    const std::string id = field_id(field);
    const bool corrected = !field.before.empty();
    if (corrected) {
        sheet.painter().box(
            {at.x - 16, at.y - 6, at.w + 32, at.h + 12},
            {.ground = ui::theme::attention_ground, .edge = ui::theme::attention_edge});
    } else {
        sheet.painter().fill({at.x, at.bottom() + 9, at.w, 2}, ui::theme::line);
    }
    const ui::Rect button = at.cut_right(correct_width, 20);
    sheet.words("label." + id, middle(sheet, field.label, second, at.cut_left(label_width, 20)),
                field.label, second);
    const ui::Rect proof = at.cut_right(proof_width, 20);
    ui::Style told = bold;
    told.colour = corrected      ? ui::theme::ink
                  : field.proven ? ui::theme::done_words
                                 : ui::theme::help_words;
    const std::string& beside = corrected ? field.reason : field.proof;
    sheet.words("proof." + id, middle(sheet, beside, told, proof), beside, told);
    ui::Rect value = at;
    const float height = sheet.lay(field.value, bold, value.w).height;
    const float before = corrected ? sheet.lay(field.before, second, value.w).height : 0;
    value.cut_top(std::max(0.F, (value.h - height - before) / 2));
    sheet.words("value." + id, ui::Role::item, value.cut_top(height + 1), field.value, bold);
    if (corrected) struck(sheet, "before." + id, field.before, value);
    if (field.can_correct && may_correct) {
        const ui::Button correct{.id = "correct." + id,
                                 .label = say("desk.correct"),
                                 .size = ui::Size::staff,
                                 .speech = field.label + " " + say("desk.correct")};
        const ui::Rect place{button.x, button.y + (button.h - ui::theme::target) / 2, button.w,
                             ui::theme::target};
        if (ui::button(sheet, correct, place)) {
            wanted = view::FieldCorrected{field.question_id, field.part};
        }
    }
    return wanted;
}

Wish case_foot(const view::DeskCase& open, const Phrases& say, ui::Sheet& sheet, ui::Rect at) {
    Wish wanted;
    sheet.painter().fill(at, ui::theme::paper);
    sheet.painter().fill({at.x, at.y, at.w, 3}, ui::theme::line);
    at = at.inset(48, 20);
    const ui::Button confirm{.id = "confirm",
                             .label = say("desk.confirm"),
                             .look = ui::Look::action,
                             .ready = open.may_confirm && !open.confirmed,
                             .size = ui::Size::staff_title};
    const float width = ui::button_width(sheet, confirm, 380);
    if (ui::button(sheet, confirm, at.cut_right(width, 32)) && confirm.ready) {
        wanted = view::Confirmed{};
    }
    const ui::Button completion{.id = "completion",
                                .label = say("desk.completion"),
                                .ready = !open.confirmed,
                                .size = ui::Size::staff_title};
    const float beside = ui::button_width(sheet, completion, 300);
    if (ui::button(sheet, completion, at.cut_right(beside, 32)) && completion.ready) {
        wanted = view::CompletionWanted{};
    }
    const std::string state = open.clock_suspect ? say("desk.clock_suspect") : open.state;
    ui::Style words = bold;
    words.colour = open.clock_suspect ? ui::theme::help_words : ui::theme::ink;
    sheet.words("state", middle(sheet, state, words, at), state, words);
    return wanted;
}

}  // namespace

// One application beside what the card proved.
Wish open_case(const view::Desk& desk, const view::DeskCase& open, const Phrases& say,
               ui::Sheet& sheet, ui::Rect area) {
    Wish wanted = case_foot(open, say, sheet, area.cut_bottom(ui::theme::footer));
    area = area.inset(40, 20);
    const ui::Style title{.size = ui::Size::staff_title,
                          .weight = ui::Weight::bold,
                          .line_height = 1.3F,
                          .smallest = 30};
    ui::paragraph(sheet, "case", area, open.title, title, 0);
    ui::paragraph(sheet, "case.number", area,
                  say("desk.case", {{"number", open.number}, {"received", open.received}}), second,
                  4);
    ui::paragraph(sheet, "case.outcome", area, open.outcome, bold, 8);
    ui::notice(sheet, "message", area, desk.message, "", ui::Role::alert);
    area.cut_top(8);
    std::vector<float> heights;
    const float width = area.w - 32;
    for (const view::DeskField& field : open.fields) {
        heights.push_back(field_height(sheet, field, width));
    }
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say), ui::Size::staff);
    for (std::size_t i = page.first; i < page.last; ++i) {
        const ui::Rect row = area.cut_top(heights[i], ui::theme::gap).inset(16, 0);
        wish(wanted, field_row(sheet, open.fields[i], !open.confirmed, say, row));
    }
    return wanted;
}

}  // namespace screens::desk

#include "screens/question/parts.h"

namespace screens::question {
namespace {

Wish meaning(const ui::PadTouch& touch) {
    switch (touch.what) {
        case ui::Pressed::typed:
            return view::CharacterTyped{touch.character};
        case ui::Pressed::erased:
            return view::CharacterErased{};
        case ui::Pressed::changed:
            return view::KanaChanged{};
        case ui::Pressed::converted:
            return view::ConvertPressed{};
        case ui::Pressed::entered:
        case ui::Pressed::nothing:
            return std::nullopt;
    }
    return std::nullopt;
}

// The characters that fit the sounds, large enough to tell apart, in place of the keys.
Wish candidates(const view::AskText& text, const Phrases& say, ui::Sheet& sheet,
                const ui::Rect& area) {
    Wish wanted;
    int place = 0;
    for (const std::string& candidate : text.candidates) {
        const ui::Rect at = area.cell(place, 2, 120, ui::theme::gap);
        const ui::Button made{.id = "candidate." + std::to_string(place),
                              .label = candidate,
                              .size = ui::Size::title};
        if (ui::button(sheet, made, at)) wanted = view::CandidateChosen{place};
        ++place;
    }
    const ui::Button erase{.id = "erase", .label = say("question.back_to_kana")};
    const float width = ui::button_width(sheet, erase, 420);
    if (ui::button(sheet, erase, {area.x, area.bottom() - 120, width, 120})) {
        wanted = view::CharacterErased{};
    }
    return wanted;
}

bool is_digits(view::KeyPad pad) {
    switch (pad) {
        case view::KeyPad::number:
        case view::KeyPad::phone:
            return true;
        case view::KeyPad::kana:
        case view::KeyPad::kanji:
        case view::KeyPad::receipt_number:
        case view::KeyPad::text:
        case view::KeyPad::code:
            return false;
    }
    return false;
}

ui::Field field_of(const view::Question& question, const view::AskText& text) {
    return {.id = "text",
            .label = question.title,
            .text = text.text,
            .after = text.unit,
            .marked = text.unconverted,
            .active = !question.does_not_know};
}

Wish with_digits(const view::Question& question, const view::AskText& text, const Phrases& say,
                 ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    const ui::Rect right = area.cut_right(ui::digits_width, 72);
    Wish wanted = type_on_pad(text, say, sheet, right);
    head(question, say, sheet, area, About::elsewhere);
    ui::Rect row = area.cut_top(120, 28);
    if (text.pad == view::KeyPad::number) row.w = std::min(row.w, 520.F);
    ui::field(sheet, field_of(question, text), row);
    wish(wanted, small_acts(question, say, sheet, area.cut_top(ui::theme::answer)));
    return wanted;
}

}  // namespace

Wish type_on_pad(const view::AskText& text, const Phrases& say, ui::Sheet& sheet,
                 const ui::Rect& area) {
    if (is_digits(text.pad)) {
        return meaning(ui::digit_pad(
            sheet, area, {.erase = say("common.erase"), .enter = "", .can_enter = false}));
    }
    if (text.pad == view::KeyPad::receipt_number) {
        return meaning(ui::receipt_pad(sheet, area, say("common.erase")));
    }
    if (!text.candidates.empty()) return candidates(text, say, sheet, area);
    const bool converts = text.pad == view::KeyPad::kanji;
    return meaning(ui::kana_pad(sheet, area,
                                {.erase = say("common.erase"),
                                 .change = say("question.change_kana"),
                                 .space = say("question.space"),
                                 .convert = converts ? say("question.convert") : ""}));
}

// Something typed: digits beside the question, sounds and letters below it.
Wish ask(const view::Question& question, const view::AskText& text, const Phrases& say,
         ui::Sheet& sheet) {
    if (is_digits(text.pad)) return with_digits(question, text, say, sheet);
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 20, area.w, area.h + 32};
    short_head(question, say, sheet, area);
    ui::Rect row = area.cut_top(100, 20);
    const bool acts = question.may_not_know || !question.why.empty();
    Wish wanted;
    if (acts) wish(wanted, small_acts(question, say, sheet, row.cut_right(820, 24)));
    ui::field(sheet, field_of(question, text), row);
    wish(wanted, type_on_pad(text, say, sheet, area));
    return wanted;
}

}  // namespace screens::question

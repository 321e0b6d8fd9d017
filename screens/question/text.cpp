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

constexpr float candidate_height = 120;

// The characters that fit the sounds, large enough to tell apart, in place of the keys; as many as
// fit, the others on further pages.
Wish candidates(const view::AskText& text, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    ui::Rect below = area.cut_bottom(candidate_height, ui::theme::gap);
    // A tall sheet has the height for a row of its own to turn pages.
    const ui::Rect pager =
        sheet.tall() ? area.cut_bottom(ui::theme::target, ui::theme::gap) : ui::Rect{};
    // Whole addresses want the width of a tall sheet.
    const int columns = sheet.tall() && text.address ? 1 : 2;
    const float step = candidate_height + ui::theme::gap;
    const int lines = std::max(1, static_cast<int>((area.h + ui::theme::gap) / step));
    const int on_page = std::min(lines * columns, 8);
    const int count = static_cast<int>(text.candidates.size());
    const int pages = (count + on_page - 1) / on_page;
    const int page = std::min(sheet.leaf().page, pages - 1);
    for (int i = page * on_page; i < std::min(count, (page + 1) * on_page); ++i) {
        const ui::Rect at =
            area.cell(i - page * on_page, columns, candidate_height, ui::theme::gap);
        const ui::Button made{.id = "candidate." + std::to_string(i),
                              .label = text.candidates[static_cast<std::size_t>(i)],
                              .size = ui::Size::title};
        if (ui::button(sheet, made, at)) wanted = view::CandidateChosen{i};
    }
    const ui::Button erase{.id = "erase", .label = say("question.back_to_kana")};
    const float width = std::min(below.w * .45F, ui::button_width(sheet, erase, 420));
    if (ui::button(sheet, erase, below.cut_left(width, 32))) wanted = view::CharacterErased{};
    if (pages > 1) {
        const ui::PageOf shown{.page = page, .pages = pages};
        const ui::Ways ways{.before = page > 0, .after = page + 1 < pages};
        const ui::Rect row = sheet.tall() ? pager : below;
        const int by = ui::pager_strip(sheet, row, ways, page_words(shown, say));
        if (by != 0) sheet.turn_to(page + by);
    }
    return wanted;
}

// A card or book held before the camera's eye, drawn; or what the camera would not take.
void hold_or_problem(const view::AskText& text, const Phrases& say, ui::Sheet& sheet, ui::Rect at) {
    if (!text.problem.empty()) {
        sheet.painter().box(
            at, {.ground = ui::theme::attention_ground, .edge = ui::theme::attention_edge});
        const ui::Style style{.size = ui::Size::second,
                              .weight = ui::Weight::bold,
                              .line_height = 1.2F,
                              .smallest = 32};
        sheet.draw_words("problem", at.inset(28, 2), text.problem, style);
        sheet.say({.id = "problem", .role = ui::Role::alert, .label = text.problem}, at);
        return;
    }
    if (!text.camera) return;
    const ui::Rect picture = at.cut_left(236, 28);
    ui::Painter& painter = sheet.painter();
    const float middle = picture.y + picture.h / 2;
    const ui::Rect code{picture.x, middle - 46, 124, 92};
    painter.box(code, {.ground = ui::theme::paper, .edge = ui::theme::ink, .radius = 10});
    constexpr float bars[] = {6, 3, 9, 3, 3, 6, 9, 3, 6, 3};
    float x = code.x + 18;
    for (const float bar : bars) {
        painter.fill({x, code.y + 18, bar, code.h - 36}, ui::theme::ink);
        x += bar + 4;
    }
    painter.mark(ui::Mark::right, {picture.x + 128, middle - 24, 48, 48}, ui::theme::action);
    painter.mark(ui::Mark::camera, {picture.x + 172, middle - 36, 72, 72}, ui::theme::ink);
    const ui::Style words{.line_height = 1.25F, .smallest = 34};
    const std::string hint = say("code.hold");
    const float height = sheet.lay(hint, words, at.w, at.h).height;
    sheet.words("hold", {at.x, at.y + (at.h - height) / 2, at.w, height + 2}, hint, words);
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
    Wish wanted = type_on_pad(text, say, sheet, ui::cut_digits(sheet, area));
    const bool acts = small_acts_width(question, say, sheet) > 0;
    const bool below = sheet.low() || sheet.tall();
    if (below && acts) {
        wish(wanted,
             small_acts(question, say, sheet, area.cut_bottom(ui::theme::target, ui::theme::gap)));
    }
    head(question, say, sheet, area, About::elsewhere);
    ui::Rect row = area.cut_top(120, 28);
    if (text.pad == view::KeyPad::number && !text.camera) row.w = std::min(row.w, 520.F);
    ui::field(sheet, field_of(question, text), row);
    if (text.camera || !text.problem.empty()) {
        hold_or_problem(text, say, sheet, area.cut_top(132, 24));
    }
    if (!below && acts) {
        wish(wanted, small_acts(question, say, sheet, area.cut_top(ui::theme::answer)));
    }
    return wanted;
}

}  // namespace

Wish type_on_pad(const view::AskText& text, const Phrases& say, ui::Sheet& sheet,
                 const ui::Rect& area) {
    if (is_digits(text.pad)) {
        return meaning(ui::digit_pad(
            sheet, area, {.erase = say("common.erase"), .enter = "", .can_enter = false}));
    }
    if (text.pad == view::KeyPad::code) {
        return meaning(ui::receipt_pad(sheet, area, say("common.erase"), ui::Dash::yes));
    }
    if (text.pad == view::KeyPad::receipt_number) {
        return meaning(ui::receipt_pad(sheet, area, say("common.erase")));
    }
    if (!text.candidates.empty()) return candidates(text, say, sheet, area);
    sheet.turn_to(0);  // The next choice begins on its first page.
    const bool sentences = text.pad == view::KeyPad::text;
    const bool converts = sentences || text.pad == view::KeyPad::kanji;
    return meaning(
        ui::kana_pad(sheet, area,
                     {.erase = say("common.erase"),
                      .change = say("question.change_kana"),
                      .space = say("question.space"),
                      .convert = converts ? say("question.convert") : "",
                      .new_line = sentences ? say("question.new_line") : "",
                      .signs = text.address ? say("question.postal_code") : say("question.signs"),
                      .back = say("question.kana"),
                      .letters = say("question.letters"),
                      .small_letters = say("question.letters_small"),
                      .marks = say("question.letter_marks"),
                      .letter_case = say("question.letter_case")}));
}

// Something typed: digits beside the question, sounds and letters below it.
Wish ask(const view::Question& question, const view::AskText& text, const Phrases& say,
         ui::Sheet& sheet) {
    if (is_digits(text.pad)) return with_digits(question, text, say, sheet);
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 20, area.w, area.h + 32};
    const bool sentences = text.pad == view::KeyPad::text, code = text.pad == view::KeyPad::code;
    const bool told = text.camera || !text.problem.empty();
    view::Question worded = question;
    if (!code && !text.problem.empty()) worded.missing = text.problem;
    ui::Field field = field_of(question, text);
    if (sentences) field.lines = 2;
    const float keys_height = !code  ? ui::kana_room(sheet)
                              : told ? ui::code_height
                                     : ui::receipt_height;
    // On a tall sheet the keys lie at the bottom and the words have what is left.
    ui::Rect below = sheet.tall() ? area.cut_bottom(keys_height, ui::theme::gap) : ui::Rect{};
    if (sheet.tall() && code && told) {
        hold_or_problem(text, say, sheet, area.cut_bottom(176, 16));
    }
    Wish wanted = head_with_field(worded, field, say, sheet, area);
    if (!sheet.tall()) {
        below = sheet.sunk(area, keys_height);
        if (code) {
            below = area.cut_bottom(keys_height, 16);
            if (told) hold_or_problem(text, say, sheet, area);
        }
    }
    wish(wanted, type_on_pad(text, say, sheet, below));
    return wanted;
}

}  // namespace screens::question

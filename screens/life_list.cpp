#include "screens/all.h"
#include "screens/paper.h"

namespace screens {
namespace {

constexpr float in_procedure = 28, code_page_side = 560;
constexpr ui::Style procedure_title{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.25F, .smallest = 36};
constexpr ui::Style procedure_words{.line_height = 1.35F, .smallest = 34};
constexpr ui::Style procedure_foot{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.3F, .smallest = 32};
constexpr ui::Style deadline_words{.size = ui::Size::second,
                                   .weight = ui::Weight::bold,
                                   .colour = ui::theme::help_words,
                                   .line_height = 1.3F,
                                   .smallest = 32};

std::string card_lines(std::initializer_list<std::string> lines) {
    std::string all;
    for (const std::string& line : lines) {
        if (!line.empty()) all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

std::string card_foot(const view::LifeProcedure& made) {
    return card_lines({made.desk, made.bring, made.minutes});
}

std::string title_of_card(const view::LifeProcedure& made, const Phrases& say) {
    return made.done ? made.title + "\u3000" + say("life_list.done") : made.title;
}

ui::Button begin_button(const view::LifeProcedure& made) {
    return {.id = "begin." + made.id,
            .label = made.begin,
            .look = ui::Look::action,
            .size = ui::Size::second};
}

// Beside the words where there is width, else below them.
struct ProcedureWidths {
    float words = 0, act = 0;
    bool below = false;
};
ProcedureWidths procedure_widths(const view::LifeProcedure& made, ui::Sheet& sheet, float inside) {
    if (made.begin.empty()) return {inside, 0, false};
    const float act = ui::button_width(sheet, begin_button(made), 300);
    if (!sheet.roomy() || act > inside * .45F) return {inside, std::min(act, inside), true};
    return {inside - act - 32, act, false};
}

// One card, or its two halves and its act one after another where a card would not fit a page.
struct ProcedurePiece {
    const view::LifeProcedure* made = nullptr;
    enum class Part { whole, what, details, act } part = Part::whole;
    float height = 0;
};

constexpr float above_words = 20;

float words_of_piece(ui::Sheet& sheet, const ProcedurePiece& piece, float width,
                     const Phrases& say) {
    const view::LifeProcedure& made = *piece.made;
    const auto high = [&](const std::string& words, const ui::Style& style) {
        return words.empty() ? 0 : sheet.lay(words, style, width).height + 6;
    };
    float height = 0;
    if (piece.part != ProcedurePiece::Part::details)
        height +=
            high(title_of_card(made, say), procedure_title) + high(made.text, procedure_words);
    if (piece.part != ProcedurePiece::Part::what)
        height += high(made.deadline, deadline_words) + high(card_foot(made), procedure_foot);
    return height;
}

void add_pieces(std::vector<ProcedurePiece>& pieces, const view::LifeProcedure& made,
                const Phrases& say, ui::Sheet& sheet, float width, float most) {
    using Part = ProcedurePiece::Part;
    const float inside = width - 2 * in_procedure;
    const ProcedureWidths widths = procedure_widths(made, sheet, inside);
    ProcedurePiece whole{&made, Part::whole, 0};
    whole.height = words_of_piece(sheet, whole, widths.words, say) + 2 * above_words;
    if (widths.below) whole.height += ui::theme::target + 12;
    if (widths.act > 0) whole.height = std::max(whole.height, ui::theme::target + 2 * above_words);
    if (whole.height <= most) return pieces.push_back(whole);
    for (const Part part : {Part::what, Part::details}) {
        ProcedurePiece piece{&made, part, 0};
        piece.height = std::min(most, words_of_piece(sheet, piece, inside, say) + 2 * above_words);
        pieces.push_back(piece);
    }
    if (!made.begin.empty()) pieces.push_back({&made, Part::act, ui::theme::target});
}

Wish draw_begin(const view::LifeProcedure& made, ui::Sheet& sheet, const ui::Rect& row,
                float width) {
    const ui::Rect place{row.x, row.y + (row.h - ui::theme::target) / 2, std::min(width, row.w),
                         ui::theme::target};
    if (!ui::button(sheet, begin_button(made), place)) return std::nullopt;
    return view::GuideChosen{"begin:" + made.id};
}

Wish draw_piece(const ProcedurePiece& piece, const Phrases& say, ui::Sheet& sheet,
                const ui::Rect& at) {
    using Part = ProcedurePiece::Part;
    const view::LifeProcedure& made = *piece.made;
    if (piece.part == Part::act) return draw_begin(made, sheet, at, at.w);
    Wish wanted;
    sheet.painter().box(at, {.ground = made.done ? ui::theme::chosen_ground : ui::theme::paper,
                             .edge = made.done ? ui::theme::done_edge : ui::theme::line});
    ui::Rect inside = at.inset(in_procedure, above_words);
    const ProcedureWidths widths = procedure_widths(made, sheet, inside.w);
    if (piece.part == Part::whole && widths.act > 0) {
        const ui::Rect row = widths.below ? inside.cut_bottom(ui::theme::target, 12)
                                          : inside.cut_right(widths.act, 32);
        wanted = draw_begin(made, sheet, row, widths.act);
    }
    const std::string id = "procedure." + made.id;
    const auto part = [&](const std::string& name, const std::string& words, ui::Role role,
                          const ui::Style& style) {
        if (!words.empty()) inside.cut_top(sheet.words(id + name, role, inside, words, style), 6);
    };
    if (piece.part != Part::details) {
        part("", title_of_card(made, say), ui::Role::item, procedure_title);
        part(".text", made.text, ui::Role::text, procedure_words);
    }
    if (piece.part != Part::what) {
        part(".deadline", made.deadline, ui::Role::text, deadline_words);
        part(".desk", card_foot(made), ui::Role::text, procedure_foot);
    }
    return wanted;
}

// The last page: the list for a telephone.
void draw_code(const view::LifeList& list, const Phrases& say, ui::Sheet& sheet, ui::Rect at) {
    const float side = std::min({code_page_side, at.h, at.w});
    ui::Rect code =
        sheet.tall() ? at.cut_bottom(std::min(side, at.h * .6F), 24) : at.cut_right(side, 56);
    const float own = std::min(code.w, code.h);
    ui::qr_image(sheet, "qr", {code.x + (code.w - own) / 2, code.y, own, own}, list.qr.size,
                 list.qr.dark, say("life_list.qr_says"));
    ui::heading(sheet, "qr.title", at, say("life_list.qr"), at.h * .35F, ui::Size::title);
    ui::paragraph(sheet, "qr.words", at, say("life_list.qr_words"), procedure_words, 0);
}

}  // namespace

// What is to be done after a change in life, one card each; the last page takes it home.
Wish show(const view::LifeList& list, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 14, area.w, area.h + 26};
    ui::heading(sheet, "title", area, list.title, area.h * .18F, ui::Size::title);
    ui::slim_notice(sheet, "paper", area,
                    paper_words(list.paper, say("carry_home.paper_trouble"), say), "");
    area = sheet.reachable(area);
    const float room = area.h - ui::pager_height;
    std::vector<ProcedurePiece> pieces;
    for (const view::LifeProcedure& made : list.procedures)
        add_pieces(pieces, made, say, sheet, area.w, room);
    // The note stands before the first card, the code on a page of its own.
    std::vector<float> heights{sheet.lay(list.note, procedure_foot, area.w).height + 2};
    for (const ProcedurePiece& piece : pieces) heights.push_back(piece.height);
    if (list.qr.size > 0) heights.push_back(room);
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say));
    Wish wanted;
    float used = -ui::theme::gap;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i] + ui::theme::gap;
    area = sheet.sunk(area, used);
    for (std::size_t i = page.first; i < page.last; ++i) {
        const ui::Rect at = area.cut_top(heights[i], ui::theme::gap);
        if (i == 0) {
            sheet.words("note", at, list.note, procedure_foot);
        } else if (i > pieces.size()) {
            draw_code(list, say, sheet, at);
        } else {
            wish(wanted, draw_piece(pieces[i - 1], say, sheet, at));
        }
    }
    Footer foot{
        .back = true, .quit = false, .onward = say("common.finish"), .then = view::Finished{}};
    if (list.can_print) {
        foot.beside = {.id = "print", .label = say("carry_home.print"), .size = ui::Size::body};
        foot.then_beside = view::Printed{};
    }
    wish(wanted, footer(foot, say, sheet));
    return wanted;
}

}  // namespace screens

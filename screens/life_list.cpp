#include "screens/all.h"
#include "screens/card_words.h"
#include "screens/paper.h"

namespace screens {
namespace {

constexpr float in_procedure = 28, in_card_top = 14, between_words = 3, code_page_side = 560;
constexpr ui::Style deadline_words{.size = ui::Size::second,
                                   .weight = ui::Weight::bold,
                                   .colour = ui::theme::help_words,
                                   .line_height = 1.3F,
                                   .smallest = 32};

// Where it is done, what to bring, how long it takes: on one line, or a line each.
std::string card_foot_words(const view::LifeProcedure& made, ui::Sheet& sheet, float width) {
    const auto joined = [&](const char* between) {
        std::string all;
        for (const std::string& one : {made.desk, made.bring, made.minutes}) {
            if (!one.empty()) all += (all.empty() ? "" : between) + one;
        }
        return all;
    };
    const std::string line = joined("\u3000");
    return sheet.lay(line, card_foot, width).lines.size() <= 1 ? line : joined("\n");
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

float height_of(ui::Sheet& sheet, const std::string& words, const ui::Style& style, float width) {
    return words.empty() ? 0 : sheet.lay(words, style, width).height + between_words;
}

// What stands beside its act; what stands below has the whole width.
float words_above(ui::Sheet& sheet, const ProcedurePiece& piece, float width, const Phrases& say) {
    const view::LifeProcedure& made = *piece.made;
    float height = 0;
    if (piece.part != ProcedurePiece::Part::details) {
        height += height_of(sheet, title_of_card(made, say), card_title, width) +
                  height_of(sheet, made.text, card_words, width);
    }
    if (piece.part != ProcedurePiece::Part::what)
        height += height_of(sheet, made.deadline, deadline_words, width);
    return height;
}

float words_below(ui::Sheet& sheet, const ProcedurePiece& piece, float width) {
    if (piece.part == ProcedurePiece::Part::what) return 0;
    return height_of(sheet, card_foot_words(*piece.made, sheet, width), card_foot, width);
}

void add_pieces(std::vector<ProcedurePiece>& pieces, const view::LifeProcedure& made,
                const Phrases& say, ui::Sheet& sheet, float width, float most) {
    using Part = ProcedurePiece::Part;
    const float inside = width - 2 * in_procedure;
    const ProcedureWidths widths = procedure_widths(made, sheet, inside);
    ProcedurePiece whole{&made, Part::whole, 0};
    whole.height = words_above(sheet, whole, widths.words, say);
    if (widths.below) whole.height += ui::theme::target + 12;
    if (widths.act > 0) whole.height = std::max(whole.height, ui::theme::target + between_words);
    whole.height += words_below(sheet, whole, inside) + 2 * in_card_top;
    if (whole.height <= most) return pieces.push_back(whole);
    for (const Part part : {Part::what, Part::details}) {
        ProcedurePiece piece{&made, part, 0};
        piece.height = std::min(most, words_above(sheet, piece, inside, say) +
                                          words_below(sheet, piece, inside) + 2 * in_card_top);
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
    ui::Rect inside = at.inset(in_procedure, in_card_top);
    const ProcedureWidths widths = procedure_widths(made, sheet, inside.w);
    const std::string id = "procedure." + made.id;
    const auto write = [&](const std::string& name, const std::string& words, ui::Role role,
                           const ui::Style& style) {
        if (words.empty()) return;
        inside.cut_top(sheet.words(id + name, role, inside, words, style), between_words);
    };
    const std::string foot = card_foot_words(made, sheet, inside.w);
    ui::Rect below;
    if (piece.part == Part::whole) {
        const bool acts = widths.act > 0;
        ui::Rect row;
        if (acts && widths.below) row = inside.cut_bottom(ui::theme::target, 12);
        below = inside.cut_bottom(words_below(sheet, piece, inside.w));
        if (acts && !widths.below) row = inside.cut_right(widths.act, 32);
        if (acts) wanted = draw_begin(made, sheet, row, widths.act);
    }
    if (piece.part != Part::details) {
        write("", title_of_card(made, say), ui::Role::item, card_title);
        write(".text", made.text, ui::Role::text, card_words);
    }
    if (piece.part != Part::what) {
        write(".deadline", made.deadline, ui::Role::text, deadline_words);
        if (piece.part == Part::whole) inside = below;
        write(".desk", foot, ui::Role::text, card_foot);
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
    ui::paragraph(sheet, "qr.words", at, say("life_list.qr_words"), card_words, 0);
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
    std::vector<float> heights{sheet.lay(list.note, card_foot, area.w).height + 2};
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
            sheet.words("note", at, list.note, card_foot);
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

#include "screens/all.h"
#include "screens/message.h"
#include "screens/paper.h"

namespace screens {
namespace {

constexpr float code_side = 660;  // 150 mm: a long code's modules stay large enough for a phone
// 118 mm, where the largest words need the rest of a tall sheet.
constexpr float code_side_beside_large_words = 508;

}  // namespace

// とっておく: what was answered, as a code to photograph or to carry home on paper.
Wish show(const view::CarryHome& carry, const Phrases& say, ui::Sheet& sheet) {
    Footer foot{
        .back = true, .quit = false, .onward = say("common.finish"), .then = view::Finished{}};
    if (carry.too_long) {
        message({.sign = Message::Sign::help,
                 .title = say("carry_home.too_long"),
                 .words = say("carry_home.too_long_words")},
                sheet);
        return footer(foot, say, sheet);
    }
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 12, area.w, area.h + 24};
    const bool close = sheet.tall() && sheet.text_size() > 0;
    const float side = std::min(close ? code_side_beside_large_words : code_side, area.h);
    const ui::Rect code = sheet.tall() ? area.cut_bottom(side, 32) : area.cut_right(side, 56);
    ui::qr_image(sheet, "qr",
                 {code.x + (code.w - side) / 2, code.y + (code.h - side) / 2, side, side},
                 carry.qr.size, carry.qr.dark, say("carry_home.qr"));
    ui::heading(sheet, "title", area, say("carry_home.title"), area.h * .24F);
    const ui::Style large{
        .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 38};
    ui::paragraph(sheet, "until", area, say("carry_home.until", {{"date", carry.until}}), large,
                  16);
    const ui::Style plain{.size = ui::Size::label, .line_height = 1.4F, .smallest = 34};
    const std::string paper = paper_words(carry.paper, say("carry_home.paper_trouble"), say);
    // What the paper does stands where it would be missed last, so room is kept for it.
    const float kept = paper.empty() ? 0 : ui::notice_height(sheet, area.w, paper, "") + 20;
    ui::Rect words = area;
    words.h -= kept;
    ui::paragraph(sheet, "words", words, say("carry_home.words"), plain, 16);
    if (paper.empty()) ui::paragraph(sheet, "caution", words, say("carry_home.care"), plain, 16);
    ui::Rect below{area.x, words.y, area.w, area.bottom() - words.y};
    ui::notice(sheet, "paper", below, paper, "", ui::Role::alert);
    foot.beside = {.id = "print", .label = say("carry_home.print"), .size = ui::Size::body};
    foot.then_beside = view::Printed{};
    return footer(foot, say, sheet);
}

}  // namespace screens

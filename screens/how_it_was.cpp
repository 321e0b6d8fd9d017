#include "screens/how_it_was.h"

#include <array>

namespace screens {
namespace {

struct Face {
    const char* id;
    ui::Mark mark;
};
constexpr std::array faces{Face{"good", ui::Mark::glad}, Face{"fair", ui::Mark::even},
                           Face{"poor", ui::Mark::sad}};
constexpr float face_height = 96, face_gap = 20, sign_side = 64, question_gap = 32;
constexpr float question_above = 64;  // where the question has no room beside the faces

bool face_button(ui::Sheet& sheet, const Face& face, bool chosen, const std::string& words,
                 const ui::Rect& at) {
    const std::string id = std::string("how.") + face.id;
    sheet.focus_ring(id, at);
    sheet.painter().box(at, {.ground = sheet.pressed(id) ? ui::theme::pressed_ground
                                       : chosen          ? ui::theme::chosen_ground
                                                         : ui::theme::paper,
                             .edge = chosen ? ui::theme::action : ui::theme::control,
                             .edge_width = chosen ? ui::theme::chosen_edge : ui::theme::edge});
    sheet.painter().mark(face.mark,
                         {at.x + 14, at.y + (at.h - sign_side) / 2, sign_side, sign_side},
                         chosen ? ui::theme::action : ui::theme::ink);
    const float before_words = 14 + sign_side + 10;
    sheet.draw_words(id, {at.x + before_words, at.y + 6, at.w - before_words - 8, at.h - 12}, words,
                     {.weight = ui::Weight::bold, .line_height = 1.25F, .smallest = 32});
    return sheet.target(
        {.id = id, .role = ui::Role::choice, .label = words, .value = chosen ? "chosen" : ""}, at);
}

}  // namespace

float how_it_was_height(const ui::Sheet& sheet) {
    return sheet.roomy() ? face_height : question_above * sheet.scale() + face_height;
}

Wish how_it_was(const view::Receipt& receipt, const ui::Rect& row, const Phrases& say,
                ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect left = row;
    const bool said = !receipt.how_it_was.empty();
    const ui::Style style{.weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 32};
    const std::string question = said ? say("receipt.how_thanks") : say("receipt.how");
    ui::Rect words = sheet.roomy() ? left.cut_left(row.w * .24F, question_gap)
                                   : left.cut_top(question_above * sheet.scale());
    if (sheet.roomy()) {
        const float height = sheet.lay(question, style, words.w, words.h).height;
        words = {words.x, words.y + (words.h - height) / 2, words.w, height + 2};
    }
    sheet.words("how", words, question, style);
    const float width = (left.w - 2 * face_gap) / 3;
    const std::array said_so{say("receipt.how_good"), say("receipt.how_fair"),
                             say("receipt.how_poor")};
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const Face& face = faces.at(i);
        const ui::Rect at{left.x, left.y, width, face_height};
        left.x += width + face_gap;
        const bool chosen = receipt.how_it_was == face.id;
        if (face_button(sheet, face, chosen, said_so.at(i), at))
            wanted = view::HowItWasChosen{face.id};
    }
    return wanted;
}

}  // namespace screens

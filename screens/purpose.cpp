#include "screens/all.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

struct PurposePart {
    std::string id, label, words;
};

constexpr ui::Style part_label{.weight = ui::Weight::bold, .line_height = 1.45F};
constexpr ui::Style part_words{.line_height = 1.45F};

// Label left, words right, or on a tall sheet below; as many as fit one sheet.
float part_height(ui::Sheet& sheet, const PurposePart& part, float label_width, float width) {
    if (sheet.tall()) {
        return sheet.lay(part.label, part_label, width).height +
               sheet.lay(part.words, part_words, width).height + 40;
    }
    const float words = sheet.lay(part.words, part_words, width - label_width - 40).height;
    const float label = sheet.lay(part.label, part_label, label_width).height;
    return std::max(words, label) + 32;
}

void draw_part(ui::Sheet& sheet, const PurposePart& part, float label_width, ui::Rect row) {
    if (sheet.tall()) {
        row.cut_top(sheet.words(part.id + ".label", row, part.label, part_label));
        sheet.words(part.id, row, part.words, part_words);
        return;
    }
    const ui::Rect label = row.cut_left(label_width, 40);
    sheet.words(part.id + ".label", label, part.label, part_label);
    sheet.words(part.id, row, part.words, part_words);
}

}  // namespace

// Before the first question: what it is for, who will see it, how long it is kept (office.md).
Wish show(const view::Purpose& purpose, const Phrases& say, ui::Sheet& sheet) {
    std::vector<PurposePart> parts{{"purpose", say("purpose.what"), purpose.purpose},
                                   {"who_sees", say("purpose.who"), purpose.who_sees},
                                   {"retention", say("purpose.how_long"), purpose.retention}};
    if (!purpose.needs.empty()) parts.push_back({"needs", say("purpose.needs"), purpose.needs});
    ui::Rect area = sheet.body();
    const float label_width = 330 * std::min(sheet.scale(), 1.35F);
    std::vector<float> heights;
    for (const PurposePart& part : parts) {
        heights.push_back(part_height(sheet, part, label_width, area.w - 80));
    }
    const ui::Style title{.size = ui::Size::question,
                          .weight = ui::Weight::bold,
                          .line_height = 1.35F,
                          .smallest = 40};
    const float top =
        sheet.lay(say("purpose.title"), title, area.w - (sheet.tall() ? 200 : 320), 170).height;
    const ui::PageOf page =
        ui::page_of(sheet, heights, area.h - top - 44, 4, ui::Turned::by_footer);
    ui::Rect above = area.cut_top(top, 20);
    page_mark(page, say, sheet, above);
    ui::heading(sheet, "title", above, say("purpose.title"), above.h);
    float used = 24;
    for (std::size_t i = page.first; i < page.last; ++i) used += heights[i] + 4;
    ui::Rect inside = ui::card(sheet, {area.x, area.y, area.w, std::min(used, area.h)}, 12);
    inside = inside.inset(28, 0);
    for (std::size_t i = page.first; i < page.last; ++i) {
        ui::Rect row = inside.cut_top(heights[i], 4).inset(0, 16);
        if (i > page.first) {
            sheet.painter().fill({row.x, row.y - 18, row.w, 2}, ui::theme::line);
        }
        row.h += 4;
        draw_part(sheet, parts[i], label_width, row);
    }
    return footer_with_pages({.onward = say("purpose.onward"), .then = view::Agreed{}}, page, say,
                             sheet);
}

}  // namespace screens

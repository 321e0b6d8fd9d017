#include "screens/all.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

constexpr ui::Style bold{.weight = ui::Weight::bold, .line_height = 1.4F, .smallest = 34};
constexpr ui::Style plain{.line_height = 1.45F, .smallest = 32};
constexpr ui::Style second{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.4F, .smallest = 32};

std::string paper_words(const view::Receipt& receipt, const Phrases& say) {
    switch (receipt.paper) {
        case view::Receipt::Paper::none:
            return "";
        case view::Receipt::Paper::printing:
            return say("receipt.printing");
        case view::Receipt::Paper::done:
            return say("receipt.printed");
        case view::Receipt::Paper::trouble:
            return say("receipt.paper_trouble");
    }
    return "";
}

struct Item {
    std::string id, words;
    bool now = false;
};

// What happens after, what to bring, whom to ask; in the order it is needed.
std::vector<Item> items_of(const view::Receipt& receipt, const Phrases& say) {
    std::vector<Item> items;
    items.push_back(
        {"now", receipt.card_in_reader ? say("receipt.now_card") : say("receipt.now"), true});
    int number = 0;
    for (const std::string& next : receipt.next) {
        items.push_back({"next." + std::to_string(++number), next});
    }
    number = 0;
    for (const std::string& bring : receipt.bring) {
        items.push_back(
            {"bring." + std::to_string(++number), say("receipt.bring", {{"what", bring}})});
    }
    if (!receipt.contact.empty()) {
        items.push_back({"contact", say("receipt.contact", {{"who", receipt.contact}})});
    }
    return items;
}

float items_height(ui::Sheet& sheet, const std::vector<Item>& items, float width) {
    float height = ui::points(ui::Size::label) * sheet.scale() * 1.3F + 14;  // the heading
    for (const Item& item : items) {
        height += sheet.lay(item.words, item.now ? bold : plain, width - 56).height + 14;
    }
    return height;
}

void draw_items(ui::Sheet& sheet, const std::vector<Item>& items, ui::Rect inside,
                const Phrases& say) {
    ui::paragraph(sheet, "after", inside, say("receipt.after"),
                  {.size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.3F}, 14);
    for (const Item& item : items) {
        const ui::Style& style = item.now ? bold : plain;
        const float line = sheet.lay(item.words, style, inside.w - 56).setting.points * 1.45F;
        sheet.painter().mark(item.now ? ui::Mark::disc : ui::Mark::ring,
                             {inside.x, inside.y + line / 2 - 15, 30, 30},
                             item.now ? ui::theme::done_edge : ui::theme::control);
        ui::Rect words = inside;
        words.cut_left(56);
        const float used = sheet.words(item.id, ui::Role::item, words, item.words, style);
        inside.cut_top(used, 14);
    }
}

// The number over the whole width; below it what the town says, beside the code to photograph.
void draw_number(ui::Sheet& sheet, const view::Receipt& receipt, ui::Rect inside,
                 const Phrases& say) {
    const bool wide = inside.w > 1500;  // The code then stands beside the number.
    const float side = std::min(wide ? inside.h : inside.h - 180, 400.F);
    const ui::Rect code_beside = wide ? inside.cut_right(side, 40) : ui::Rect{};
    ui::paragraph(sheet, "number.label", inside, say("receipt.number"), second, 0);
    const ui::Rect row = inside.cut_top(116, 16);
    const ui::Style number{
        .size = ui::Size::number, .weight = ui::Weight::bold, .line_height = 1.25F, .smallest = 56};
    const float used = sheet.lay(receipt.number, number, row.w, row.h).height;
    sheet.draw_words("number", {row.x, row.y, row.w, used}, receipt.number, number);
    sheet.say({.id = "number",
               .role = ui::Role::text,
               .label = say("receipt.number"),
               .value = receipt.number},
              row);
    const ui::Rect code = wide ? code_beside : inside.cut_right(side, 32);
    ui::qr_image(sheet, "qr", {code.x, code.y, side, side}, receipt.qr.size, receipt.qr.dark,
                 say("receipt.qr"));
    if (!wide) ui::paragraph(sheet, "outcome", inside, receipt.outcome, plain, 12);
    ui::paragraph(sheet, "keep", inside, say("receipt.keep"), second, 12);
    ui::paragraph(sheet, "photo", inside, say("receipt.photo"), second, 0);
}

void top(ui::Sheet& sheet, const view::Receipt& receipt, ui::Rect& area, const Phrases& say) {
    ui::sign(sheet, {area.x, area.y + 4, 112, 112}, ui::Mark::check, ui::Tone::done);
    ui::Rect words = area;
    words.cut_left(148);
    ui::heading(sheet, "title", words, say("receipt.title"), 130);
    words.y -= 8;
    const std::string paper = paper_words(receipt, say);
    const ui::Style in_row{.size = ui::Size::second,
                           .colour = ui::theme::second_ink,
                           .line_height = 1.4F,
                           .smallest = 32};
    const bool beside = receipt.paper != view::Receipt::Paper::trouble && !paper.empty();
    if (beside) {
        const float width = sheet.lay(receipt.received, in_row, words.w).width + 4;
        ui::Rect row = words;
        sheet.words("received", row.cut_left(width, 40), receipt.received, in_row);
        const float used = sheet.words("paper", row, paper, in_row);
        area.cut_top(std::max(124.F, words.y + used - area.y), 20);
        return;
    }
    ui::paragraph(sheet, "received", words, receipt.received, in_row, 0);
    if (receipt.paper == view::Receipt::Paper::trouble) {
        area.cut_top(words.y - area.y, 16);
        ui::notice(sheet, "paper", area, paper, "", ui::Role::alert);
        return;
    }
    area.cut_top(std::max(124.F, words.y - area.y), 20);
}

}  // namespace

// Thanks, only after the application is on the disk. The number, its QR code, and what comes next.
Wish show(const view::Receipt& receipt, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    top(sheet, receipt, area, say);
    constexpr float gap = 32;
    const std::vector<Item> items = items_of(receipt, say);
    const float right = 560;
    const bool one_page =
        sheet.text_size() == 0 && items_height(sheet, items, right - 72) + 72 <= area.h;
    ui::PageOf page{.page = std::clamp(sheet.leaf().page, 0, one_page ? 0 : 1),
                    .pages = one_page ? 1 : 2};
    if (one_page) {
        draw_items(sheet, items, ui::card(sheet, area.cut_right(right, gap), 36), say);
    }
    if (page.page == 0) {
        draw_number(sheet, receipt, ui::card(sheet, area, 36), say);
    } else {
        ui::Rect inside = ui::card(sheet, area, 36);
        ui::paragraph(sheet, "outcome", inside, receipt.outcome, bold, 16);
        draw_items(sheet, items, inside, say);
    }
    // The largest words leave no room for the long act; the first line of the list says it then.
    const bool long_act = receipt.card_in_reader && sheet.text_size() < 2;
    Footer foot{.quit = false,
                .onward = long_act ? say("receipt.take_card") : say("common.finish"),
                .then = view::Finished{}};
    if (receipt.paper != view::Receipt::Paper::none) {
        foot.beside = {.id = "print", .label = say("receipt.print_again"), .size = ui::Size::body};
        foot.then_beside = view::Printed{};
    }
    return footer_with_pages(foot, page, say, sheet);
}

}  // namespace screens

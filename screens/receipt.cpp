#include "screens/all.h"
#include "screens/how_it_was.h"
#include "screens/paper.h"
#include "screens/receipt_at_counter.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

using Answer = view::Receipt::Answer;

constexpr ui::Style bold{.weight = ui::Weight::bold, .line_height = 1.4F, .smallest = 34};
constexpr ui::Style plain{.line_height = 1.45F, .smallest = 32};
constexpr ui::Style second{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.4F, .smallest = 32};
constexpr float gap = 32, right_width = 560, item_gap = 14, in_card = 36;

struct Item {
    std::string id, words;
    enum class Kind { heading, big, told, now, later, said } kind = Kind::later;
};

// What happens after, what to bring, whom to ask; in the order it is needed.
std::vector<Item> after_of(const view::Receipt& receipt, const Phrases& say) {
    std::vector<Item> items{{"after", say("receipt.after"), Item::Kind::heading}};
    items.push_back({"now", receipt.card_in_reader ? say("receipt.now_card") : say("receipt.now"),
                     Item::Kind::now});
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

// What the register said, large.
std::vector<Item> told_of(const view::Receipt& receipt, const Phrases& say) {
    std::vector<Item> items;
    if (!receipt.big.empty()) items.push_back({"big", receipt.big, Item::Kind::big});
    int number = 0;
    for (const std::string& told : receipt.told) {
        items.push_back({"told." + std::to_string(++number), told, Item::Kind::told});
    }
    if (receipt.answer == Answer::waiting && items.empty()) {
        items.push_back({"told.1", say("receipt.waiting_words"), Item::Kind::told});
    }
    if (receipt.answer == Answer::later && items.empty()) {
        items.push_back({"later", say("receipt.later_words"), Item::Kind::said});
    }
    // What was to come when it was sent is no news once it is done.
    const bool to_come = receipt.answer != Answer::done && receipt.answer != Answer::goes_on;
    if (to_come && !receipt.outcome.empty())
        items.push_back({"outcome", receipt.outcome, Item::Kind::said});
    return items;
}

ui::Style style_of(const Item& item) {
    switch (item.kind) {
        case Item::Kind::heading:
            return {.size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.3F};
        case Item::Kind::big:
            return {.size = ui::Size::number,
                    .weight = ui::Weight::bold,
                    .line_height = 1.2F,
                    .smallest = 56};
        case Item::Kind::told:
            return {.size = ui::Size::title,
                    .weight = ui::Weight::bold,
                    .line_height = 1.35F,
                    .smallest = 40};
        case Item::Kind::now:
            return bold;
        case Item::Kind::later:
        case Item::Kind::said:
            return plain;
    }
    return plain;
}

bool has_sign(const Item& item) {
    return item.kind == Item::Kind::now || item.kind == Item::Kind::later;
}

float item_height(ui::Sheet& sheet, const Item& item, float width) {
    return sheet.lay(item.words, style_of(item), width - (has_sign(item) ? 56 : 0)).height;
}

// A heading and what follows it turn the page together.
std::vector<float> heights_of(ui::Sheet& sheet, const std::vector<Item>& items, float width) {
    std::vector<float> heights;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const float own = item_height(sheet, items[i], width);
        if (i > 0 && items[i - 1].kind == Item::Kind::heading) {
            heights.back() += item_gap + own;
            heights.push_back(-item_gap);
        } else {
            heights.push_back(own);
        }
    }
    return heights;
}

float sum(const std::vector<float>& heights) {
    float total = -item_gap;
    for (const float height : heights) total += height + item_gap;
    return total;
}

void draw_items(ui::Sheet& sheet, const std::vector<Item>& items, std::size_t first,
                std::size_t last, ui::Rect& inside) {
    for (std::size_t i = first; i < last; ++i) {
        const Item& item = items[i];
        const ui::Style style = style_of(item);
        ui::Rect words = inside;
        if (has_sign(item)) {
            const bool now = item.kind == Item::Kind::now;
            const float line = sheet.lay(item.words, style, inside.w - 56).setting.points * 1.45F;
            sheet.painter().mark(now ? ui::Mark::disc : ui::Mark::ring,
                                 {inside.x, inside.y + line / 2 - 15, 30, 30},
                                 now ? ui::theme::done_edge : ui::theme::control);
            words.cut_left(56);
        }
        words.h += 2;
        const bool lone = item.kind == Item::Kind::heading || item.kind == Item::Kind::said;
        const ui::Role role = lone ? ui::Role::text : ui::Role::item;
        inside.cut_top(sheet.words(item.id, role, words, item.words, style), item_gap);
    }
}

// The number over the whole width, the code to photograph beside or below it.
void draw_number(ui::Sheet& sheet, const view::Receipt& receipt, ui::Rect inside,
                 const Phrases& say) {
    const bool wide = inside.w > 1500, narrow = inside.w < 700;
    const float above = narrow ? 220 : 180;  // what stands over and under the code
    const auto side_under = [&](float words) {
        return std::min({wide ? inside.h : inside.h - words, narrow ? inside.w : 1e5F, 400.F});
    };
    // A telephone reads no smaller one; then the words below it give way, or there is none.
    const float least = 2 * static_cast<float>(receipt.qr.size + 8);
    float side = side_under(above);
    if (side < least && narrow) side = side_under(150);
    const bool readable = side >= least;
    if (!readable) side = 0;
    const ui::Rect code_beside = wide ? inside.cut_right(side, 40) : ui::Rect{};
    ui::paragraph(sheet, "number.label", inside, say("receipt.number"), second, 0);
    const ui::Style number{.size = ui::Size::number,
                           .weight = ui::Weight::bold,
                           .line_height = 1.25F,
                           .smallest = narrow ? 44.F : 56.F};
    const ui::Rect row = inside.cut_top(narrow ? 76 : 116, 16);
    const float used = sheet.lay(receipt.number, number, row.w, row.h).height;
    sheet.draw_words("number", {row.x, row.y, row.w, used}, receipt.number, number);
    sheet.say({.id = "number",
               .role = ui::Role::text,
               .label = say("receipt.number"),
               .value = receipt.number},
              row);
    const ui::Rect code = wide ? code_beside : narrow ? inside : inside.cut_right(side, 32);
    const float x = narrow ? code.x + (code.w - side) / 2 : code.x;
    if (readable) {
        ui::qr_image(sheet, "qr", {x, code.y, side, side}, receipt.qr.size, receipt.qr.dark,
                     say("receipt.qr"));
    }
    if (narrow) inside.cut_top(side, 12);
    const std::vector<Item> told = told_of(receipt, say);
    if (!wide && !narrow && receipt.answer == Answer::none)
        draw_items(sheet, told, 0, told.size(), inside);
    // The largest words may leave no room for what is only good to know.
    const auto if_there_is_room = [&](const char* id, const std::string& words) {
        if (sheet.lay(words, second, inside.w).height > inside.h + 2) return;
        ui::paragraph(sheet, id, inside, words, second, 12);
    };
    if (!narrow) if_there_is_room("keep", say("receipt.keep"));
    // Where the paper failed, its notice says so already.
    if (!readable || receipt.paper == view::Receipt::Paper::trouble) return;
    if_there_is_room("photo", say("receipt.photo"));
}

std::string receipt_title(const view::Receipt& receipt, const Phrases& say) {
    switch (receipt.answer) {
        case Answer::none:
        case Answer::later:
            return say("receipt.title");
        case Answer::waiting:
            return say("receipt.waiting");
        case Answer::done:
            return say("receipt.done");
        case Answer::goes_on:
            return say("receipt.goes_on");
        case Answer::refused:
            return say("receipt.refused");
    }
    return say("receipt.title");
}

void sign(ui::Sheet& sheet, const view::Receipt& receipt, const ui::Rect& at) {
    if (receipt.answer == Answer::waiting) return ui::waiting(sheet, at);
    const bool refused = receipt.answer == Answer::refused;
    ui::sign(sheet, at, refused ? ui::Mark::note : ui::Mark::check,
             refused ? ui::Tone::help : ui::Tone::done);
}

void receipt_top(ui::Sheet& sheet, const view::Receipt& receipt, ui::Rect& area,
                 const Phrases& say) {
    sign(sheet, receipt, {area.x, area.y + 4, 112, 112});
    ui::Rect words = area;
    words.cut_left(148);
    ui::heading(sheet, "title", words, receipt_title(receipt, say), 130);
    words.y -= 8;
    const std::string paper = paper_words(receipt.paper, say("receipt.paper_trouble"), say);
    const bool told = receipt.paper != view::Receipt::Paper::trouble && !paper.empty();
    if (told && sheet.tall()) {
        ui::paragraph(sheet, "received", words, receipt.received, second, 0);
        ui::paragraph(sheet, "paper", words, paper, second, 0);
        area.cut_top(std::max(124.F, words.y - area.y), 20);
        return;
    }
    if (told) {
        const float width = sheet.lay(receipt.received, second, words.w).width + 4;
        ui::Rect row = words;
        sheet.words("received", row.cut_left(width, 40), receipt.received, second);
        const float used = sheet.words("paper", row, paper, second);
        area.cut_top(std::max(124.F, words.y + used - area.y), 20);
        return;
    }
    ui::paragraph(sheet, "received", words, receipt.received, second, 0);
    area.cut_top(std::max(124.F, words.y - area.y), 20);
    if (receipt.paper == view::Receipt::Paper::trouble && sheet.leaf().page == 0) {
        ui::notice(sheet, "paper", area, paper, "", ui::Role::alert);
    }
}

// What stands on which page: the list on as many as it needs, the number on one of its own.
struct Plan {
    std::vector<std::size_t> starts;  // of the list's pages; empty = everything on one sheet
    ui::PageOf page;
};

bool one_sheet(ui::Sheet& sheet, const std::vector<Item>& list, const ui::Rect& area, float width) {
    return sheet.roomy() &&
           sum(heights_of(sheet, list, width - 2 * in_card)) <= area.h - 2 * in_card;
}

// The number's card above the list's on a tall sheet.
constexpr float number_height = 600;
bool one_under_other(ui::Sheet& sheet, const std::vector<Item>& list, const ui::Rect& area) {
    const float room = area.h - number_height - gap - 2 * in_card;
    return sum(heights_of(sheet, list, area.w - 2 * in_card)) <= room;
}

Plan plan(ui::Sheet& sheet, const std::vector<Item>& list, const ui::Rect& area) {
    Plan made;
    made.starts = ui::page_starts(heights_of(sheet, list, area.w - 2 * in_card),
                                  area.h - 2 * in_card, item_gap);
    made.page.pages = 1 + static_cast<int>(made.starts.size());
    made.page.page = std::clamp(sheet.leaf().page, 0, made.page.pages - 1);
    return made;
}

// The answer is what the visitor waits for: its page comes first, the number's last.
void draw_page(ui::Sheet& sheet, const view::Receipt& receipt, const std::vector<Item>& list,
               const Plan& made, ui::Rect inside, const Phrases& say) {
    const bool answered = receipt.answer != Answer::none;
    if (made.page.page == (answered ? made.page.pages - 1 : 0)) {
        draw_number(sheet, receipt, inside, say);
        return;
    }
    const auto at = static_cast<std::size_t>(made.page.page - (answered ? 0 : 1));
    const std::size_t last = at + 1 < made.starts.size() ? made.starts[at + 1] : list.size();
    draw_items(sheet, list, made.starts[at], last, inside);
}

// What stands beside or below the number.
std::vector<Item> list_of(const view::Receipt& receipt, const Phrases& say) {
    const bool answered = receipt.answer != Answer::none;
    std::vector<Item> list = answered ? told_of(receipt, say) : std::vector<Item>();
    const std::vector<Item> after = after_of(receipt, say);
    list.insert(list.end(), after.begin(), after.end());
    return list;
}

// How it was is only good to know for the town: it is asked where it turns nobody one more page.
struct Asked {
    bool asks = false;
    ui::Rect above, row;  // what it leaves of the area, and its place
};

Asked room_for_faces(ui::Sheet& sheet, const view::Receipt& receipt, const ui::Rect& area,
                     const Phrases& say) {
    const std::vector<Item> list = list_of(receipt, say);
    const bool answered = receipt.answer != Answer::none;
    const float width = answered ? area.w - right_width - gap : right_width;
    Asked made{receipt.asks_how_it_was, area, {}};
    made.row = made.above.cut_bottom(how_it_was_height(sheet), ui::theme::gap);
    if (one_sheet(sheet, list, area, width)) {
        // Below the larger part: the number, which gets smaller, or the answer, which cannot.
        if (answered) made.asks = made.asks && one_sheet(sheet, list, made.above, width);
        made.row.cut_right(right_width, gap);
        return made;
    }
    const bool tall_one = sheet.tall() && one_under_other(sheet, list, area);
    made.asks = made.asks && (tall_one ? one_under_other(sheet, list, made.above)
                                       : plan(sheet, list, area).page.pages ==
                                             plan(sheet, list, made.above).page.pages);
    return made;
}

// Everything on one sheet where it fits, the number or the answer taking the larger part.
Plan draw(ui::Sheet& sheet, const view::Receipt& receipt, ui::Rect area, const Asked& asked,
          const Phrases& say) {
    const bool answered = receipt.answer != Answer::none;
    const std::vector<Item> list = list_of(receipt, say);
    if (!answered && one_sheet(sheet, list, area, right_width)) {
        ui::Rect inside = ui::card(sheet, area.cut_right(right_width, gap), in_card);
        draw_items(sheet, list, 0, list.size(), inside);
        area.h = asked.asks ? asked.above.h : area.h;
        draw_number(sheet, receipt, ui::card(sheet, area, in_card), say);
        return {};
    }
    if (answered && one_sheet(sheet, list, area, area.w - right_width - gap)) {
        draw_number(sheet, receipt, ui::card(sheet, area.cut_right(right_width, gap), in_card),
                    say);
        area.h = asked.asks ? asked.above.h : area.h;
        ui::Rect inside = ui::card(sheet, area, in_card);
        draw_items(sheet, list, 0, list.size(), inside);
        return {};
    }
    if (asked.asks) area = asked.above;
    if (sheet.tall() && one_under_other(sheet, list, area)) {
        const ui::Rect number = area.cut_top(number_height, gap);
        draw_number(sheet, receipt, ui::card(sheet, number, in_card), say);
        ui::Rect inside = ui::card(sheet, area, in_card);
        draw_items(sheet, list, 0, list.size(), inside);
        return {};
    }
    const Plan made = plan(sheet, list, area);
    draw_page(sheet, receipt, list, made, ui::card(sheet, area, in_card), say);
    return made;
}

}  // namespace

// Thanks, only after the application is on the disk. What the register said, the number with its
// QR code, and what comes next.
Wish show(const view::Receipt& receipt, const Phrases& say, ui::Sheet& sheet) {
    if (sheet.at_counter()) return receipt_at_counter(receipt, say, sheet);
    ui::Rect area = sheet.body();
    receipt_top(sheet, receipt, area, say);
    ui::Rect to_desk = receipt.has_way ? area.cut_bottom(ui::theme::target, gap) : ui::Rect{};
    const ui::Button to_way{.id = "way", .label = say("way.to_desk"), .size = ui::Size::body};
    const ui::Rect way =
        to_desk.cut_left(std::min(to_desk.w, ui::button_width(sheet, to_way, 420)), gap);
    Asked asked = room_for_faces(sheet, receipt, area, say);
    // Beside the way there is room that nothing else wants.
    if (receipt.has_way && sheet.roomy()) asked = {receipt.asks_how_it_was, area, to_desk};
    const Plan made = draw(sheet, receipt, area, asked, say);
    Wish wanted;
    if (receipt.has_way && ui::button(sheet, to_way, way)) wanted = view::WayWanted{};
    if (asked.asks && made.page.page + 1 >= made.page.pages)
        wish(wanted, how_it_was(receipt, asked.row, say, sheet));
    // The largest words leave no room for the long act; the first line of the list says it then.
    const bool long_act = receipt.card_in_reader && (sheet.text_size() < 2 || sheet.tall());
    Footer foot{.quit = false,
                .onward = receipt.table_follows ? say("receipt.table_follows")
                          : long_act            ? say("receipt.take_card")
                                                : say("common.finish"),
                .then = view::Finished{}};
    if (receipt.paper != view::Receipt::Paper::none && made.page.page == 0) {
        foot.beside = {.id = "print", .label = say("receipt.print_again"), .size = ui::Size::body};
        foot.then_beside = view::Printed{};
    }
    wish(wanted, footer_with_pages(foot, made.page, say, sheet));
    return wanted;
}

}  // namespace screens

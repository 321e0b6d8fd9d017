#include "screens/chrome.h"

namespace screens {

ui::PageWords page_words(const ui::PageOf& page, const Phrases& say) {
    return {.before = say("common.page_back"),
            .after = say("common.page_next"),
            .where = say("common.page", {{"n", std::to_string(page.page + 1)},
                                         {"of", std::to_string(page.pages)}})};
}

Wish footer_with_pages(Footer made, const ui::PageOf& page, const Phrases& say, ui::Sheet& sheet) {
    const bool more = page.page + 1 < page.pages;
    if (more) {
        made.onward = say("common.page_next");
        made.onward_id = "onward";
        made.then = view::GoOn{};
        made.ready = true;
    }
    made.back = made.back || page.page > 0;
    Wish wanted = footer(made, say, sheet);
    if (!wanted) return wanted;
    // Pages are turned right here; the kiosk does not know of them.
    if (more && std::holds_alternative<view::GoOn>(*wanted)) {
        sheet.turn_to(page.page + 1);
        return std::nullopt;
    }
    if (page.page > 0 && std::holds_alternative<view::GoBack>(*wanted)) {
        sheet.turn_to(page.page - 1);
        return std::nullopt;
    }
    return wanted;
}

void page_mark(const ui::PageOf& page, const Phrases& say, ui::Sheet& sheet, ui::Rect& row) {
    if (page.pages <= 1) return;
    const ui::Style style{
        .size = ui::Size::second, .weight = ui::Weight::bold, .line_height = 1.35F};
    const std::string words = page_words(page, say).where;
    const ui::Laid laid = sheet.lay(words, style, row.w);
    const ui::Rect place = row.cut_right(laid.width + 4, 32);
    sheet.words("page", {place.x, place.y + 18, place.w, laid.height + 2}, words, style);
}

ui::PageOf page_of_kept(const ui::Sheet& sheet, const std::vector<float>& heights, float room,
                        float gap, Kept kept) {
    if (kept.pages <= 1) return ui::page_of(sheet, heights, room, gap);
    return ui::page_of(sheet, heights, room - ui::pager_height, gap, ui::Turned::by_footer);
}

Wish turn_pages(ui::Sheet& sheet, ui::Rect& area, const ui::PageOf& page, Kept kept,
                const Phrases& say, float width, ui::Size size, float height, Turns turns) {
    if (kept.pages <= 1 && page.pages <= 1) return std::nullopt;
    const bool first = page.page == 0, last = page.page + 1 >= page.pages;
    ui::PageWords words = page_words(page, say);
    if (turns == Turns::in_short) {
        words.before = say("desk.page_back");
        words.after = say("desk.page_next");
    }
    if (kept.pages > 1 && page.pages > 1) {
        // Where a kept page does not fit one sheet nobody knows how many sheets there will be.
        words.where =
            last && kept.page >= kept.pages ? say("common.page_last") : say("common.page_more");
    } else if (kept.pages > 1) {
        words.where = say("common.page",
                          {{"n", std::to_string(kept.page)}, {"of", std::to_string(kept.pages)}});
    }
    ui::Rect row = area.cut_bottom(height, ui::theme::gap);
    row.w = std::min(row.w, width);
    const ui::Ways ways{.before = !first || kept.page > 1,
                        .after = !last || kept.page < kept.pages};
    const int by = ui::pager_strip(sheet, row, ways, words, size);
    if (by == 0) return std::nullopt;
    if (by < 0 ? first : last) return view::PageTurned{by};
    sheet.turn_to(page.page + by);
    return std::nullopt;
}

}  // namespace screens

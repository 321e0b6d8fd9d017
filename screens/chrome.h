#pragma once

#include <optional>
#include <string>

#include "kiosk/view/view.h"
#include "screens/phrases.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"
#include "screens/ui/sheet.h"

namespace screens {

namespace view = kiosk::view;

// What the visitor wants after a touch; nothing most of the time.
using Wish = std::optional<view::Intent>;

// Where am I; 「見え方・音声」, languages, text size, とっておく, as many as there is room for.
// `languages` opens a menu of them (Leaf::opened).
inline constexpr std::string_view languages_open = "languages";
Wish header(const view::Frame& frame, const std::string& title, const Phrases& say,
            ui::Sheet& sheet);

// The same places on every screen: back and やめる left, 職員を呼ぶ in the middle, onward right.
// Where there is no back its place stays empty, so that やめる is always where it was.
struct Footer {
    bool back = false;
    bool quit = true;
    bool staff = true;
    std::string onward{};  // its act, 「つぎへ」; "" = nowhere to go
    std::string onward_id = "onward";
    view::Intent then = view::GoOn{};
    bool ready = true;    // Not ready: the kiosk answers what is missing.
    ui::Button beside{};  // one more act, left of onward; no id = none
    view::Intent then_beside = view::GoOn{};
};
Wish footer(const Footer& footer, const Phrases& say, ui::Sheet& sheet);

// 練習: a red frame round the whole screen.
void practice_frame(const view::Frame& frame, ui::Sheet& sheet);
// The yellow sign before a header's words; the word 「練習」 in its place while practising.
void town_sign(bool practice, const Phrases& say, ui::Sheet& sheet, ui::Rect& area);

// The words of a pager.
ui::PageWords page_words(const ui::PageOf& page, const Phrases& say);
// Onward and back turn the pages; the act itself comes after the last one was seen.
Wish footer_with_pages(Footer made, const ui::PageOf& page, const Phrases& say, ui::Sheet& sheet);

// Pages the kiosk keeps: it hands over one. What does not fit the sheet turns first, by the same
// buttons.
struct Kept {
    int page = 1, pages = 1;
};
ui::PageOf page_of_kept(const ui::Sheet& sheet, const std::vector<float>& heights, float room,
                        float gap, Kept kept);
enum class Turns { in_words, in_short };  // 「まえのページ」 or, at the counter, 「まえ」
// Cut from the bottom of the area when there is anything to turn; only as wide as `width`.
Wish turn_pages(ui::Sheet& sheet, ui::Rect& area, const ui::PageOf& page, Kept kept,
                const Phrases& say, float width = 1e5F, ui::Size size = ui::Size::second,
                float height = ui::theme::target, Turns turns = Turns::in_words);

// Which page of how many, at the right end of a heading's row.
void page_mark(const ui::PageOf& page, const Phrases& say, ui::Sheet& sheet, ui::Rect& row);

// The first of several wishes.
inline void wish(Wish& so_far, Wish next) {
    if (!so_far) so_far = std::move(next);
}

}  // namespace screens

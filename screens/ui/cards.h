#pragma once

#include "screens/ui/sheet.h"

namespace screens::ui {

// White paper with an edge; returns its inside.
Rect card(Sheet& sheet, const Rect& at, float inside = 40);

// The question or name of a screen, cut from the top of the area.
void heading(Sheet& sheet, const std::string& id, Rect& area, std::string_view words,
             float most_height, Size size = Size::question);
// A paragraph cut from the top of the area; nothing when empty.
void paragraph(Sheet& sheet, const std::string& id, Rect& area, std::string_view words,
               Style style = {}, float gap = 16);

// Attention on yellow: `strong` first, cut from the top of the area.
void notice(Sheet& sheet, const std::string& id, Rect& area, std::string_view strong,
            std::string_view words, Role role = Role::text);
// The same on as few lines as possible: what is told in passing.
void slim_notice(Sheet& sheet, const std::string& id, Rect& area, std::string_view strong,
                 std::string_view words);
float notice_height(Sheet& sheet, float width, std::string_view strong, std::string_view words);

// Questions answered, this one, those to come; as bars and in words.
void steps(Sheet& sheet, Rect& area, int number, int of, std::string_view words);
float steps_height(Sheet& sheet, float width, std::string_view words);

enum class Tone { done, help, action, danger };
// A disc with a sign in it, beside words that say the same.
void sign(Sheet& sheet, const Rect& square, Mark mark, Tone tone);

// The moving sign of waiting; its words stand beside it.
void waiting(Sheet& sheet, const Rect& square);

// Dark modules row by row; drawn with the quiet zone inside the square.
void qr_image(Sheet& sheet, const std::string& id, const Rect& square, int size,
              const std::vector<std::uint8_t>& dark, std::string_view says);

// What does not fit goes on further pages. `first`/`last` of the items to show; the pager takes
// its strip from the bottom of the area only when there is more than one page.
struct PageWords {
    std::string before, after, where;  // 「まえの ページ」「つぎの ページ」「2まいめ / 3まい」
};
struct PageOf {
    int page = 0, pages = 1;
    std::size_t first = 0, last = 0;
};
// Pages of items of differing heights. A pager's strip comes out of the room.
enum class Turned { by_pager, by_footer };
PageOf page_of(const Sheet& sheet, const std::vector<float>& heights, float room, float gap,
               Turned turned = Turned::by_pager);
// Where each page begins.
std::vector<std::size_t> page_starts(const std::vector<float>& heights, float room, float gap);
void pager(Sheet& sheet, Rect& area, const PageOf& page, const PageWords& words,
           Size size = Size::second);
// The strip itself; which way it was turned: -1, 0 or 1.
struct Ways {
    bool before = false, after = false;
};
int pager_strip(Sheet& sheet, const Rect& row, Ways ways, const PageWords& words,
                Size size = Size::second);
inline constexpr float pager_height = 96 + 20;

}  // namespace screens::ui

#include "screens/ui/cards.h"

#include <cmath>
#include <numbers>

#include "screens/ui/buttons.h"

namespace screens::ui {
namespace {

Colour edge_of(Tone tone) {
    switch (tone) {
        case Tone::done:
            return theme::done_edge;
        case Tone::help:
            return theme::help_edge;
        case Tone::action:
            return theme::action;
        case Tone::danger:
            return theme::danger_edge;
    }
    return theme::action;
}

constexpr Style notice_strong{
    .size = Size::second, .weight = Weight::bold, .line_height = 1.45F, .smallest = 32};
constexpr Style notice_plain{.size = Size::second, .line_height = 1.45F, .smallest = 32};
constexpr float notice_inside = 32;
constexpr Style steps_words{
    .size = Size::second, .colour = theme::second_ink, .line_height = 1.2F, .smallest = 32};

}  // namespace

Rect card(Sheet& sheet, const Rect& at, float inside) {
    sheet.painter().box(at, {.ground = theme::paper, .edge = theme::line});
    return at.inset(inside);
}

void heading(Sheet& sheet, const std::string& id, Rect& area, std::string_view words,
             float most_height, Size size) {
    const Style style{.size = size, .weight = Weight::bold, .line_height = 1.35F, .smallest = 40};
    const Rect room{area.x, area.y, area.w, most_height};
    const float height = sheet.words(id, Role::heading, room, words, style);
    area.cut_top(height, 12);
}

void paragraph(Sheet& sheet, const std::string& id, Rect& area, std::string_view words, Style style,
               float gap) {
    if (words.empty()) return;
    area.cut_top(sheet.words(id, area, words, style), gap);
}

float notice_height(Sheet& sheet, float width, std::string_view strong, std::string_view words) {
    const float room = width - 2 * notice_inside;
    float height = 2 * 22;
    if (!strong.empty()) height += sheet.lay(strong, notice_strong, room).height;
    if (!words.empty()) height += sheet.lay(words, notice_plain, room).height;
    return height;
}

void notice(Sheet& sheet, const std::string& id, Rect& area, std::string_view strong,
            std::string_view words, Role role) {
    if (strong.empty() && words.empty()) return;
    const Rect box = area.cut_top(notice_height(sheet, area.w, strong, words), 20);
    sheet.painter().box(box, {.ground = theme::attention_ground, .edge = theme::attention_edge});
    Rect inside = box.inset(notice_inside, 22);
    inside.h += 4;
    if (!strong.empty()) {
        const float used = sheet.words(id, role, inside, strong, notice_strong);
        inside.cut_top(used);
    }
    if (!words.empty()) {
        sheet.words(strong.empty() ? id : id + ".more", role, inside, words, notice_plain);
    }
}

void slim_notice(Sheet& sheet, const std::string& id, Rect& area, std::string_view strong,
                 std::string_view words) {
    if (strong.empty() && words.empty()) return;
    Style bold_words = notice_strong, plain_words = notice_plain;
    bold_words.line_height = plain_words.line_height = 1.3F;
    const float room = area.w - 2 * notice_inside;
    const float beside =
        strong.empty() || words.empty() ? 0 : sheet.lay(strong, bold_words, room).width + 32;
    const Style& main_style = words.empty() ? bold_words : plain_words;
    const std::string_view main_words = words.empty() ? strong : words;
    const float height = sheet.lay(main_words, main_style, room - beside).height;
    const Rect box = area.cut_top(height + 28, 16);
    sheet.painter().box(box, {.ground = theme::attention_ground, .edge = theme::attention_edge});
    Rect inside = box.inset(notice_inside, 14);
    inside.h += 2;
    if (beside > 0) sheet.words(id, inside.cut_left(beside), strong, bold_words);
    sheet.words(beside > 0 ? id + ".more" : id, inside, main_words, main_style);
}

float steps_height(Sheet& sheet, float width, std::string_view words) {
    return std::max(sheet.lay(words, steps_words, width).height, 20.F);
}

void steps(Sheet& sheet, Rect& area, int number, int of, std::string_view words) {
    const Laid laid = sheet.lay(words, steps_words, area.w);
    const float height = steps_height(sheet, area.w, words);
    Rect row = area.cut_top(height, 16);
    const Rect whole = row;
    const int bars = std::max(0, of);  // none while nobody knows how many there will be
    const float room = std::max(8.F, row.w - laid.width - 40);
    const float width = std::min(72.F, room / static_cast<float>(std::max(1, bars)) - 12);
    for (int i = 1; width >= 24 && i <= bars; ++i) {
        const Rect bar = row.cut_left(width, 12);
        const Rect mid{bar.x, bar.y + bar.h / 2 - 7, bar.w, 14};
        // The present one is taller: told apart without colour.
        const Rect now = i == number ? Rect{mid.x, mid.y - 5, mid.w, 24} : mid;
        sheet.painter().box(now, {.ground = i < number    ? theme::done_edge
                                            : i == number ? theme::action
                                                          : theme::line,
                                  .edge_width = 0,
                                  .radius = 12});
    }
    if (bars > 0) row.cut_left(8);
    sheet.draw_words("progress", {row.x, row.y, laid.width + 8, height}, words, steps_words);
    sheet.say({.id = "progress",
               .role = Role::progress,
               .label = std::string(words),
               .value = std::to_string(number) + (of > 0 ? "/" + std::to_string(of) : "")},
              {whole.x, whole.y, row.x + laid.width - whole.x, whole.h});
}

void sign(Sheet& sheet, const Rect& square, Mark mark, Tone tone) {
    sheet.painter().mark(Mark::disc, square, edge_of(tone));
    sheet.painter().mark(mark, square.inset(square.w * .17F), theme::paper);
}

void waiting(Sheet& sheet, const Rect& square) {
    constexpr int dots = 8;
    const float dot = square.w * .16F, radius = (square.w - dot) / 2;
    const int ahead = sheet.still() ? 0 : sheet.leaf().beat % dots;
    for (int i = 0; i < dots; ++i) {
        const float angle = static_cast<float>(i) * 2 * std::numbers::pi_v<float> / dots;
        const float x = square.x + square.w / 2 + radius * std::sin(angle) - dot / 2;
        const float y = square.y + square.h / 2 - radius * std::cos(angle) - dot / 2;
        const int behind = (ahead - i + dots) % dots;
        sheet.painter().mark(Mark::disc, {x, y, dot, dot},
                             behind < 3 ? theme::action : theme::line);
    }
    sheet.moves();
}

void qr_image(Sheet& sheet, const std::string& id, const Rect& square, int size,
              const std::vector<std::uint8_t>& dark, std::string_view says) {
    constexpr int quiet = 4;
    Painter& painter = sheet.painter();
    painter.fill_as_it_is(square, theme::paper);  // Dark on light whatever the colours are.
    const PixelRect room = painter.pixels(square);
    const int module = std::max(1, room.w / std::max(1, size + 2 * quiet));
    const float unit = static_cast<float>(module) / painter.scale();
    const float left = square.x + (square.w - unit * static_cast<float>(size)) / 2;
    const float top = square.y + (square.h - unit * static_cast<float>(size)) / 2;
    const auto is_dark = [&](int x, int y) {
        const auto i = static_cast<std::size_t>(y * size + x);
        return i < dark.size() && dark[i] != 0;
    };
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            int length = 0;
            while (x + length < size && is_dark(x + length, y)) ++length;
            if (length == 0) continue;
            painter.fill_as_it_is(
                {left + unit * static_cast<float>(x), top + unit * static_cast<float>(y),
                 unit * static_cast<float>(length), unit},
                theme::focus_outside);
            x += length;
        }
    }
    sheet.say({.id = id, .role = Role::image, .label = std::string(says)}, square);
}

std::vector<std::size_t> page_starts(const std::vector<float>& heights, float room, float gap) {
    std::vector<std::size_t> starts{0};
    float used = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const float more = heights[i] + (i == starts.back() ? 0 : gap);
        if (used + more > room && i > starts.back()) {
            starts.push_back(i);
            used = heights[i];
        } else {
            used += more;
        }
    }
    return starts;
}

PageOf page_of(const Sheet& sheet, const std::vector<float>& heights, float room, float gap,
               Turned turned) {
    std::vector<std::size_t> starts = page_starts(heights, room, gap);
    if (starts.size() > 1 && turned == Turned::by_pager) {
        starts = page_starts(heights, room - pager_height, gap);
    }
    PageOf found;
    found.pages = static_cast<int>(starts.size());
    found.page = std::clamp(sheet.leaf().page, 0, found.pages - 1);
    const auto page = static_cast<std::size_t>(found.page);
    found.first = starts[page];
    found.last = page + 1 < starts.size() ? starts[page + 1] : heights.size();
    return found;
}

void pager(Sheet& sheet, Rect& area, const PageOf& page, const PageWords& words, Size size) {
    if (page.pages <= 1) return;
    const Ways ways{.before = page.page > 0, .after = page.page + 1 < page.pages};
    const Rect row = area.cut_bottom(theme::target, theme::gap);
    if (const int by = pager_strip(sheet, row, ways, words, size); by != 0) {
        sheet.turn_to(page.page + by);
    }
}

int pager_strip(Sheet& sheet, const Rect& row, Ways ways, const PageWords& words, Size size) {
    const Button before{
        .id = "page.back", .label = words.before, .ready = ways.before, .size = size};
    const Button after{.id = "page.next", .label = words.after, .ready = ways.after, .size = size};
    const bool staff = size == Size::staff;
    const float between = staff ? 160 : 170 * sheet.scale();
    const float least = staff ? 150 : 300, most = (row.w - between) / 2;
    const float width = std::min(
        most, std::max(button_width(sheet, before, least), button_width(sheet, after, least)));
    int by = 0;
    if (button(sheet, before, {row.x, row.y, width, row.h}) && ways.before) by = -1;
    if (button(sheet, after, {row.right() - width, row.y, width, row.h}) && ways.after) by = 1;
    const Style style{.size = size,
                      .align = Painter::Align::centre,
                      .line_height = 1.2F,
                      .smallest = staff ? 26.F : 32.F};
    const Rect middle{row.x + width + 10, row.y, row.w - 2 * width - 20, row.h};
    sheet.draw_words("page", middle, words.where, style);
    sheet.say({.id = "page", .role = Role::text, .label = words.where}, middle);
    return by;
}

}  // namespace screens::ui

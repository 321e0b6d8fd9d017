// The screen of a terminal that called, as its list says it: drawn left, each line to point at
// right.
#include <algorithm>

#include "screens/desk/parts.h"
#include "screens/watch.h"

namespace screens {
namespace desk {
namespace {

constexpr float lines_width = 640, shared_foot = 136;
constexpr std::size_t longest_line = 60;  // bytes more cost more than they tell

bool is_pointable(const view::SeenElement& element) {
    static constexpr std::string_view tools[] = {"looks",          "text_size", "languages",
                                                 "keep_for_later", "where",     "place",
                                                 "watched",        "watch_stop"};
    if (element.hidden || element.label.empty() || element.role == "key") return false;
    if (element.id.starts_with("digit.") || element.id.starts_with("language.")) return false;
    if (std::find(std::begin(tools), std::end(tools), element.id) != std::end(tools)) return false;
    return element.target || element.role == "heading" || element.role == "field" ||
           element.role == "item" || element.role == "alert";
}

// As much of the words as there is room for, whole characters.
std::string cut(std::string words, std::size_t most) {
    if (words.size() <= most) return words;
    while (most > 0 && (static_cast<unsigned char>(words[most]) & 0xC0U) == 0x80U) --most;
    words.resize(most);
    return words + "…";
}

std::string fitted(ui::Sheet& sheet, const std::string& words, const ui::Style& style,
                   const ui::Rect& room) {
    const auto fits = [&](const std::string& some) {
        const ui::Laid laid = sheet.lay(some, style, room.w);
        return laid.height <= room.h && laid.width <= room.w;
    };
    if (room.w < 40 || room.h < 30) return {};
    if (fits(words)) return words;
    std::size_t least = 0, most = std::min<std::size_t>(words.size(), 240);
    while (most - least > 3) {
        const std::size_t middle = (least + most) / 2;
        (fits(cut(words, middle)) ? least : most) = middle;
    }
    return least == 0 ? std::string() : cut(words, least);
}

std::string words_of_seen(const view::SeenElement& element, const Phrases& say) {
    if (element.hidden) return say("desk_shared.hidden");
    const bool says_value = element.role == "field" || element.id.starts_with("line.");
    if (!says_value || element.value.empty()) return element.label;
    return element.label.empty() ? element.value : element.label + ": " + element.value;
}

void draw_element(ui::Sheet& sheet, const view::SeenElement& element, const ui::Rect& at,
                  const Phrases& say) {
    const bool box = element.target || element.role == "field" || element.role == "item";
    const bool chosen = element.value == "chosen";
    if (box) {
        sheet.painter().box(at, {.ground = chosen ? ui::theme::chosen_ground : ui::theme::paper,
                                 .edge = chosen ? ui::theme::action : ui::theme::line,
                                 .edge_width = chosen ? ui::theme::chosen_edge : ui::theme::edge,
                                 .radius = 10});
    }
    ui::Style style = element.role == "heading" ? bold : plain;
    style.size = ui::Size::staff;
    style.line_height = 1.15F;
    style.smallest = 26;
    if (box) style.align = ui::Painter::Align::centre;
    ui::Rect room = box ? at.inset(6, 2) : at;
    const std::string words = fitted(sheet, words_of_seen(element, say), style, room);
    if (words.empty()) return;
    const float height = sheet.lay(words, style, room.w).height;
    if (box) room.cut_top((room.h - height) / 2);
    sheet.draw_words("seen", {room.x, room.y, room.w, height + 2}, words, style);
}

// The screen itself, smaller; only to look at.
void picture(const view::SharedScreen& shared, const Phrases& say, ui::Sheet& sheet,
             const ui::Rect& area) {
    const view::Seen& seen = *shared.seen;
    const auto wide = static_cast<float>(seen.width), high = static_cast<float>(seen.height);
    const float scale = std::min(area.w / wide, area.h / high);
    const ui::Rect at{area.x + (area.w - wide * scale) / 2, area.y, wide * scale, high * scale};
    sheet.painter().box(at, {.ground = ui::theme::ground, .edge = ui::theme::control, .radius = 0});
    for (const view::SeenElement& element : seen.elements) {
        const ui::Rect place{at.x + static_cast<float>(element.x) * scale,
                             at.y + static_cast<float>(element.y) * scale,
                             static_cast<float>(element.w) * scale,
                             static_cast<float>(element.h) * scale};
        if (place.right() > at.right() + 1 || place.bottom() > at.bottom() + 1) continue;
        draw_element(sheet, element, place, say);
        if (element.id != shared.pointed || shared.pointed.empty()) continue;
        const ui::Rect ring = place.inset(-5);
        for (const ui::Rect& side :
             {ui::Rect{ring.x, ring.y, ring.w, 5}, ui::Rect{ring.x, ring.bottom() - 5, ring.w, 5},
              ui::Rect{ring.x, ring.y, 5, ring.h}, ui::Rect{ring.right() - 5, ring.y, 5, ring.h}}) {
            sheet.painter().fill(side, ui::theme::danger_edge);
        }
    }
    sheet.say({.id = "seen",
               .role = ui::Role::image,
               .label = shared.journey_title,
               .value = seen.screen},
              at);
}

Wish lines(const view::SharedScreen& shared, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    std::vector<const view::SeenElement*> all;
    for (const view::SeenElement& one : shared.seen->elements) {
        if (is_pointable(one)) all.push_back(&one);
    }
    // From top to bottom, as the visitor reads it.
    std::stable_sort(all.begin(), all.end(), [](const auto* one, const auto* other) {
        return std::pair(one->y, one->x) < std::pair(other->y, other->x);
    });
    Wish wanted;
    const ui::PageOf page = ui::page_of(sheet, std::vector<float>(all.size(), ui::theme::target),
                                        area.h, ui::theme::gap);
    wish(wanted, turn_pages(sheet, area, page, {}, say, area.w, ui::Size::staff, ui::theme::target,
                            Turns::in_short));
    for (std::size_t i = page.first; i < page.last; ++i) {
        const view::SeenElement& one = *all[i];
        const ui::Button row{.id = "point." + one.id,
                             .label = cut(words_of_seen(one, say), longest_line),
                             .look = one.id == shared.pointed ? ui::Look::action : ui::Look::plain,
                             .size = ui::Size::staff};
        if (ui::button(sheet, row, area.cut_top(ui::theme::target, ui::theme::gap)))
            wanted = view::SharedPointed{one.id};
    }
    return wanted;
}

}  // namespace
}  // namespace desk

Wish show(const view::SharedScreen& shared, const Phrases& say, ui::Sheet& sheet) {
    using namespace desk;
    Wish wanted;
    ui::Rect area = sheet.whole();
    area.cut_top(ui::theme::header);
    const ui::Rect foot = area.cut_bottom(shared_foot);
    sheet.painter().fill(foot, ui::theme::paper);
    sheet.painter().fill({foot.x, foot.y, foot.w, 3}, ui::theme::line);
    ui::Rect acts = foot.inset(ui::theme::edge_margin, (shared_foot - ui::theme::target) / 2);
    const ui::Button leave{
        .id = "back", .label = say("desk_shared.leave"), .size = ui::Size::staff};
    if (ui::button(sheet, leave, acts.cut_left(360, ui::theme::gap))) wanted = view::GoBack{};
    const ui::Button write{.id = "write",
                           .label = say("desk_shared.write"),
                           .look = ui::Look::action,
                           .size = ui::Size::staff};
    if (shared.may_write && ui::button(sheet, write, acts.cut_right(360)))
        wanted = view::WriteWanted{};
    area = area.inset(32, 24);
    ui::Rect right = area.cut_right(lines_width, 32);
    sheet.painter().fill({right.x - 17, area.y - 24, 3, area.h + 48}, ui::theme::line);
    const ui::Style told{
        .size = ui::Size::staff, .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 26};
    const float height = sheet.lay(shared.state, told, right.w - 40).height;
    const ui::Rect state = right.cut_top(height + 36, ui::theme::gap);
    sheet.painter().box(state,
                        {.ground = ui::theme::attention_ground, .edge = ui::theme::attention_edge});
    sheet.words("state", ui::Role::alert, {state.x + 20, state.y + 18, state.w - 40, height + 2},
                shared.state, told);
    if (!shared.seen) return wanted;
    picture(shared, say, sheet, area);
    wish(wanted, lines(shared, say, sheet, right));
    return wanted;
}

}  // namespace screens

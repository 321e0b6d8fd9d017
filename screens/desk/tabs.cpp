#include "screens/desk/parts.h"

namespace screens::desk {
namespace {

constexpr float most_width = 420;

ui::Style words_of(bool chosen) {
    ui::Style words = bold;
    words.align = ui::Painter::Align::centre;
    words.line_height = 1.25F;
    words.colour = chosen ? ui::theme::paper : ui::theme::ink;
    return words;
}

bool tab_button(ui::Sheet& sheet, const view::DeskTab& tab, const ui::Rect& at) {
    const std::string id = "tab." + tab.id;
    const bool pressed = sheet.pressed(id);
    const ui::Colour blue = pressed ? ui::theme::action_pressed : ui::theme::action;
    const ui::Rect drawn = at.inset(0, 6);  // The touch area stays larger.
    sheet.focus_ring(id, drawn);
    sheet.painter().box(drawn, {.ground = tab.chosen ? blue
                                          : pressed  ? ui::theme::pressed_ground
                                                     : ui::theme::paper,
                                .edge = tab.chosen ? blue : ui::theme::control});
    sheet.draw_words(id, drawn.inset(10, 2), tab.label, words_of(tab.chosen));
    return sheet.target({.id = id,
                         .role = ui::Role::choice,
                         .label = tab.label,
                         .value = tab.chosen ? "chosen" : ""},
                        at);
}

// A line ends at a space, at a bracket, or where a new phrase begins.
bool breaks_a_word(const ui::Laid& laid) {
    const auto is_hiragana = [](char32_t code) { return code >= U'\x3041' && code <= U'\x309f'; };
    constexpr std::u32string_view opens = U"\x300c\xff08", closes = U"\x300d\xff09\x30fb";
    for (std::size_t i = 0; i + 1 < laid.lines.size(); ++i) {
        const std::size_t last = laid.lines[i].last, next = laid.lines[i + 1].first;
        if (last < next || last == 0) continue;  // What stood between is not drawn.
        const char32_t before = laid.text[last - 1].code, after = laid.text[next].code;
        const bool phrase = is_hiragana(before) && !is_hiragana(after);
        const bool bracket = opens.find(after) != std::u32string_view::npos ||
                             closes.find(before) != std::u32string_view::npos;
        if (!phrase && !bracket) return true;
    }
    return false;
}

// As narrow as two lines of whole words allow.
float tab_width(ui::Sheet& sheet, const view::DeskTab& tab) {
    constexpr float two_lines = 2.1F * 1.25F * ui::points(ui::Size::staff);
    float width = 100;
    for (; width < most_width; width += 10) {
        const ui::Laid laid = sheet.lay(tab.label, words_of(false), width);
        if (laid.height <= two_lines && !breaks_a_word(laid)) break;
    }
    return width + 26;
}

// Tabs page when one line does not hold them; the chosen one is always on the page that shows.
struct Line {
    std::vector<float> widths;
    std::vector<std::size_t> starts{0};
    std::size_t page = 0;
};

constexpr float turn_width = 110;
constexpr std::string_view turned = "tabs.";

Line line_of(ui::Sheet& sheet, const std::vector<view::DeskTab>& all, float room) {
    Line made;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        made.widths.push_back(tab_width(sheet, all[i]));
        if (all[i].chosen) chosen = i;
    }
    made.starts = ui::page_starts(made.widths, room, ui::theme::gap);
    if (made.starts.size() > 1) {
        made.starts =
            ui::page_starts(made.widths, room - 2 * (turn_width + ui::theme::gap), ui::theme::gap);
    }
    while (made.page + 1 < made.starts.size() && made.starts[made.page + 1] <= chosen) ++made.page;
    const std::string& opened = sheet.leaf().opened;
    if (opened.starts_with(turned) && opened.size() == turned.size() + 1) {
        const auto wanted = static_cast<std::size_t>(opened.back() - '0');
        made.page = std::min(wanted, made.starts.size() - 1);
    }
    return made;
}

void turn_button(ui::Sheet& sheet, const std::string& id, const std::string& label,
                 std::size_t page, bool ready, const ui::Rect& at) {
    const ui::Button made{.id = id, .label = label, .ready = ready, .size = ui::Size::staff};
    if (ui::button(sheet, made, at) && ready) {
        sheet.open(std::string(turned) + std::to_string(page));
    }
}

}  // namespace

Wish tabs(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    if (desk.tabs.size() < 2) return std::nullopt;
    Wish wanted;
    const ui::Rect strip = area.cut_top(16 + ui::theme::target);
    sheet.painter().fill({strip.x, strip.bottom() - 3, strip.w, 3}, ui::theme::line);
    ui::Rect row{strip.x + 24, strip.y + 16, strip.w - 48, ui::theme::target};
    const Line line = line_of(sheet, desk.tabs, row.w);
    if (line.starts.size() > 1) {
        const bool last = line.page + 1 == line.starts.size();
        turn_button(sheet, "tabs.back", say("desk.page_back"), line.page - (line.page > 0 ? 1 : 0),
                    line.page > 0, row.cut_left(turn_width, ui::theme::gap));
        turn_button(sheet, "tabs.next", say("desk.page_next"), line.page + 1, !last,
                    row.cut_right(turn_width, ui::theme::gap));
    }
    const std::size_t end =
        line.page + 1 < line.starts.size() ? line.starts[line.page + 1] : desk.tabs.size();
    for (std::size_t i = line.starts[line.page]; i < end; ++i) {
        if (tab_button(sheet, desk.tabs[i], row.cut_left(line.widths[i], ui::theme::gap))) {
            wanted = view::TabChosen{desk.tabs[i].id};
        }
    }
    return wanted;
}

// What a clerk can begin without a row of a register.
Wish acts(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect area) {
    Wish wanted;
    area = area.inset(48, 28);
    ui::notice(sheet, "message", area, desk.message, "", ui::Role::alert);
    if (desk.acts.empty()) ui::paragraph(sheet, "empty", area, say("desk.no_acts"), plain);
    constexpr int columns = 3;
    constexpr float height = 112;
    const std::size_t rows = (desk.acts.size() + columns - 1) / columns;
    const ui::PageOf page =
        ui::page_of(sheet, std::vector<float>(rows, height), area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say), ui::Size::staff);
    int place = 0;
    for (std::size_t i = page.first * columns; i < std::min(page.last * columns, desk.acts.size());
         ++i) {
        const view::ActButton& act = desk.acts[i];
        const ui::Button made{
            .id = "act." + act.id, .label = act.label, .size = ui::Size::staff_title};
        if (ui::button(sheet, made, area.cell(place++, columns, height, ui::theme::gap))) {
            wanted = view::ActChosen{act.id, ""};
        }
    }
    return wanted;
}

}  // namespace screens::desk

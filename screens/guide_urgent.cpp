#include "screens/all.h"
#include "screens/ui/cards.h"

namespace screens {
namespace {

constexpr float in_help = 32, most_name = 100;
constexpr ui::Style distress_title{.size = ui::Size::question,
                                   .weight = ui::Weight::bold,
                                   .colour = ui::theme::danger_words,
                                   .line_height = 1.3F,
                                   .smallest = 40};
constexpr ui::Style distress_words{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 34};
constexpr ui::Style calm_title{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.3F, .smallest = 36};
constexpr ui::Style calm_words{.size = ui::Size::body, .line_height = 1.35F, .smallest = 30};
constexpr ui::Style phone_name{.size = ui::Size::body, .line_height = 1.2F, .smallest = 32};
constexpr ui::Style phone_number{
    .size = ui::Size::number, .weight = ui::Weight::bold, .line_height = 1.1F, .smallest = 48};

int phones_a_row(const view::GuideHelp& help, const ui::Sheet& sheet) {
    return sheet.tall() ? 1 : std::clamp(static_cast<int>(help.telephones.size()), 1, 3);
}

float phone_height(const view::GuideHelp& help, ui::Sheet& sheet, float width) {
    float most = 0;
    for (const view::GuideTelephone& one : help.telephones) {
        most = std::max(most, sheet.lay(one.name, phone_name, width, most_name).height +
                                  sheet.lay(one.number, phone_number, width, 100).height);
    }
    return most + 20;
}

float phones_height(const view::GuideHelp& help, ui::Sheet& sheet, float width) {
    const int columns = phones_a_row(help, sheet);
    const int rows = (static_cast<int>(help.telephones.size()) + columns - 1) / columns;
    return static_cast<float>(rows) *
           phone_height(help, sheet, width / static_cast<float>(columns) - in_help);
}

// Whom to call, as large as a number to be dialled must be.
void draw_phones(const view::GuideHelp& help, ui::Sheet& sheet, const ui::Rect& at, std::size_t n) {
    const int columns = phones_a_row(help, sheet);
    const float height = phone_height(help, sheet, at.w / static_cast<float>(columns) - in_help);
    int place = 0;
    for (const view::GuideTelephone& one : help.telephones) {
        ui::Rect cell = at.cell(place, columns, height, 0);
        cell.w -= in_help;
        const std::string id = "phone." + std::to_string(n) + "." + std::to_string(++place);
        const ui::Rect whole = cell;
        const float name = sheet.lay(one.name, phone_name, cell.w, most_name).height;
        sheet.draw_words(id, cell.cut_top(name), one.name, phone_name);
        sheet.draw_words(id, cell, one.number, phone_number);
        sheet.say({.id = id,
                   .role = ui::Role::item,
                   .label = one.name,
                   .speech = one.name,
                   .value = one.number},
                  whole);
    }
}

void draw_help(const view::GuideHelp& help, std::size_t n, ui::Sheet& sheet, const ui::Rect& at) {
    sheet.painter().box(at, {.ground = ui::theme::paper,
                             .edge = ui::theme::danger_edge,
                             .edge_width = ui::theme::chosen_edge});
    ui::Rect inside = at.inset(in_help, 22);
    const float phones = phones_height(help, sheet, inside.w);
    const ui::Rect below = inside.cut_bottom(phones, 8);
    const std::string id = "help." + std::to_string(n);
    ui::Rect top = inside;
    top.h = inside.h * .4F;
    inside.cut_top(sheet.words(id + ".title", ui::Role::heading, top, help.title, distress_title),
                   10);
    sheet.words(id, ui::Role::alert, inside, help.text, distress_words);
    draw_phones(help, sheet, below, n);
}

float help_height(const view::GuideHelp& help, ui::Sheet& sheet, float width, float most) {
    const float inside = width - 2 * in_help;
    const float natural = sheet.lay(help.title, distress_title, inside).height + 10 +
                          sheet.lay(help.text, distress_words, inside).height + 16 +
                          phones_height(help, sheet, inside) + 2 * 22;
    return std::min(natural, most);
}

}  // namespace

void calm_help(const view::GuideHelp& help, ui::Sheet& sheet, ui::Rect& area) {
    // Below it there is room for one button and the way to the others.
    constexpr float inside_calm = 26;
    const float below_calm = ui::pager_height + 260;
    const float width = area.w - 2 * inside_calm;
    const float phones = phones_height(help, sheet, width);
    const float title = sheet.lay(help.title, calm_title, width).height;
    const float text = sheet.lay(help.text, calm_words, width).height;
    const float wanted = title + 8 + text + 14 + phones + 2 * inside_calm;
    ui::Rect inside =
        ui::card(sheet, area.cut_top(std::min(wanted, area.h - below_calm), 20), inside_calm);
    const ui::Rect below = inside.cut_bottom(phones, 8);
    sheet.words("help.title", ui::Role::heading, inside.cut_top(title + 2, 6), help.title,
                calm_title);
    sheet.words("help", ui::Role::text, inside, help.text, calm_words);
    draw_phones(help, sheet, below, 1);
}

// Somebody is in distress: whom to call, and that somebody comes. Nothing else first.
Wish urgent_help(const view::GuideAnswer& answer, const Phrases& say, ui::Sheet& sheet) {
    ui::Rect area = sheet.body();
    area = {area.x, area.y - 14, area.w, area.h + 26};
    ui::notice(sheet, "called", area, answer.called, "", ui::Role::alert);
    std::vector<float> heights;
    for (const view::GuideHelp& help : answer.help) {
        const float room = answer.help.size() > 1 ? area.h - ui::pager_height : area.h;
        heights.push_back(help_height(help, sheet, area.w, room));
    }
    const ui::PageOf page = ui::page_of(sheet, heights, area.h, ui::theme::gap);
    ui::pager(sheet, area, page, page_words(page, say));
    for (std::size_t i = page.first; i < page.last; ++i)
        draw_help(answer.help[i], i + 1, sheet, area.cut_top(heights[i], ui::theme::gap));
    return footer({.back = true}, say, sheet);
}

}  // namespace screens

#include "screens/chrome.h"

#include <algorithm>

#include "screens/ui/buttons.h"

namespace screens {
namespace {

constexpr float button_height = 96;

ui::Button header_button(std::string id, std::string label) {
    return {.id = std::move(id),
            .label = std::move(label),
            .look = ui::Look::quiet,
            .size = ui::Size::second,
            .drawn_inset = 8};
}

std::string size_words(int text_size, const Phrases& say) {
    if (text_size <= 0) return say("header.text_larger");
    return text_size == 1 ? say("header.text_largest") : say("header.text_normal");
}

// From the right edge leftwards, so that the title takes what is left.
bool header_target(ui::Sheet& sheet, const ui::Button& made, ui::Rect& area) {
    const float width = ui::button_width(sheet, made, 160) - 24;
    const ui::Rect place = area.cut_right(width, ui::theme::gap);
    return ui::button(sheet, made, {place.x, 4, place.w, button_height});
}

}  // namespace

Wish header(const view::Frame& frame, const std::string& title, const Phrases& say,
            ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = ui::Rect(sheet.whole()).cut_top(ui::theme::header);
    sheet.painter().fill(area, ui::theme::paper);
    sheet.painter().fill({area.x, area.bottom() - 3, area.w, 3}, ui::theme::line);
    area = area.inset(ui::theme::edge_margin, 0);
    if (header_target(sheet, header_button("text_size", size_words(frame.text_size, say)), area)) {
        wanted = view::TextSizeChanged{};
    }
    for (auto language = frame.languages.rbegin(); language != frame.languages.rend(); ++language) {
        if (language->chosen) continue;
        if (header_target(sheet, header_button("language." + language->id, language->label),
                          area)) {
            wanted = view::LanguageChosen{language->id};
        }
    }
    if (frame.can_carry_home &&
        header_target(sheet, header_button("keep_for_later", say("header.keep_for_later")), area)) {
        wanted = view::KeptForLater{};
    }
    town_sign(frame.practice, say, sheet, area);
    const ui::Style bold{
        .size = ui::Size::body, .weight = ui::Weight::bold, .line_height = 1.2F, .smallest = 32};
    const ui::Laid laid = sheet.lay(title, bold, area.w, 96);
    const float top = (ui::theme::header - laid.height) / 2 - 2;
    sheet.words("where", {area.x, top, area.w, 100}, title, bold);
    area.cut_left(laid.width + 32);
    const ui::Style second{
        .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.2F};
    const ui::Laid place = sheet.lay(frame.place, second, 1e5F);
    if (place.width <= area.w) {
        sheet.words("place", {area.x, (ui::theme::header - place.height) / 2, area.w, 100},
                    frame.place, second);
    }
    return wanted;
}

void town_sign(bool practice, const Phrases& say, ui::Sheet& sheet, ui::Rect& area) {
    if (!practice) {
        sheet.painter().box({area.x, 22, 20, 58},
                            {.ground = ui::theme::town_yellow, .edge_width = 0, .radius = 8});
        area.cut_left(40);
        return;
    }
    const ui::Style white{.size = ui::Size::body,
                          .weight = ui::Weight::bold,
                          .colour = ui::theme::paper,
                          .align = ui::Painter::Align::centre,
                          .line_height = 1.2F};
    const std::string word = say("practice.word");
    const ui::Rect badge{area.x, area.y + 16, sheet.lay(word, white, 1e5F).width + 56,
                         ui::theme::header - 34};
    sheet.painter().box(badge, {.ground = ui::theme::danger_words, .edge_width = 0, .radius = 12});
    sheet.draw_words("practice", badge.inset(20, 0), word, white);
    sheet.say({.id = "practice", .role = ui::Role::alert, .label = word}, badge);
    area.cut_left(badge.w, 24);
}

void practice_frame(const view::Frame& frame, ui::Sheet& sheet) {
    if (!frame.practice) return;
    constexpr float edge = 10;
    const ui::Rect& all = sheet.whole();
    ui::Painter& painter = sheet.painter();
    painter.fill({all.x, all.y, all.w, edge}, ui::theme::danger_edge);
    painter.fill({all.x, all.bottom() - edge, all.w, edge}, ui::theme::danger_edge);
    painter.fill({all.x, all.y, edge, all.h}, ui::theme::danger_edge);
    painter.fill({all.right() - edge, all.y, edge, all.h}, ui::theme::danger_edge);
}

Wish footer(const Footer& footer, const Phrases& say, ui::Sheet& sheet) {
    Wish wanted;
    ui::Rect area = ui::Rect(sheet.whole()).cut_bottom(ui::theme::footer);
    const float middle = area.x + area.w / 2;
    sheet.painter().fill(area, ui::theme::paper);
    sheet.painter().fill({area.x, area.y, area.w, 3}, ui::theme::line);
    area = area.inset(ui::theme::edge_margin, (ui::theme::footer - button_height) / 2);
    const auto from_left = [&](const ui::Button& made) {
        return ui::button(sheet, made,
                          area.cut_left(ui::button_width(sheet, made, 240), ui::theme::gap));
    };
    // The onward button takes its room first, so that the one in the middle can give way.
    const ui::Button onward{.id = footer.onward_id,
                            .label = footer.onward,
                            .look = ui::Look::action,
                            .ready = footer.ready};
    ui::Rect onward_place;
    if (!footer.onward.empty()) {
        onward_place = area.cut_right(ui::button_width(sheet, onward, 420), ui::theme::gap);
    }
    if (footer.back && from_left({.id = "back", .label = say("common.back")})) {
        wanted = view::GoBack{};
    }
    if (footer.quit && from_left({.id = "quit", .label = say("common.quit")})) {
        wanted = view::GaveUp{};
    }
    if (!footer.beside.id.empty() && from_left(footer.beside)) wanted = footer.then_beside;
    if (footer.staff) {
        const ui::Button staff{
            .id = "call_staff", .label = say("common.call_staff"), .look = ui::Look::help};
        const float width = std::min(ui::button_width(sheet, staff, 286), area.w);
        const float x = std::clamp(middle - width / 2, area.x, area.right() - width);
        if (ui::button(sheet, staff, {x, area.y, width, button_height})) {
            wanted = view::CallsStaff{};
        }
    }
    if (!footer.onward.empty() && ui::button(sheet, onward, onward_place)) wanted = footer.then;
    return wanted;
}

}  // namespace screens

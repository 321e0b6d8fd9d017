#pragma once

#include <algorithm>
#include <string>

#include "screens/stage.h"

namespace samples {

// The target that leads to the next page of the sheet; "" = this is the last.
inline std::string next_page(const screens::Sheeted& sheet) {
    const auto find = [&](const char* id) {
        return std::find_if(sheet.elements.begin(), sheet.elements.end(),
                            [&](const screens::ui::Element& each) { return each.id == id; });
    };
    if (const auto next = find("page.next"); next != sheet.elements.end()) {
        return next->enabled ? next->id : "";
    }
    return find("page") != sheet.elements.end() || sheet.screen == "receipt" ? "onward" : "";
}

// Calls `look` with every page of a frame, as a visitor turns them, and with the sheet behind
// 「この質問について」. A touch that wants something of the kiosk ends a way.
template <class Look>
void on_every_page(screens::Stage& stage, const kiosk::view::Frame& frame,
                   const kiosk::view::Say& say, int width, int height, Look look) {
    kiosk::view::Frame before;  // Another screen: what a stage remembers of a sheet is gone.
    stage.make(before, say, width, height);
    const screens::Sheeted* sheet = &stage.make(frame, say, width, height);
    look(*sheet, std::string());
    const bool explains = std::any_of(
        sheet->elements.begin(), sheet->elements.end(),
        [](const screens::ui::Element& each) { return each.id == "why" && each.target; });
    for (int page = 2; page < 12; ++page) {
        const std::string next = next_page(*sheet);
        if (next.empty()) break;
        sheet = &stage.make(frame, say, width, height, next);
        if (sheet->wish) break;
        look(*sheet, ".page" + std::to_string(page));
    }
    const bool signs =
        std::any_of(sheet->elements.begin(), sheet->elements.end(),
                    [](const screens::ui::Element& each) { return each.id == "signs"; });
    if (signs) {
        look(stage.make(frame, say, width, height, "signs"), std::string(".signs"));
        stage.make(frame, say, width, height, "kana");
    }
    if (sheet->screen == "welcome") {
        const auto& menu = stage.make(frame, say, width, height, "languages");
        if (menu.screen == "languages") look(menu, std::string(".languages"));
    }
    if (explains) look(stage.make(frame, say, width, height, "why"), std::string(".why"));
}

}  // namespace samples

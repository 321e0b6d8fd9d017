#pragma once

#include "screens/all.h"
#include "screens/ui/buttons.h"
#include "screens/ui/cards.h"
#include "screens/ui/pads.h"

// The counter: denser than residents' screens (26–30 px), the same targets.
namespace screens::desk {

inline constexpr float list_width = 620;
inline constexpr ui::Style plain{.size = ui::Size::staff, .line_height = 1.35F, .smallest = 26};
inline constexpr ui::Style bold{
    .size = ui::Size::staff, .weight = ui::Weight::bold, .line_height = 1.35F, .smallest = 26};
inline constexpr ui::Style second{
    .size = ui::Size::staff, .colour = ui::theme::second_ink, .line_height = 1.35F, .smallest = 26};

// The header: section, clerk, line; the same as header() of residents' screens.
Wish top(const view::Frame& frame, const view::Desk& desk, const Phrases& say, ui::Sheet& sheet);
// Queue, acts, and one a view of a register; nothing when there is no choice.
Wish tabs(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect& area);
Wish acts(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect area);
Wish table(const view::Desk& desk, const view::Table& shown, const Phrases& say, ui::Sheet& sheet,
           ui::Rect area);
Wish queue(const view::Desk& desk, const Phrases& say, ui::Sheet& sheet, ui::Rect area);
Wish open_case(const view::Desk& desk, const view::DeskCase& open, const Phrases& say,
               ui::Sheet& sheet, ui::Rect area);
// How the desk stands, in bars.
void charts(const std::vector<view::DeskChart>& shown, ui::Sheet& sheet, ui::Rect area);
Wish edit(const view::DeskEdit& edit, const Phrases& say, ui::Sheet& sheet, ui::Rect area);

}  // namespace screens::desk

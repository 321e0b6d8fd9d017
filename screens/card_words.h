#pragma once

#include "screens/ui/sheet.h"

namespace screens {

// How answers of the guide and procedures of a list are written on their cards.
inline constexpr ui::Style card_title{
    .size = ui::Size::label, .weight = ui::Weight::bold, .line_height = 1.25F, .smallest = 36};
inline constexpr ui::Style card_words{.line_height = 1.35F, .smallest = 34};
// Who knows more, and what says so.
inline constexpr ui::Style card_foot{
    .size = ui::Size::second, .colour = ui::theme::second_ink, .line_height = 1.3F, .smallest = 32};

}  // namespace screens

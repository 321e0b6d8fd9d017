#pragma once

#include <string>
#include <string_view>

namespace kiosk::typing {

// The text with its last kana changed to the next of its kind: plain, small, voiced and half-voiced
// forms take turns. A text whose last character has no other form stays as it is.
std::string with_last_kana_changed(std::string_view text);

std::string without_last_character(std::string_view text);
std::string to_katakana(std::string_view text);

}  // namespace kiosk::typing

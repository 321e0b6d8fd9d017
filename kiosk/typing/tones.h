#pragma once

#include <string>
#include <string_view>

namespace kiosk::typing {

// The text with the mark above or below its last letter changed to the next one: a vowel takes the
// six tones of Vietnamese in turn (four of them are the accents of other languages), u, o, n and c
// also what other Latin alphabets have. A letter that takes no mark stays as it is.
std::string with_last_tone_changed(std::string_view text);

}  // namespace kiosk::typing

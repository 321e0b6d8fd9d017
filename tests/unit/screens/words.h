#pragma once

#include <map>
#include <string>

#include "kiosk/view/say.h"

namespace samples {

using Words = std::map<std::string, std::string>;

// The town's words of one language, read by a tiny reader of tables and quoted strings.
Words read_words(const std::string& language);
// Only those kept by the screens.
Words read_screen_words(const std::string& language);
kiosk::view::Say say_from(Words words);

}  // namespace samples

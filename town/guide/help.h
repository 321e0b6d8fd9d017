#pragma once

#include <string>
#include <vector>

#include "town/guide/entries.h"

namespace town::guide {

struct Telephone {
    std::string name, number;
};

// What somebody in distress is shown (guide/urgent.toml), word for word.
struct HelpCard {
    std::string title, text;
    std::vector<Telephone> telephones;  // only those whose status is verified
    bool calls_staff = true;
};

// The calm card of what may be distress: its own words (kind "perhaps"), the telephones of `kind`.
HelpCard perhaps_card(const Files& files, std::string_view kind, const std::string& language);

// The card of one kind in this language, or in Japanese where the language has none. Empty title:
// there is no such kind.
HelpCard help_card(const Files& files, std::string_view kind, const std::string& language);

}  // namespace town::guide

#pragma once

#include <set>
#include <string>
#include <string_view>

#include "town/pack.h"

namespace town {

using Keys = std::set<std::string, std::less<>>;

struct PackKeys {
    Keys needed;     // the engine or a journey of this pack says it
    Keys allowed;    // says it when it is there: in one language, then in all
    Keys residents;  // of both: what is said to the public, not only to staff
};
// Every phrase that the engine or a journey of this pack says by a key it puts together.
PackKeys keys_of(const Pack& pack);
// Whether the engine or the journeys own the key: such a key that nobody says is a mistake. All
// other keys belong to the screens, the pages and the registers; tests of those compare them.
bool is_owned_key(std::string_view key);

// Somebody of the public answers it at a terminal or at home; else a clerk or a field device does.
bool is_for_residents(const Journey& journey);

}  // namespace town

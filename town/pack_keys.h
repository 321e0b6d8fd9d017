#pragma once

#include <set>
#include <string>
#include <string_view>

#include "town/pack.h"

namespace town {

using Keys = std::set<std::string, std::less<>>;

// Every phrase that the engine or a journey of this pack says by a key it puts together.
Keys keys_of(const Pack& pack);
// Whether the engine or the journeys own the key: such a key that nobody says is a mistake. All
// other keys belong to the screens; a test compares them with what the screens say.
bool is_owned_key(std::string_view key);

}  // namespace town

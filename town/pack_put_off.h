#pragma once

#include <map>
#include <string>

#include "town/pack_load.h"

namespace town {

using WordTexts = std::map<std::string, std::string, std::less<>>;  // by path, as written

// The words of these files are read when somebody first asks their language for one; nothing of
// what they say differs from a pack that was read whole. Once the first language's words are known.
void put_off_words(WordTexts texts, LoadedPack& loaded);

}  // namespace town

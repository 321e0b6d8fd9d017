#pragma once

#include "town/pack_load.h"

namespace town {

using WordFiles = std::map<std::string, TomlTable, std::less<>>;  // by path

// Reads the files of words/ into the pack, once its languages, facts and tables are known.
void load_phrases(const WordFiles& files, LoadedPack& loaded);

}  // namespace town

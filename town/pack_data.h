#pragma once

#include "town/pack_table.h"

namespace town {

// One codes/ID.toml: how a code on paper or on a card looks.
CodeForm load_code(PackTable& file);
// One tables/ID.toml: its rows, and whether somebody has checked what they say.
PackTableRows load_rows(PackTable& file, std::string_view id, LoadedPack& loaded);

// A phrase "table.TABLE.WORD.ROW" with {value.KEY} as the row says it; an empty value is one that
// nobody knows, so people are told to ask.
std::string with_values(const std::string& key, const std::string& phrase, const std::string& ask,
                        LoadedPack& loaded, const std::string& where);
// The table and the row that such a key speaks of; null when there are none.
const PackRow* row_of_key(const Pack& pack, std::string_view key);

}  // namespace town

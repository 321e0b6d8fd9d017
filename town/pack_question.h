#pragma once

#include "town/pack_table.h"

namespace town {

// One [[question]] as its file says it: not yet the copies or parts it stands for.
struct WrittenQuestion {
    Question question;
    std::string repeat;       // "" or the repeating group it belongs to
    bool is_account = false;  // kind = "account": five questions in one
};
WrittenQuestion load_question(PackTable& table, LoadedPack& loaded);

// The conditions under `when`.
std::vector<Condition> load_conditions(PackTable& table, LoadedPack& loaded);

// The whole number that a verified fact of the town is; 0 with a complaint when it is none.
int number_of_fact(PackTable& table, std::string_view key, LoadedPack& loaded);
// Written out, or the name of such a fact.
std::int64_t number_or_fact(PackTable& table, std::string_view key, LoadedPack& loaded,
                            std::int64_t least, std::int64_t most);

}  // namespace town

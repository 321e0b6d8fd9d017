#pragma once

#include <set>
#include <string>
#include <vector>

#include "town/pack.h"
#include "town/toml.h"

namespace town {

using PackComplaints = std::vector<PackComplaint>;

// A pack as its source tree says it, and all that could not be understood.
struct LoadedPack {
    Pack pack;
    PackComplaints complaints;
    // Per language, the phrases as written: with their {fact.ID} marks.
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> written;
    // Languages that are still being written: their files neither count nor travel.
    std::set<std::string, std::less<>> drafts;
    std::set<std::string, std::less<>> facts_used;
    // Tables that say where their figures are from, or that they are examples.
    std::set<std::string, std::less<>> tables_sourced;
};

// Reads pack.toml, facts/, codes/, tables/, words/ and journeys/, and carries guide/, speech/ and
// typing/. Whether it is a *good* pack is `check`'s question. `draft` is one that counts this time.
// Files of other rooms are parsed by those rooms when they need them: a terminal that opens a
// signed pack does not read them twice, whoever builds one does.
enum class RoomFiles { checked, taken };
LoadedPack load(const PackSource& source, std::string_view draft = {},
                RoomFiles room_files = RoomFiles::checked);

// "words/screens.ja.toml" → "ja", "journeys/x.toml" → "x".
std::string last_part(std::string_view path);

}  // namespace town

#pragma once

#include <optional>
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
    // Per table the day it was checked, as written; "" when it says none.
    std::map<std::string, std::string, std::less<>> tables_checked_on;
};

// How much is parsed at once. Whoever checks or builds a pack reads everything. Files of other
// rooms are parsed by those rooms when they need them, so whoever reads a pack does not do it
// twice. And who opens a signed pack reads the words of its first language: each other language
// is read when somebody first asks for it (pack_put_off.h).
enum class Parsed { everything, our_files, first_language };

using PackFiles = std::vector<std::pair<std::string_view, base::ByteView>>;  // by path

// Reads pack.toml, facts/, codes/, tables/, words/ and journeys/, and carries guide/, speech/,
// typing/ and floors/. Whether it is a *good* pack is `check`'s question. `draft` is one that
// counts this time.
LoadedPack load(const PackFiles& files, Parsed parsed, std::string_view draft = {});
// A source tree, of which everything is read.
LoadedPack load(const PackSource& source, std::string_view draft = {});

// One file as a table; what cannot be read becomes a complaint.
std::optional<TomlTable> parse_file(const std::string& path, std::string_view text,
                                    PackComplaints& complaints);

// "words/screens.ja.toml" → "ja", "journeys/x.toml" → "x".
std::string last_part(std::string_view path);

}  // namespace town

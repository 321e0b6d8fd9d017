#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "town/pack.h"

namespace town {

// A word of the pack as it is written and how it is read, in hiragana: what the pads offer first.
// In the file's order: of one reading the commoner comes first.
struct Spelling {
    std::string written, reading;
};
struct PlaceSpelling {
    Spelling name;
    std::string kind;    // "aza" …
    std::string postal;  // of an aza
};
// A postal code and what it stands for, written out from the prefecture on.
struct PostalArea {
    std::string code, written;
    std::string area;  // its last part, "" = a whole municipality
};

using Spellings = std::vector<Spelling>;
// What typing/*.toml of a pack hold; a file that is not there holds nothing.
base::Result<Spellings, PackComplaint> family_names_in(const Pack& pack);
base::Result<Spellings, PackComplaint> given_names_in(const Pack& pack);
base::Result<Spellings, PackComplaint> own_words_in(const Pack& pack);
base::Result<std::vector<PlaceSpelling>, PackComplaint> places_in(const Pack& pack);
base::Result<std::vector<PostalArea>, PackComplaint> postal_areas_in(const Pack& pack);

}  // namespace town

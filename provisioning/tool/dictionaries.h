#pragma once

#include "town/guide/dictionary.h"

namespace tool {

// The dictionaries this machine has: EDICT of the Debian package, Sudachi's synonyms as
// provisioning/synonyms fetched them, or MADOGUCHI_SYNONYMS (a file). What is absent is left out;
// the model says in its notice which were used.
town::guide::Dictionary dictionaries_here();

}  // namespace tool

#pragma once

#include "town/pack_load.h"

namespace town {

// The parts of `pack check` beyond what `load` already refuses. Each says what is wrong in
// one plain English sentence per finding.
void lint_town(LoadedPack& loaded);      // sections, places, facts, idle limits
void lint_journeys(LoadedPack& loaded);  // conditions, outcomes, roles, evidence
void lint_typing(LoadedPack& loaded);    // names, places, postal codes, words for the pads
void lint_days(LoadedPack& loaded);      // that the closed days are days and do not run out
void lint_floors(LoadedPack& loaded);    // plans of the buildings and their words
// Keys, marks, figures without a source, and plain speech as the source's rules/plain.toml wants
// it.
void lint_words(LoadedPack& loaded, const PackSource& source);

}  // namespace town

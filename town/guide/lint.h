#pragma once

#include "town/pack_plain.h"

namespace town::guide {

// What is wrong with what the guide asks back and with the life events, one plain English sentence
// a finding: ids nobody has, languages left out, words that are hard to read. For `pack check`.
PackComplaints lint_guide(const LoadedPack& loaded, const PlainSpeech& plain);
PackComplaints lint_guide(const PackSource& source);

}  // namespace town::guide

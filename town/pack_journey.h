#pragma once

#include "town/pack_table.h"

namespace town {

// One journeys/ID.toml as a Journey. Ages and retention are not written as numbers: they name a
// fact of the town, so that each has a source.
Journey load_journey(PackTable& file, LoadedPack& loaded);

}  // namespace town

#pragma once

#include <string>
#include <vector>

#include "tests/unit/server/support/acting_town.h"

namespace bench {

// Everything that is wrong in the town's registers, one sentence each; nothing = consistent.
std::vector<std::string> inconsistencies(server_test::ActingTown& town);

}  // namespace bench

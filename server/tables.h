#pragma once

#include "server/store/store.h"

namespace server {

// Every register makes its own tables; additive only, so an older server's rows stay.
Stored<void> create_tables(Store& store);

}  // namespace server

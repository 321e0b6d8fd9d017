#pragma once

#include "server/registers/register.h"

namespace server {

// Everybody makes their own tables, the measures' registers too; additive only, so an older
// server's rows stay.
Stored<void> create_tables(Store& store, const RegisterList& registers);

}  // namespace server

#pragma once

#include <filesystem>

#include "server/store/store.h"
#include "server/town_keys.h"
#include "town/pack.h"

namespace server {

Stored<void> create_pack_tables(Transaction& transaction);

// Reads the town pack as a terminal would: signed by the pack key, of this town, not older than the
// newest this store has seen, and with the same content if it has the same version. The error is
// one plain sentence.
base::Result<town::Pack, std::string> open_pack_file(const std::filesystem::path& file,
                                                     const TownKeys& keys, Store& store);

}  // namespace server

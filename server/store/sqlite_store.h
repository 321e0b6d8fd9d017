#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/store/store.h"

namespace server {

// SQLite in WAL mode with synchronous=FULL: one connection, one process (a lock file refuses the
// second), because of the WAL-reset bug of 3.40. The error is one plain sentence.
base::Result<std::unique_ptr<Store>, std::string> open_sqlite(const std::filesystem::path& file);

}  // namespace server

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/store/store.h"

namespace server {

// SQLite in WAL mode with synchronous=FULL: one connection, one process (a lock file refuses the
// second), because of the WAL-reset bug of 3.40. `on_broken` is told once, from the thread that met
// it, that the disk or the file failed: from then on every transaction fails and only a restart
// helps. The error is one plain sentence.
base::Result<std::unique_ptr<Store>, std::string> open_sqlite(
    const std::filesystem::path& file, std::function<void()> on_broken = [] {});

}  // namespace server

#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace base {

enum class FileFault { missing, unreadable, too_large, unwritable };

Result<Bytes, FileFault> read_file(const std::filesystem::path& path, std::size_t most_bytes);
// Temporary file, fsync, rename, fsync of the folder: the old or the new file is there, never half
// of one; where a link leads stays so. Devices and pipes are written into. `mode`: e.g. 0600.
Result<void, FileFault> write_file(const std::filesystem::path& path, ByteView bytes,
                                   unsigned mode);

}  // namespace base

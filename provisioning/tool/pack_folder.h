#pragma once

#include <filesystem>

#include "base/files.h"
#include "town/pack.h"

namespace tool {

// Reads a pack's source tree. Files whose name begins with a dot stay out; links are not followed.
inline base::Result<town::PackSource, base::FileFault> read_pack_folder(
    const std::filesystem::path& folder) {
    constexpr std::size_t most_bytes = std::size_t{64} << 20;
    namespace fs = std::filesystem;
    std::error_code failed;
    fs::recursive_directory_iterator entries(folder, failed);
    if (failed) return base::Failure{base::FileFault::missing};
    town::PackSource source;
    for (; entries != fs::recursive_directory_iterator(); entries.increment(failed)) {
        const fs::path& path = entries->path();
        if (path.filename().native().starts_with('.')) {
            entries.disable_recursion_pending();
            continue;
        }
        if (entries->is_directory(failed) && !entries->is_symlink(failed)) continue;
        if (!entries->is_regular_file(failed) || entries->is_symlink(failed)) {
            return base::Failure{base::FileFault::unreadable};
        }
        source.emplace(path.lexically_relative(folder).generic_string(),
                       TRY(base::read_file(path, most_bytes)));
    }
    if (failed) return base::Failure{base::FileFault::unreadable};
    return source;
}

}  // namespace tool

#include "provisioning/tool/writable_place.h"

#include <unistd.h>

namespace tool {

namespace {

namespace fs = std::filesystem;

bool is_writable(const fs::path& path) { return ::access(path.c_str(), W_OK) == 0; }

}  // namespace

bool is_writable_place(const fs::path& file) {
    std::error_code lost;
    const bool is_link = fs::is_symlink(file, lost);
    const auto there = fs::status(file, lost);
    if (fs::exists(there) && !fs::is_regular_file(there)) {
        return !fs::is_directory(there) && is_writable(file);
    }
    if (is_link && !fs::exists(there)) return false;
    const auto place = is_link ? fs::canonical(file, lost) : file;
    const auto folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    return fs::is_directory(folder, lost) && is_writable(folder);
}

}  // namespace tool

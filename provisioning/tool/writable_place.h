#pragma once

#include <filesystem>

namespace tool {

// Whether base::write_file could put a file there as things stand: asked before a card signs or a
// guide is trained, so that neither is in vain.
bool is_writable_place(const std::filesystem::path& file);

}  // namespace tool

#pragma once

#include <filesystem>

namespace kiosk {

// SQLite reads its log up to the first frame that does not add up and drops the rest in silence:
// right after a power cut (the last commit was torn, nobody was thanked), wrong when an older
// frame has rotted, for then thanked records vanish. True: a commit that had been followed by
// another, so was on disk, no longer adds up. (File format: sqlite.org/fileformat2.html §4.)
bool log_is_damaged(const std::filesystem::path& log);

}  // namespace kiosk

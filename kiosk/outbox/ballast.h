#pragma once

#include <filesystem>

namespace kiosk {

// Disk space held back: on a full disk SQLite can neither delete nor checkpoint, so acks could not
// free anything. Given up then, and taken back before the next record is accepted.
class Ballast {
public:
    Ballast(std::filesystem::path file, std::size_t size_bytes);
    bool in_place() const { return in_place_; }
    bool take();  // true: the whole space is ours
    void drop();

private:
    std::filesystem::path file_;
    std::size_t size_bytes_;
    bool in_place_ = false;
};

}  // namespace kiosk

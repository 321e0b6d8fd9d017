#pragma once

#include <filesystem>
#include <utility>

#include "kiosk/outbox/outbox.h"

namespace kiosk {

// Holds STATE/outbox for this process alone: a second connection could corrupt SQLite's log
// (sync-and-faults.md §2.3). The kernel lets go when the process ends, however it ends.
class FolderLock {
public:
    static base::Result<FolderLock, OutboxFault> take(const std::filesystem::path& folder);
    FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FolderLock& operator=(FolderLock&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~FolderLock();

private:
    explicit FolderLock(int fd) : fd_(fd) {}
    int fd_;
};

}  // namespace kiosk

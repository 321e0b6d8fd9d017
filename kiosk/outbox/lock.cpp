#include "kiosk/outbox/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kiosk {

base::Result<FolderLock, OutboxFault> FolderLock::take(const std::filesystem::path& folder) {
    const int fd = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return base::Failure{OutboxFault::broken};
    FolderLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) return base::Failure{OutboxFault::in_use};
    return lock;
}

FolderLock::~FolderLock() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace kiosk

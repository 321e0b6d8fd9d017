#include "kiosk/outbox/ballast.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace kiosk {

Ballast::Ballast(std::filesystem::path file, std::size_t size_bytes)
    : file_(std::move(file)), size_bytes_(size_bytes) {}

bool Ballast::take() {
    if (in_place_) return true;
    const int fd = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    in_place_ = ::posix_fallocate(fd, 0, static_cast<off_t>(size_bytes_)) == 0;
    ::close(fd);
    if (!in_place_) drop();  // half a ballast only takes space away from the records
    return in_place_;
}

void Ballast::drop() {
    ::unlink(file_.c_str());
    in_place_ = false;
}

}  // namespace kiosk

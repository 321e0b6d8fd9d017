#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace base {
namespace {

// Sole owner of one file descriptor.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    // Closes now, because an error of close() may be the only sign of a failed write.
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

bool write_all(int fd, ByteView bytes) {
    while (!bytes.empty()) {
        const auto wrote = ::write(fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(wrote));
    }
    return true;
}

bool sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.get() >= 0 && ::fsync(opened.get()) == 0;
}

Result<void, FileFault> replace(const std::filesystem::path& path, ByteView bytes, unsigned mode) {
    auto pattern = path.string() + ".XXXXXX";
    Descriptor file(::mkostemp(pattern.data(), O_CLOEXEC));
    if (file.get() < 0) return Failure{FileFault::unwritable};
    const bool written = ::fchmod(file.get(), static_cast<mode_t>(mode)) == 0 &&
                         write_all(file.get(), bytes) && ::fsync(file.get()) == 0 && file.close() &&
                         ::rename(pattern.c_str(), path.c_str()) == 0;
    if (!written) {
        ::unlink(pattern.c_str());
        return Failure{FileFault::unwritable};
    }
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (!sync_folder(folder)) return Failure{FileFault::unwritable};
    return {};
}

Result<void, FileFault> write_into(const std::filesystem::path& device, ByteView bytes) {
    Descriptor opened(::open(device.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
    const bool written = opened.get() >= 0 && write_all(opened.get(), bytes) && opened.close();
    if (!written) return Failure{FileFault::unwritable};
    return {};
}

}  // namespace

Result<Bytes, FileFault> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        return Failure{errno == ENOENT ? FileFault::missing : FileFault::unreadable};
    }
    Bytes bytes;
    std::uint8_t piece[16384];
    for (;;) {
        const auto got = ::read(file.get(), piece, sizeof piece);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Failure{FileFault::unreadable};
        if (got == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > most_bytes) {
            return Failure{FileFault::too_large};
        }
        bytes.insert(bytes.end(), piece, piece + got);
    }
}

Result<void, FileFault> write_file(const std::filesystem::path& path, ByteView bytes,
                                   unsigned mode) {
    struct stat there {};
    if (::lstat(path.c_str(), &there) != 0 || S_ISREG(there.st_mode)) {
        return replace(path, bytes, mode);
    }
    // Something else than a file stays what it is: a device, a pipe, a link to another place.
    if (::stat(path.c_str(), &there) != 0) return Failure{FileFault::unwritable};
    if (S_ISCHR(there.st_mode) || S_ISFIFO(there.st_mode)) return write_into(path, bytes);
    if (!S_ISREG(there.st_mode)) return Failure{FileFault::unwritable};
    std::error_code lost;
    const auto target = std::filesystem::canonical(path, lost);
    if (lost) return Failure{FileFault::unwritable};
    return replace(target, bytes, mode);
}

}  // namespace base

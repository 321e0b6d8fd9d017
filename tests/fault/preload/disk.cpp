// LD_PRELOAD: a disk that lies or fails, as FAULT_DISK says.
//   drop      fsync and fdatasync do nothing and report success
//   eio:N     the Nth of them fails with EIO, once
//   short:N   every Nth write is cut to half, and every Nth is interrupted first
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <sys/types.h>

#include <atomic>
#include <cstdlib>
#include <cstring>

namespace {

struct Plan {
    enum class What { nothing, drop, eio, short_writes } what = What::nothing;
    long at = 0;
};

const Plan& plan() {
    static const Plan made = [] {
        const char* text = std::getenv("FAULT_DISK");
        Plan plan;
        if (text == nullptr) return plan;
        if (std::strcmp(text, "drop") == 0) plan.what = Plan::What::drop;
        if (std::strncmp(text, "eio:", 4) == 0) plan = {Plan::What::eio, std::atol(text + 4)};
        if (std::strncmp(text, "short:", 6) == 0) {
            plan = {Plan::What::short_writes, std::atol(text + 6)};
        }
        return plan;
    }();
    return made;
}

std::atomic<long> syncs{0};
std::atomic<long> writes{0};

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int synced(const char* name, int fd) {
    if (plan().what == Plan::What::drop) return 0;
    if (plan().what == Plan::What::eio && ++syncs == plan().at) {
        errno = EIO;
        return -1;
    }
    return next<int (*)(int)>(name)(fd);
}

ssize_t written(const char* name, int fd, const void* bytes, size_t size, off64_t at) {
    const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>(name);
    if (plan().what != Plan::What::short_writes || size < 2) return real(fd, bytes, size, at);
    const long count = ++writes;
    if (count % plan().at == 0) return real(fd, bytes, size / 2, at);
    if (count % plan().at == 1) {
        errno = EINTR;
        return -1;
    }
    return real(fd, bytes, size, at);
}

}  // namespace

extern "C" {
int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
    return written("pwrite", fd, bytes, size, at);
}
ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
    return written("pwrite64", fd, bytes, size, at);
}
}

#include "drivers/camera/emulated/unix_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <optional>

namespace drivers::camera {

namespace {

std::optional<sockaddr_un> address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

// Every sockaddr is handed over as its first member.
const sockaddr* general(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

bool is_abandoned_socket(const std::string& path) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return false;
    const int listener = connect_to(path);
    if (listener < 0) return true;
    ::close(listener);
    return false;
}

}  // namespace

int connect_to(const std::string& path) {
    const auto address = address_of(path);
    if (!address) return -1;
    const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made >= 0 && ::connect(made, general(*address), sizeof *address) == 0) return made;
    if (made >= 0) ::close(made);
    return -1;
}

int listen_at(const std::string& path) {
    const auto address = address_of(path);
    if (!address) return -1;
    if (is_abandoned_socket(path)) ::unlink(path.c_str());
    const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (made >= 0 && ::bind(made, general(*address), sizeof *address) == 0 &&
        ::listen(made, 8) == 0) {
        return made;
    }
    if (made >= 0) ::close(made);
    return -1;
}

}  // namespace drivers::camera

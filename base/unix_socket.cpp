#include "base/unix_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

namespace base {
namespace {

std::optional<sockaddr_un> socket_address(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) return std::nullopt;
    path.copy(address.sun_path, path.size());
    return address;
}

// Every sockaddr is handed over as its first member.
const sockaddr* general(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

// Never waits, also where a listener is too busy to take us.
bool is_abandoned(const sockaddr_un& address) {
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (probe < 0) return false;
    const bool refused =
        ::connect(probe, general(address), sizeof address) != 0 && errno == ECONNREFUSED;
    ::close(probe);
    return refused;
}

Result<void, std::string> clear(const std::string& path, const sockaddr_un& address) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) return {};
    if (!S_ISSOCK(found.st_mode)) return Failure{path + " is no socket; it is left as it is"};
    if (!is_abandoned(address)) return Failure{"another program listens at " + path};
    ::unlink(path.c_str());
    return {};
}

}  // namespace

int connect_to(const std::string& path) {
    const auto address = socket_address(path);
    if (!address) return -1;
    const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made >= 0 && ::connect(made, general(*address), sizeof *address) == 0) return made;
    if (made >= 0) ::close(made);
    return -1;
}

Result<int, std::string> listen_at(const std::string& path, Accepting accepting) {
    const auto address = socket_address(path);
    if (!address) return Failure{"the path of a socket must have 1 to 107 bytes: " + path};
    TRY(clear(path, *address));
    const int habit = accepting == Accepting::never_waits ? SOCK_NONBLOCK : 0;
    const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | habit, 0);
    // Before it listens nobody can come in: the rights are in time.
    if (made >= 0 && ::bind(made, general(*address), sizeof *address) == 0 &&
        ::chmod(path.c_str(), 0600) == 0 && ::listen(made, 8) == 0) {
        return made;
    }
    if (made >= 0) ::close(made);
    return Failure{"cannot listen at " + path};
}

}  // namespace base

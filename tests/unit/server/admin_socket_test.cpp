// Who may stand at the path of the officer's socket, and whose place is taken.
#include "server/admin/admin_socket.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/files.h"
#include "tests/unit/server/support/test_town.h"

namespace {

auto opened(const std::filesystem::path& path, const std::string& name) {
    return server::AdminSocket::open(path, [name](const std::string&) { return name; });
}

// What a killed server leaves behind.
void leave_a_socket(const std::filesystem::path& path) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(socket, 1) == 0);
    ::close(socket);
    REQUIRE(std::filesystem::is_socket(path));
}

}  // namespace

TEST_CASE("a second server does not take the socket of one that lives") {
    const server_test::TemporaryFolder folder;
    const auto path = folder.path() / "admin.sock";
    const auto first = opened(path, "first");
    REQUIRE(first);
    const auto second = opened(path, "second");
    REQUIRE_FALSE(second);
    CHECK(second.error() == "another program listens at " + path.string());
    CHECK(server::ask_admin_socket(path, "who?").value() == "first");
}

TEST_CASE("the socket of a killed server is replaced") {
    const server_test::TemporaryFolder folder;
    const auto path = folder.path() / "admin.sock";
    leave_a_socket(path);
    const auto next = opened(path, "next");
    REQUIRE(next);
    CHECK(server::ask_admin_socket(path, "who?").value() == "next");
}

TEST_CASE("a file that is no socket is not removed for one") {
    const server_test::TemporaryFolder folder;
    const auto path = folder.path() / "important.toml";
    REQUIRE(base::write_file(path, base::view_of("important"), 0600));
    CHECK_FALSE(opened(path, "server"));
    CHECK(base::to_text(base::read_file(path, 100).value()) == "important");
}

#include "base/unix_socket.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using base::Accepting;

namespace {

struct Folder {
    Folder() {
        char name[] = "/tmp/sockets-XXXXXX";
        path = mkdtemp(name);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }

    std::string socket() const { return path / "s"; }
    fs::path path;
};

}  // namespace

TEST_CASE("a socket that nobody has at a path is listened at and reached") {
    const Folder folder;
    const auto listener = base::listen_at(folder.socket(), Accepting::waits);
    REQUIRE(listener);
    const int visitor = base::connect_to(folder.socket());
    CHECK(visitor >= 0);
    CHECK(fs::status(folder.socket()).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    ::close(visitor);
    ::close(listener.value());
}

TEST_CASE("a socket whose program is gone is taken over") {
    const Folder folder;
    ::close(base::listen_at(folder.socket(), Accepting::waits).take());
    REQUIRE(fs::is_socket(folder.socket()));
    const auto again = base::listen_at(folder.socket(), Accepting::waits);
    REQUIRE(again);
    ::close(again.value());
}

TEST_CASE("a socket at which somebody answers stays theirs") {
    const Folder folder;
    const int first = base::listen_at(folder.socket(), Accepting::waits).take();
    const auto second = base::listen_at(folder.socket(), Accepting::waits);
    REQUIRE_FALSE(second);
    CHECK(second.error() == "another program listens at " + folder.socket());
    const int visitor = base::connect_to(folder.socket());
    CHECK(visitor >= 0);
    ::close(visitor);
    ::close(first);
}

TEST_CASE("a file at the path of a socket is left as it is") {
    const Folder folder;
    std::ofstream(folder.socket()) << "important";
    const auto listener = base::listen_at(folder.socket(), Accepting::waits);
    REQUIRE_FALSE(listener);
    CHECK(listener.error() == folder.socket() + " is no socket; it is left as it is");
    CHECK(fs::file_size(folder.socket()) == 9);
}

TEST_CASE("a path too long or empty is no path of a socket") {
    CHECK_FALSE(base::listen_at("", Accepting::waits));
    CHECK_FALSE(base::listen_at("/tmp/" + std::string(200, 'x'), Accepting::waits));
    CHECK(base::connect_to("") == -1);
}

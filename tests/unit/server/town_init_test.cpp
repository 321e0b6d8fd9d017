// A new town's folder: what is refused before a file of it is made.
#include "provisioning/tool/town_init.h"

#include <catch2/catch.hpp>

#include "base/files.h"
#include "server/settings.h"
#include "tests/unit/server/support/test_town.h"

namespace fs = std::filesystem;

namespace {

tool::NewTown town_in(const fs::path& folder) {
    tool::NewTown wish;
    wish.folder = folder;
    return wish;
}

bool is_well(const std::function<void(tool::NewTown&)>& change) {
    tool::NewTown wish;
    change(wish);
    return bool(tool::judged(wish));
}

}  // namespace

TEST_CASE("a new town overwrites none of the files it would make") {
    const server_test::TemporaryFolder folder;
    REQUIRE(tool::make_town(town_in(folder.path() / "town")));
    int files = 0;
    for (const auto& made : fs::directory_iterator(folder.path() / "town")) {
        const auto name = made.path().filename();
        INFO(name);
        const auto other = folder.path() / std::to_string(++files);
        fs::create_directories(other);
        REQUIRE(base::write_file(other / name, base::view_of("mine"), 0600));
        CHECK_FALSE(tool::make_town(town_in(other)));
        CHECK(base::to_text(base::read_file(other / name, 100).value()) == "mine");
        CHECK(std::distance(fs::directory_iterator(other), {}) == 1);
    }
    CHECK(files == 14);
}

TEST_CASE("a link that leads nowhere is in a new town's way too") {
    const server_test::TemporaryFolder folder;
    fs::create_symlink("nowhere", folder.path() / "tls.key");
    CHECK_FALSE(tool::make_town(town_in(folder.path())));
}

TEST_CASE("a new town's name has small letters, digits and hyphens") {
    CHECK(is_well([](auto& wish) { wish.town = "misaki-2"; }));
    for (const std::string name : {"", "mi\"saki", "Misaki", "美咲", "a b"}) {
        INFO(name);
        CHECK_FALSE(is_well([&](auto& wish) { wish.town = name; }));
    }
    CHECK_FALSE(is_well([](auto& wish) { wish.town.assign(33, 'a'); }));
}

TEST_CASE("a new town listens at addresses its server can read") {
    CHECK(is_well([](auto& wish) { wish.listen = "[::1]:9443"; }));
    for (const std::string address : {"foo:bar", "foo", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0",
                                      "127.0.0.1:1x", "127.0.0.1:65536", "localhost:8443"}) {
        INFO(address);
        CHECK_FALSE(is_well([&](auto& wish) { wish.listen = address; }));
        CHECK_FALSE(is_well([&](auto& wish) { wish.desk_listen = address; }));
        CHECK_FALSE(is_well([&](auto& wish) { wish.pages_listen = address; }));
    }
}

TEST_CASE("a new town's hosts are names or addresses") {
    CHECK(is_well([](auto& wish) { wish.hosts = {"madoguchi.example", "10.0.0.1", "::1"}; }));
    for (const std::string host : {"", "a b", "a:1", "https://a", "a\""}) {
        INFO(host);
        CHECK_FALSE(is_well([&](auto& wish) { wish.hosts = {host}; }));
    }
}

TEST_CASE("the server reads the settings a new town is given") {
    const server_test::TemporaryFolder folder;
    auto wish = town_in(folder.path() / "town");
    wish.town = "misaki-2";
    REQUIRE(tool::make_town(wish));
    const std::vector<std::string> words = {"--config", (wish.folder / "server.toml").string()};
    const auto settings = server::settings_from(words);
    REQUIRE(settings);
    CHECK(settings.value().pack == wish.folder / "misaki-2.pack");
}

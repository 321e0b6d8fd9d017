// What the outbox does about its file.
#include <sqlite3.h>
#include <catch2/catch.hpp>

#include <fstream>

#include "base/files.h"
#include "kiosk/outbox/log_check.h"
#include "tests/contract/outbox/outbox_world.h"

using namespace outbox_world;
using kiosk::OutboxFault;
namespace fs = std::filesystem;

namespace {

fs::path file(const World& world) { return world.folder / "outbox" / "outbox.db"; }
fs::path log_of(const World& world) { return world.folder / "outbox" / "outbox.db-wal"; }

// Another program's hand in the file, while the outbox is closed.
std::int64_t with_sqlite(const World& world, const char* sql) {
    sqlite3* handle = nullptr;
    sqlite3_open(file(world).c_str(), &handle);
    std::int64_t answer = -1;
    const auto note = [](void* into, int, char** values, char**) {
        *static_cast<std::int64_t*>(into) = values[0] ? std::atoll(values[0]) : 0;
        return 0;
    };
    REQUIRE(sqlite3_exec(handle, sql, note, &answer, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
    return answer;
}

void flip(const fs::path& path, std::size_t at) {
    std::fstream opened(path, std::ios::in | std::ios::out | std::ios::binary);
    opened.seekg(static_cast<std::streamoff>(at));
    const char was = static_cast<char>(opened.get());
    opened.seekp(static_cast<std::streamoff>(at));
    opened.put(static_cast<char>(was ^ 1));
}

}  // namespace

TEST_CASE("a second process is refused while the first holds the outbox") {
    World world;
    const auto first = world.open().take();
    const auto second = world.open();
    REQUIRE_FALSE(second);
    CHECK(second.error() == OutboxFault::in_use);
}

TEST_CASE("what waits is counted without the outbox and without changing a byte of it") {
    World world;
    const auto folder = world.folder / "outbox";
    CHECK(kiosk::count_unsent(folder).take() == 0);
    CHECK_FALSE(fs::exists(folder));
    {
        const auto outbox = world.open().take();
        const auto stored = outbox->put_all({body("a"), body("b"), body("c")}).take();
        REQUIRE(outbox->acknowledge(world.ack(stored[0])));
        CHECK(kiosk::count_unsent(folder).error() == OutboxFault::in_use);
    }
    const auto bytes = [](const fs::path& path) { return base::read_file(path, 1 << 24).take(); };
    const auto database = bytes(file(world)), log = bytes(log_of(world));
    CHECK(kiosk::count_unsent(folder).take() == 2);
    CHECK(bytes(file(world)) == database);
    CHECK(bytes(log_of(world)) == log);
    flip(log_of(world), 20);
    CHECK(kiosk::count_unsent(folder).error() == OutboxFault::broken);
}

TEST_CASE("the disk is asked for full safety and no second file of shared memory is made") {
    World world;
    {
        const auto outbox = world.open().take();
        REQUIRE(outbox->put(body("x")));
        CHECK_FALSE(fs::exists(world.folder / "outbox" / "outbox.db-shm"));
        CHECK(fs::exists(log_of(world)));
    }
    CHECK(with_sqlite(world, "PRAGMA user_version") == 1);
}

TEST_CASE("an outbox written by a newer program is not touched") {
    World world;
    { REQUIRE(world.open().take()->put(body("x"))); }
    with_sqlite(world, "PRAGMA user_version=2");
    CHECK_FALSE(world.open());
}

TEST_CASE("a record whose bytes have rotted puts the outbox out of service") {
    World world;
    { REQUIRE(world.open().take()->put_all({body("a"), body("b")})); }
    with_sqlite(world, "UPDATE records SET envelope = zeroblob(length(envelope)) WHERE seq = 1");
    CHECK_FALSE(world.open());
}

TEST_CASE("a record missing from the middle puts the outbox out of service") {
    World world;
    { REQUIRE(world.open().take()->put_all({body("a"), body("b"), body("c")})); }
    with_sqlite(world, "DELETE FROM records WHERE seq = 2");
    CHECK_FALSE(world.open());
}

TEST_CASE("the first record missing puts the outbox out of service") {
    World world;
    { REQUIRE(world.open().take()->put_all({body("a"), body("b")})); }
    with_sqlite(world, "DELETE FROM records WHERE seq = 1");
    CHECK_FALSE(world.open());
}

TEST_CASE("records of an earlier enrolment are put aside and not lost") {
    World world;
    { REQUIRE(world.open(1).take()->put_all({body("a"), body("b")})); }
    const auto outbox = world.open(2).take();
    CHECK(outbox->waiting() == 0);
    CHECK(outbox->put(body("c")).take().seq == 1);
    int aside = 0;
    for (const auto& entry : fs::directory_iterator(world.folder / "outbox")) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with("set-aside-") || entry.path().extension() != ".db") continue;
        ++aside;
        CHECK(fs::file_size(entry) > 2000);
    }
    CHECK(aside == 1);
}

TEST_CASE("tombstones are kept ninety days and the newest for ever") {
    World world;
    auto outbox = world.open().take();
    const auto stored = outbox->put_all({body("a"), body("b")}).take();
    REQUIRE(outbox->acknowledge(world.ack(stored[0])));
    REQUIRE(outbox->acknowledge(world.ack(stored[1])));
    world.clock->advance(std::chrono::hours{24 * 90});
    REQUIRE(outbox->tidy());
    outbox.reset();
    CHECK(with_sqlite(world, "SELECT count(*) FROM tombstones") == 2);
    world.clock->advance(std::chrono::seconds{1});
    REQUIRE(world.open().take()->tidy());
    CHECK(with_sqlite(world, "SELECT count(*) FROM tombstones") == 1);
    CHECK(world.open().take()->last_seq() == 2);
}

TEST_CASE("a log torn at its very end is a power cut and a log rotten before it is damage") {
    World world;
    {
        const auto outbox = world.open().take();
        for (int i = 0; i < 4; ++i) REQUIRE(outbox->put(body("x")));
    }
    const auto whole = base::read_file(log_of(world), 1 << 24).take();
    REQUIRE(whole.size() > 4 * 4120);
    CHECK_FALSE(kiosk::log_is_damaged(log_of(world)));
    const auto write = [&](base::ByteView bytes) {
        REQUIRE(base::write_file(log_of(world), bytes, 0600));
    };
    for (std::size_t cut = 1; cut < 4000; cut += 97) {
        write(base::ByteView(whole).first(whole.size() - cut));
        CHECK_FALSE(kiosk::log_is_damaged(log_of(world)));
    }
    write(whole);
    flip(log_of(world), whole.size() - 100);  // the last commit: nobody may have been thanked
    CHECK_FALSE(kiosk::log_is_damaged(log_of(world)));
    CHECK(world.open());
    for (const std::size_t at :
         {std::size_t{20}, std::size_t{32 + 24 + 50}, std::size_t{32 + 4120}}) {
        write(whole);
        flip(log_of(world), at);
        CHECK(kiosk::log_is_damaged(log_of(world)));
        CHECK_FALSE(world.open());
    }
}

TEST_CASE("without its ballast the outbox accepts nothing") {
    World world;
    auto outbox = world.open().take();
    CHECK(fs::file_size(world.folder / "outbox" / "ballast") == 1 << 20);
    outbox.reset();
    fs::remove(world.folder / "outbox" / "ballast");
    fs::create_directory(world.folder / "outbox" / "ballast");  // so that it cannot be made again
    fs::create_directory(world.folder / "outbox" / "ballast" / "x");
    outbox = world.open().take();
    const auto answer = outbox->put(body("x"));
    REQUIRE_FALSE(answer);
    CHECK(answer.error() == OutboxFault::full);
}

#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/result.h"
#include "base/secret.h"
#include "base/uuid.h"

using namespace base;

TEST_CASE("a written file has the mode asked for and leaves no temporary one") {
    const auto folder =
        std::filesystem::temp_directory_path() / ("madoguchi-files-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    REQUIRE(write_file(folder / "key", to_bytes("secret"), 0600));
    struct stat status {};
    REQUIRE(::stat((folder / "key").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(to_text(read_file(folder / "key", 100).value()) == "secret");
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
    CHECK(read_file(folder / "key", 3).error() == FileFault::too_large);
    CHECK(read_file(folder / "none", 3).error() == FileFault::missing);
    CHECK(write_file(folder / "no" / "where", to_bytes("x"), 0600).error() ==
          FileFault::unwritable);
    std::filesystem::remove_all(folder);
}

namespace {

// A folder of its own, gone with the test.
struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("madoguchi-kinds-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string text_of(const std::string& name) const {
        return to_text(read_file(path / name, 100).value());
    }
};

}  // namespace

TEST_CASE("a file reached by a link is replaced and the link stays a link") {
    const Folder folder;
    std::filesystem::create_directories(folder.path / "elsewhere");
    REQUIRE(write_file(folder.path / "elsewhere/pack", to_bytes("old"), 0644));
    std::filesystem::create_symlink("elsewhere/pack", folder.path / "link");
    REQUIRE(write_file(folder.path / "link", to_bytes("new"), 0644));
    CHECK(std::filesystem::is_symlink(folder.path / "link"));
    CHECK(folder.text_of("elsewhere/pack") == "new");
}

TEST_CASE("a link that leads nowhere and a folder are not replaced") {
    const Folder folder;
    std::filesystem::create_symlink("nowhere", folder.path / "link");
    std::filesystem::create_directories(folder.path / "folder");
    for (const char* name : {"link", "folder"}) {
        CHECK(write_file(folder.path / name, to_bytes("x"), 0644).error() == FileFault::unwritable);
    }
    CHECK(std::filesystem::is_symlink(folder.path / "link"));
    CHECK_FALSE(std::filesystem::exists(folder.path / "nowhere"));
}

TEST_CASE("a pipe is written into and stays a pipe") {
    const Folder folder;
    const auto pipe = folder.path / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(write_file(pipe, to_bytes("hello"), 0644));
    char heard[8] = {};
    CHECK(::read(reader, heard, sizeof heard) == 5);
    CHECK(std::string(heard) == "hello");
    ::close(reader);
    CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("a device is written into and stays a device") {
    const Folder folder;
    const auto link = folder.path / "null";  // So that a mistake costs a link and not /dev/null.
    std::filesystem::create_symlink("/dev/null", link);
    REQUIRE(write_file(link, to_bytes("x"), 0644));
    CHECK(std::filesystem::is_symlink(link));
    CHECK(std::filesystem::is_character_file(link));
}

TEST_CASE("a wiped secret is empty and a moved one leaves nothing behind") {
    SecretText pin(std::string("1234"));
    SecretText moved(std::move(pin));
    CHECK(pin.empty());  // NOLINT: looking at what was moved from is the point.
    CHECK(moved.reveal() == "1234");
    moved.wipe();
    CHECK(moved.empty());
}

namespace {
enum class Fault { wrong };
Result<int, Fault> half(int number) {
    if (number % 2 != 0) return Failure{Fault::wrong};
    return number / 2;
}
Result<int, Fault> quarter(int number) {
    const int first = TRY(half(number));
    return half(first);
}
}  // namespace

TEST_CASE("TRY hands on the first fault and else the value") {
    CHECK(quarter(8).value() == 2);
    CHECK_FALSE(quarter(6));
    CHECK_FALSE(quarter(5));
}

TEST_CASE("a UUIDv7 carries its time first and is read back from its text") {
    const auto early = uuid_v7(Time{std::chrono::milliseconds{1000}});
    const auto late = uuid_v7(Time{std::chrono::milliseconds{2000}});
    CHECK(early < late);
    CHECK((early[6] >> 4) == 7);
    CHECK((early[8] >> 6) == 2);
    CHECK(uuid_from_text(to_text(early)) == early);
    CHECK_FALSE(uuid_from_text("0192f0c0-0000-7000-8000-00000000000"));
    CHECK_FALSE(uuid_from_text("0192f0c000007000-8000-000000000000-0"));
}

// sync-and-faults.md §4 row 2: the power is cut while applications are stored. ext4 is told to stop
// without writing anything more, which is what a disk looks like after the plug was pulled.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "tests/fault/support/mount.h"
#include "tests/fault/support/seed.h"
#include "tests/fault/support/terminal.h"
#include "tests/support/skip.h"

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr unsigned long ext4_shutdown = 0x8004587d;  // EXT4_IOC_SHUTDOWN
constexpr std::uint32_t without_flushing_the_log = 2;

void cut_power(const fs::path& mounted) {
    const int fd = ::open(mounted.c_str(), O_RDONLY | O_DIRECTORY);
    const std::uint32_t how = without_flushing_the_log;
    REQUIRE(::ioctl(fd, ext4_shutdown, &how) == 0);
    ::close(fd);
}

struct Disk {
    Disk() : image(folder.path / "disk.img") {
        usable = fault::run({"/usr/bin/truncate", "-s", "96M", image}) == 0 &&
                 fault::run({"/sbin/mkfs.ext4", "-q", image}) == 0;
    }
    fault::Mount mount() const { return fault::Mount::ext4(image, folder.path / "mnt"); }
    fault::TemporaryFolder folder;
    fs::path image;
    bool usable = false;
};

// Stores until `thanks` have been said, then pulls the plug. Killed first, the writer can leave a
// system call no more, so nothing is said after the cut (an fsync that the cut overtakes may still
// report success: ext4 drops the transaction it waited for). The fsync under way goes on into the
// cut.
std::set<std::string> store_and_cut(const Disk& disk, int thanks, const std::string& preload) {
    const auto mounted = disk.mount();
    REQUIRE(mounted.up());
    fault::Child::Wish wish{.command = {fault::program("fault_outbox_writer"),
                                        mounted.folder() / "state", "1000000", "no-line"},
                            .environment = {}};
    if (!preload.empty()) wish.environment = {"LD_PRELOAD=" + preload, "FAULT_DISK=drop"};
    fault::Child writer(wish);
    std::set<std::string> thanked;
    while (static_cast<int>(thanked.size()) < thanks) {
        const auto line = writer.line(20s);
        REQUIRE(line);
        thanked.insert(*line);
    }
    writer.signal(SIGKILL);
    cut_power(mounted.folder());
    while (const auto line = writer.line(20s)) thanked.insert(*line);
    writer.wait();
    return thanked;
}

// How many thanked records are gone after the power has come back.
std::size_t lost(const Disk& disk, const std::set<std::string>& thanked) {
    const auto mounted = disk.mount();
    REQUIRE(mounted.up());
    const auto kept = fault::held(mounted.folder() / "state");
    if (!kept) return thanked.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(thanked, [&](const auto& id) { return !kept->contains(id); }));
}

// Where whoever started this program would see `folder` mounted.
bool others_see(const fs::path& folder) {
    std::ifstream mounts("/proc/" + std::to_string(::getppid()) + "/mountinfo");
    for (std::string line; std::getline(mounts, line);)
        if (line.find(folder.string()) != std::string::npos) return true;
    return false;
}

bool enrol(const Disk& disk) {
    const auto mounted = disk.mount();
    fault::PaperTown town;
    return mounted.up() && fault::enrol_on_paper(town, mounted.folder() / "state");
}

}  // namespace

TEST_CASE("after five power cuts every thanked application is on the disk") {
    std::mt19937_64 random(fault::seed());
    const Disk disk;
    if (!disk.usable || !enrol(disk)) {
        tests::skip("no root or no loop device here");
        return;
    }
    std::set<std::string> thanked;
    for (int cut = 0; cut < fault::times(5); ++cut) {
        const int after = std::uniform_int_distribution<int>(1, 300)(random);
        thanked.merge(store_and_cut(disk, after, ""));
        const auto gone = lost(disk, thanked);
        std::printf("power cut after %d: %zu thanked so far, %zu lost\n", after, thanked.size(),
                    gone);
        CHECK(gone == 0);
    }
}

TEST_CASE("a disk whose power is cut is seen by no program beside, which would keep it as it was") {
    const Disk disk;
    const auto mounted = disk.mount();
    if (!disk.usable || !mounted.up()) {
        tests::skip("no root or no loop device here");
        return;
    }
    CHECK(fs::exists(mounted.folder() / "lost+found"));
    CHECK_FALSE(others_see(mounted.folder()));
}

TEST_CASE("with a disk that ignores fsync a power cut loses records so the test above can fail") {
    const Disk disk;
    if (!disk.usable || !enrol(disk)) {
        tests::skip("no root or no loop device here");
        return;
    }
    const auto thanked = store_and_cut(disk, 200, fault::program("libfault_disk.so"));
    const auto gone = lost(disk, thanked);
    std::printf("without fsync: %zu thanked, %zu lost\n", thanked.size(), gone);
    CHECK(gone > 0);
}

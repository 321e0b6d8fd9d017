// A disk that is full, fails, lies or rots: sync-and-faults.md §4 rows 6 to 10.
#include <unistd.h>
#include <catch2/catch.hpp>

#include <fstream>

#include "base/files.h"
#include "tests/contract/outbox/outbox_world.h"
#include "tests/fault/support/mount.h"
#include "tests/fault/support/seed.h"
#include "tests/fault/support/terminal.h"
#include "tests/support/skip.h"

namespace fs = std::filesystem;
using kiosk::OutboxFault;
using namespace std::chrono_literals;

namespace {

// Takes the last free byte of a file system.
void fill(const fs::path& file) {
    std::ofstream opened(file, std::ios::binary);
    const std::string block(4096, 'x');
    while (opened.write(block.data(), 4096) && opened.flush()) {
    }
}

struct Writer {
    std::set<std::string> thanked;
    int status = 0;
};

Writer write_with(const fs::path& state, int records, const std::string& fault) {
    fault::Child child({.command = {fault::program("fault_outbox_writer"), state,
                                    std::to_string(records), "no-line"},
                        .environment = {"LD_PRELOAD=" + fault::program("libfault_disk.so"),
                                        "FAULT_DISK=" + fault}});
    Writer writer;
    while (const auto line = child.line(20s)) writer.thanked.insert(*line);
    writer.status = child.wait();
    return writer;
}

std::size_t lost(const fs::path& state, const std::set<std::string>& thanked) {
    const auto kept = fault::held(state);
    if (!kept) return thanked.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(thanked, [&](const auto& id) { return !kept->contains(id); }));
}

base::Bytes bytes_of(const fs::path& file) { return base::read_file(file, 1 << 26).take(); }

}  // namespace

TEST_CASE("a full disk refuses before thanks and acknowledgements make room again") {
    outbox_world::World world;
    const auto tmpfs = fault::Mount::tmpfs(world.folder, "24m");
    if (!tmpfs.up()) {
        tests::skip("no root here, so no tmpfs of our own");
        return;
    }
    world.ballast_bytes = kiosk::Outbox::Settings{.folder = {}}.ballast_bytes;
    auto outbox = world.open().take();
    const auto body = base::SecretText(std::string(15'000, 'x'));
    std::vector<kiosk::Stored> stored;
    for (;;) {
        const auto answer = outbox->put(body);
        if (!answer) {
            CHECK(answer.error() == OutboxFault::full);
            break;
        }
        stored.push_back(answer.value());
        REQUIRE(stored.size() < 2000);
    }
    REQUIRE(stored.size() > 100);
    fill(world.folder / "filler");
    CHECK_FALSE(outbox->put(body));
    // Acks still work, one after another, on a disk without a free byte.
    REQUIRE(outbox->acknowledge(world.ack(stored[63])));
    fill(world.folder / "filler-2");
    REQUIRE(outbox->acknowledge(world.ack(stored.back())));
    CHECK(outbox->waiting() == 0);
    fs::remove(world.folder / "filler");
    fs::remove(world.folder / "filler-2");
    const auto again = outbox->put(body);
    REQUIRE(again);
    CHECK(again.value().seq == stored.back().seq + 1);
    outbox.reset();
    CHECK(world.open().take()->waiting() == 1);
    outbox.reset();
}

TEST_CASE("when the Nth fsync fails nobody is thanked on it and nothing thanked is lost") {
    fault::PaperTown town;
    fault::TemporaryFolder folder;
    std::set<std::string> thanked;
    int refusals = 0;
    REQUIRE(fault::enrol_on_paper(town, folder.path));
    for (int n = 1; n <= 40; ++n) {
        INFO("fsync " << n << " fails");
        const auto writer = write_with(folder.path, 20, "eio:" + std::to_string(n));
        CHECK((writer.status == 4 || writer.status == 5 || writer.status == 0));
        if (writer.status != 0) ++refusals;
        thanked.insert(writer.thanked.begin(), writer.thanked.end());
        REQUIRE(lost(folder.path, thanked) == 0);
    }
    CHECK(refusals > 15);
    CHECK(thanked.size() > 100);
}

TEST_CASE("short and interrupted writes neither lose nor change a record") {
    fault::PaperTown town;
    fault::TemporaryFolder folder;
    REQUIRE(fault::enrol_on_paper(town, folder.path));
    for (const char* fault : {"short:2", "short:3", "short:7"}) {
        const auto writer = write_with(folder.path, 50, fault);
        CHECK(writer.status == 0);
        CHECK(writer.thanked.size() == 50);
        CHECK(lost(folder.path, writer.thanked) == 0);
    }
}

TEST_CASE("a flipped byte or a cut anywhere in the file is noticed or harmless") {
    std::mt19937_64 random(fault::seed());
    outbox_world::World world;
    std::vector<base::Bytes> records;
    {
        auto outbox = world.open().take();
        for (int i = 0; i < 40; ++i) {
            REQUIRE(outbox->put(base::SecretText(std::string(100 * i, 'x'))));
        }
        records = outbox->oldest(0, 64, 1 << 20).take();
        REQUIRE(outbox->tidy());
    }
    const auto file = world.folder / "outbox" / "outbox.db";
    const auto whole = bytes_of(file);
    int noticed = 0;
    const int tries = fault::times(300);
    for (int i = 0; i < tries; ++i) {
        auto spoiled = whole;
        const auto at = std::uniform_int_distribution<std::size_t>(0, whole.size() - 1)(random);
        if (i % 10 == 0) {
            spoiled.resize(at);
        } else {
            spoiled[at] ^= static_cast<std::uint8_t>(1u << (i % 8));
        }
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(spoiled.data()),
                   static_cast<std::streamsize>(spoiled.size()));
        fs::remove(file.string() + "-wal");
        INFO("try " << i << " at byte " << at);
        auto outbox = world.open();
        if (!outbox) {
            ++noticed;
            continue;
        }
        // A whole file gone to nothing looks like a first start; the town's cursor notices that.
        if (outbox.value()->last_seq() == 0) {
            CHECK(outbox.value()->standing({.incarnation = 1, .last_seq = 40}).take() ==
                  kiosk::Standing::ahead);
            continue;
        }
        REQUIRE(outbox.value()->oldest(0, 64, 1 << 20).take() == records);
    }
    std::printf("%d damages, %d noticed at the start, the others harmless\n", tries, noticed);
    CHECK(noticed > tries / 2);
}

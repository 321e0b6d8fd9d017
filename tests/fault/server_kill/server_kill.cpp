// sync-and-faults.md §4 row 21: the server is killed at random system calls, in the middle of a
// batch or of applying one.
#include <catch2/catch.hpp>
#include <csignal>

#include "tests/fault/support/seed.h"
#include "tests/fault/support/thanks.h"

namespace {

constexpr int killed = 9;

std::vector<std::string> writer(const std::filesystem::path& state, int records, int seconds) {
    return {fault::program("fault_outbox_writer"), state, std::to_string(records), "line",
            std::to_string(seconds)};
}

// The system calls of a start and of a start with twenty records.
long calls_until_end(fault::RealTown& town, const std::filesystem::path* state) {
    const auto note = town.folder() / "calls";
    const std::vector<std::string> under{
        "/bin/sh", "-c", "exec \"$@\" 2>" + note.string(), "x", fault::program("fault_killer"),
        "0"};
    REQUIRE(town.start(under));
    if (state != nullptr) REQUIRE(fault::run(writer(*state, 20, 20)) == 0);
    town.stop();
    const auto said = fault::output_of({"/usr/bin/tail", "-n", "1", note});
    int status = -1;
    long calls = 0;
    REQUIRE(std::sscanf(said.c_str(), "ended %d %ld", &status, &calls) == 2);
    return calls;
}

}  // namespace

TEST_CASE(
    "a server killed 50 times at random system calls loses nothing and applies nothing twice") {
    std::mt19937_64 random(fault::seed());
    fault::RealTown town;
    REQUIRE(town.start());
    const auto state = town.folder() / "state";
    REQUIRE(town.enrol(state));
    town.stop();
    const long start = calls_until_end(town, nullptr);
    const long whole = calls_until_end(town, &state);
    REQUIRE(whole > start);
    std::set<std::string> thanked;
    int kills = 0;
    for (int run = 0; kills < fault::times(50); ++run) {
        REQUIRE(run < 2 * fault::times(50));
        // One in eight dies while starting, the others at work.
        const bool early = run % 8 == 0;
        const auto at = std::uniform_int_distribution<long>(early ? 1 : start, whole)(random);
        const bool ready = town.start({fault::program("fault_killer"), std::to_string(at)});
        fault::Child child({.command = writer(state, 20, ready ? 1 : 0), .environment = {}});
        fault::collect_thanks(child, thanked);
        child.wait();
        town.server()->signal(SIGTERM);
        if (town.server()->wait() == killed) ++kills;
    }
    REQUIRE(town.start());
    REQUIRE(fault::run(writer(state, 0, 60)) == 0);
    const auto books = town.settled_books();
    std::printf("%d kills between calls %ld and %ld, %zu thanked, %zu in the register\n", kills,
                start, whole, thanked.size(), books.applications.size());
    CHECK(thanked.size() >= 50u * 20u);
    CHECK(fault::missing(thanked, books) == 0);
    CHECK(fault::twice(books) == 0);
    CHECK(books.dead == 0);
    CHECK(books.quarantined == 0);
    CHECK(books.inbox == books.last_seq);
    CHECK(books.sound);
}

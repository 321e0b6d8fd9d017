// sync-and-faults.md §4 row 1: the terminal's program is killed at random system calls.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "tests/fault/support/application.h"
#include "tests/fault/support/real_town.h"
#include "tests/fault/support/seed.h"
#include "tests/fault/support/thanks.h"

using namespace std::chrono_literals;

namespace {

constexpr int killed = 9;

std::vector<std::string> writer(const std::filesystem::path& state, int records, int seconds) {
    return {fault::program("fault_outbox_writer"), state, std::to_string(records), "line",
            std::to_string(seconds)};
}

// How many system calls a whole run has.
long calls_of(const std::filesystem::path& state) {
    auto command = writer(state, 20, 10);
    command.insert(command.begin(), {fault::program("fault_killer"), "0"});
    command.insert(command.begin(), {"/bin/sh", "-c", "\"$@\" 2>&1 >/dev/null | tail -n 1", "x"});
    const auto said = fault::output_of(command);
    int status = -1;
    long calls = 0;
    REQUIRE(std::sscanf(said.c_str(), "ended %d %ld", &status, &calls) == 2);
    REQUIRE(status == 0);
    return calls;
}

}  // namespace

TEST_CASE(
    "a terminal killed 200 times at random system calls keeps every thanked application once") {
    std::mt19937_64 random(fault::seed());
    fault::RealTown town;
    REQUIRE(town.start());
    const auto state = town.folder() / "state";
    REQUIRE(town.enrol(state));
    const long calls = calls_of(state);
    std::set<std::string> thanked;
    int kills = 0;
    for (int run = 0; kills < fault::times(200); ++run) {
        REQUIRE(run < 2 * fault::times(200));
        auto command = writer(state, 20, 0);
        const auto at = std::uniform_int_distribution<long>(1, calls)(random);
        command.insert(command.begin(), {fault::program("fault_killer"), std::to_string(at)});
        fault::Child child({.command = command, .environment = {}});
        fault::collect_thanks(child, thanked);
        const int status = child.wait();
        INFO("run " << run << " killed at call " << at);
        REQUIRE((status == killed || status == 0 || status == 3));
        if (status == killed) ++kills;
    }
    const auto canaries = [&] {
        return fault::run({SOURCE_DIR "/tests/support/find_canary", state, "--", fault::canary_kana,
                           fault::canary_kanji});
    };
    CHECK(canaries() == 0);  // nothing that was said is readable, however the program ended
    REQUIRE(fault::run(writer(state, 0, 60)) == 0);  // opens well and sends what is left
    const auto books = town.settled_books();
    std::printf("%d kills in %ld calls each, %zu thanked, %zu in the register\n", kills, calls,
                thanked.size(), books.applications.size());
    CHECK(thanked.size() > 200);
    CHECK(fault::missing(thanked, books) == 0);
    CHECK(fault::twice(books) == 0);
    CHECK(books.dead == 0);
    CHECK(books.quarantined == 0);
    CHECK(books.inbox == books.last_seq);  // the chain has no gap
    CHECK(books.sound);
    CHECK(canaries() == 0);
    std::ofstream(state / "planted") << "x" << fault::canary_kanji;
    CHECK(canaries() == 1);
}

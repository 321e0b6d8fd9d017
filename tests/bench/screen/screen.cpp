// `madoguchi-bench screen`: the real terminal and Debian's Chromium show the same screens on one X
// display, in turn; the same finger presses the same points, the same eye waits for the pixels.
#include "tests/bench/screen/screen.h"

#include <fmt/core.h>
#include <stdlib.h>

#include <fstream>
#include <random>
#include <thread>

#include "tests/bench/screen/course.h"
#include "tests/bench/screen/figures.h"
#include "tests/bench/screen/load.h"
#include "tests/bench/screen/peer_page.h"
#include "tests/bench/screen/running.h"
#include "tests/bench/screen/town.h"

namespace bench {

namespace {

using namespace std::chrono_literals;
using namespace screen;
using base::Failure;
using Sentence = std::string;

constexpr auto idle_for = 8s;
constexpr auto quiet_before_idle = 2s;

// One side of the comparison and what it has shown so far.
struct Side {
    fault::Child::Wish (*how)(const Town&);
    const char* name;
    std::chrono::milliseconds settles_in;  // before anything is learnt from its pictures
    Marks marks{};
    Measured measured{};
};

std::filesystem::path page_of(const Town& town) { return town.folder() / "page.html"; }

fault::Child::Wish our_wish(const Town& town) { return town.kiosk(); }
fault::Child::Wish peer_wish(const Town& town) { return town.peer(page_of(town)); }

void tell(const std::string& line) { fmt::print(stderr, "{}\n", line); }

base::Result<Course, Sentence> meet_terminal(Eye& eye, const Town& town) {
    const auto socket = town.folder() / "eyes";
    // The pack is taken here; later starts find it in the terminal's state, as an installed one
    // does.
    Running terminal(town.kiosk({"--pack", town.pack(), "--accessibility-socket", socket}),
                     town.bystanders());
    Listener listener(socket);
    auto course = walk(eye, listener);
    if (course && ::getenv("MADOGUCHI_BENCH_KEEP") != nullptr)
        std::ofstream(::getenv("MADOGUCHI_BENCH_KEEP")) << peer_page(course.value());
    return course;
}

base::Result<void, Sentence> meet(Eye& eye, const Town& town, const Course& course, Side& side) {
    const Running program(side.how(town), town.bystanders());
    auto marks = learn(eye, course, side.settles_in);
    if (!marks) return Failure{std::string(side.name) + ": " + marks.error()};
    side.marks = marks.take();
    return {};
}

// A start, some taps, a look at the memory, a rest.
base::Result<void, Sentence> measure(Eye& eye, const Town& town, const Course& course, int taps,
                                     std::mt19937& random, Side& side) {
    const auto from = Clock::now();
    Running program(side.how(town), town.bystanders());
    const auto started = wait_for(eye, side.marks.first, from, 30s);
    if (!started) return Failure{std::string(side.name) + " does not show its first screen"};
    side.measured.start_ms.push_back(*started);
    std::this_thread::sleep_for(1500ms);  // What a program still does after its first picture.
    const auto steps = course.steps.size();
    // Whole rounds, so that every repetition ends on the first screen.
    const auto presses = (static_cast<std::size_t>(taps) + steps - 1) / steps * steps;
    for (std::size_t i = 0; i < presses; ++i) {
        const auto pause = std::chrono::milliseconds(150 + random() % 150);
        const auto took = tap(eye, course.steps[i % steps], side.marks.shown[i % steps], pause);
        if (!took) return Failure{fmt::format("{} did not follow press {}", side.name, i + 1)};
        side.measured.press_ms.push_back(took->press_ms);
        side.measured.page_ms.push_back(took->page_ms);
    }
    std::this_thread::sleep_for(quiet_before_idle);
    if (const auto memory = program.memory_mb()) side.measured.memory_mb.push_back(*memory);
    const double before = program.cpu_ms();
    const auto rest = Clock::now();
    std::this_thread::sleep_for(idle_for);
    const std::chrono::duration<double, std::milli> rested = Clock::now() - rest;
    side.measured.idle_cpu_percent.push_back(100 * (program.cpu_ms() - before) / rested.count());
    if (!program.runs()) return Failure{std::string(side.name) + " has ended by itself"};
    tell(fmt::format("  {:9} start {:7.1f} ms, press {:5.2f} ms, page {:5.1f} ms so far", side.name,
                     *started, median(side.measured.press_ms), median(side.measured.page_ms)));
    return {};
}

base::Result<void, Sentence> measure_in_turn(Eye& eye, const Town& town, const Course& course,
                                             const ScreenWishes& wishes, Side& ours, Side& peer) {
    std::mt19937 random(1);
    for (int repetition = 0; repetition < wishes.repetitions; ++repetition) {
        tell(fmt::format("pair {} of {}", repetition + 1, wishes.repetitions));
        // Who is first changes, so that neither always meets a warm machine.
        Side* order[] = {&ours, &peer};
        if (repetition % 2 == 1) std::swap(order[0], order[1]);
        for (Side* side : order) TRY(measure(eye, town, course, wishes.taps, random, *side));
    }
    return {};
}

std::string peer_name() {
    const auto said = fault::output_of({"/usr/bin/chromium", "--version"});
    const auto number = said.find_first_of("0123456789");
    if (number == std::string::npos) return "chromium --kiosk";
    return "chromium " + said.substr(number, said.find_first_of(" \n", number) - number) +
           " --kiosk";
}

base::Result<std::vector<Figure>, Sentence> all_figures(const ScreenWishes& wishes) {
    Running::adopt_orphans();
    const auto town = TRY(Town::open());
    const auto eye = Eye::open(town->display());
    if (!eye) return Failure{Sentence("the X display has no XTest or no shared memory")};
    tell("meeting both sides");
    const Course course = TRY(meet_terminal(*eye, *town));
    std::ofstream(page_of(*town)) << peer_page(course);
    Side ours{our_wish, "madoguchi", 1s}, peer{peer_wish, "chromium", 6s};
    TRY(meet(*eye, *town, course, ours));
    TRY(meet(*eye, *town, course, peer));
    TRY(measure_in_turn(*eye, *town, course, wishes, ours, peer));
    tell("pressing under load");
    const auto loaded = press_under_load(*eye, *town, wishes.repetitions * wishes.taps);
    if (!loaded) return Failure{Sentence("the terminal did not follow the presses under load")};
    const auto load = fmt::format("ours: {} presses, {} records sent, {} papers, {} languages",
                                  loaded->press_ms.size(), loaded->records_sent, loaded->papers,
                                  loaded->languages);
    return figures_of(ours.measured, peer.measured, loaded->press_ms, load);
}

}  // namespace

int screen_bench(const ScreenWishes& wishes) {
    const auto figures = all_figures(wishes);
    if (!figures) {
        tell("madoguchi-bench screen: " + figures.error());
        return 1;
    }
    const std::string peer = peer_name();
    if (wishes.json) {
        print_lines(figures.value(), peer, wishes.repetitions);
    } else {
        print_table(figures.value(), peer, wishes.repetitions);
    }
    if (wishes.chart.empty() || draw_chart(figures.value(), peer, wishes.repetitions, wishes.chart))
        return 0;
    tell("madoguchi-bench screen: cannot write " + wishes.chart);
    return 1;
}

}  // namespace bench

#include "tests/bench/screen/course.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <thread>

namespace bench::screen {

namespace {

using namespace std::chrono_literals;
using base::Failure;

constexpr auto patience = 10s;
constexpr auto held = 60ms;  // A short touch.
constexpr int columns = 4, rows = 3;
// Above the words and inside the edge, also of the header's buttons, which are drawn 8 px smaller.
constexpr int ground_below_top = 14;
constexpr const char* begins_with = "tile.consultation";  // needs no card
constexpr std::size_t most_steps = 8;

int difference(std::uint32_t a, std::uint32_t b) {
    const auto part = [&](unsigned shift) {
        return std::abs(static_cast<int>((a >> shift) & 0xffU) -
                        static_cast<int>((b >> shift) & 0xffU));
    };
    return part(0) + part(8) + part(16);
}

std::uint32_t commonest(const Picture& seen, int left, int top, int right, int bottom) {
    std::map<std::uint32_t, int> counts;
    for (int y = top; y < bottom; y += 3) {
        for (int x = left; x < right; x += 3) ++counts[seen.at(x, y)];
    }
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

// In each of twelve cells the pixel by which `seen` differs most by `how_much`; cells where it
// hardly differs have none.
template <class HowMuch>
Spots telling_spots(const Picture& seen, HowMuch how_much) {
    Spots spots;
    for (int cell = 0; cell < columns * rows; ++cell) {
        const int left = cell % columns * seen.width / columns, right = left + seen.width / columns;
        const int top = cell / columns * seen.height / rows, bottom = top + seen.height / rows;
        const std::uint32_t ground = commonest(seen, left, top, right, bottom);
        Spot best;
        int most = 60;
        for (int y = top; y < bottom; y += 2) {
            for (int x = left; x < right; x += 2) {
                const int here = how_much(x, y, ground);
                if (here <= most) continue;
                most = here;
                best = {x, y, seen.at(x, y)};
            }
        }
        if (most > 60) spots.push_back(best);
    }
    return spots;
}

void go_to(Eye& eye, const Step& step) {
    eye.move(step.x, step.y);
    std::this_thread::sleep_for(50ms);
}

void press_and_release(Eye& eye, const Step& step) {
    go_to(eye, step);
    eye.button(true);
    std::this_thread::sleep_for(held);
    eye.button(false);
}

// The screen after `before` has been left, once its accessibility list stands still.
std::optional<Sheet> next_sheet(Listener& listener, const Sheet& before) {
    auto sheet = listener.after(before.revision, 10s);
    for (int more = 0; sheet && more < 20; ++more) {
        const auto newer = listener.after(sheet->revision, 400ms);
        if (!newer) return sheet;
        sheet = newer;
    }
    return sheet;
}

}  // namespace

Step step_on(const Element& target) {
    const int x = target.x + target.w / 2;
    return {target.id, x, target.y + target.h / 2, x, target.y + ground_below_top};
}

base::Result<Course, std::string> walk(Eye& eye, Listener& listener) {
    auto sheet = listener.now();
    for (int look = 0; sheet && sheet->find(begins_with) == nullptr && look < 50; ++look)
        sheet = listener.after(sheet->revision, 5s);
    if (!sheet || sheet->find(begins_with) == nullptr)
        return Failure{std::string("the terminal does not show its welcome")};
    Course course;
    while (course.steps.size() < most_steps) {
        const std::string id = sheet->screen == "welcome"    ? begins_with
                               : sheet->screen == "question" ? "quit"
                                                             : "onward";
        const Element* target = sheet->find(id);
        if (target == nullptr)
            return Failure{fmt::format("there is no {} on the screen {}", id, sheet->screen)};
        course.sheets.push_back(*sheet);
        course.steps.push_back(step_on(*target));
        press_and_release(eye, course.steps.back());
        sheet = next_sheet(listener, course.sheets.back());
        if (!sheet) return Failure{fmt::format("pressing {} leads nowhere", id)};
        if (sheet->screen == "welcome") return course;
    }
    return Failure{std::string("the walk does not come back to the welcome")};
}

base::Result<Marks, std::string> learn(Eye& eye, const Course& course,
                                       std::chrono::milliseconds first_patience) {
    const Picture empty = eye.picture();
    std::this_thread::sleep_for(first_patience);
    auto before = settled(eye, 500ms, 30s);
    if (!before || *before == empty) return Failure{std::string("nothing is shown")};
    Marks marks;
    marks.first = telling_spots(*before, [&](int x, int y, std::uint32_t ground) {
        const bool is_empty = before->at(x, y) == empty.at(x, y);
        return is_empty ? 0 : difference(before->at(x, y), ground);
    });
    for (const Step& step : course.steps) {
        go_to(eye, step);
        eye.button(true);
        const auto pressed = settled(eye, 300ms, 10s);
        eye.button(false);
        std::this_thread::sleep_for(200ms);
        const auto after = settled(eye, 500ms, 10s);
        if (!pressed || !after) return Failure{"the screen never rests after " + step.id};
        if (pressed->at(step.ground_x, step.ground_y) == before->at(step.ground_x, step.ground_y))
            return Failure{fmt::format("{} does not look pressed", step.id)};
        marks.shown.push_back(telling_spots(*after, [&](int x, int y, std::uint32_t) {
            const std::uint32_t now = after->at(x, y);
            return std::min(difference(now, before->at(x, y)), difference(now, pressed->at(x, y)));
        }));
        if (marks.shown.back().size() < 4)
            return Failure{fmt::format("{} leads to the same screen", step.id)};
        before = after;
    }
    return marks;
}

std::optional<Tap> tap(Eye& eye, const Step& step, const Spots& shown,
                       std::chrono::milliseconds pause_before) {
    eye.move(step.x, step.y);
    std::this_thread::sleep_for(pause_before);
    const auto ground = eye.pixel(step.ground_x, step.ground_y);
    auto from = Clock::now();
    eye.button(true);
    const auto press =
        wait_for(from, patience, [&] { return eye.pixel(step.ground_x, step.ground_y) != ground; });
    std::this_thread::sleep_for(held);
    from = Clock::now();
    eye.button(false);
    if (!press) return std::nullopt;
    const auto page = wait_for(eye, shown, from, patience);
    if (!page) return std::nullopt;
    return Tap{*press, *page};
}

}  // namespace bench::screen

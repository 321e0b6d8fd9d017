#include "tests/bench/screen/load.h"

#include <map>
#include <set>
#include <thread>

#include "tests/bench/screen/course.h"
#include "tests/bench/screen/running.h"

namespace bench::screen {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s;
constexpr auto tremble = 450ms;  // A second press on one target within 0.4 s is not meant.
constexpr int records_a_press = 40;

// Where to press next, so that much is met: every language and size, every tile, every paper.
class Stroll {
public:
    const Element* next(const Sheet& sheet) {
        if (sheet.screen != "welcome") return further(sheet);
        on_the_way_ = 0;
        if (++turns_ % 3 == 0) return sheet.find("text_size");
        if (turns_ % 3 == 1) {
            if (const auto* language = seldomest(sheet, "language.")) return language;
        }
        const auto* tile = seldomest(sheet, "tile.");
        return tile != nullptr ? tile : sheet.find("back");
    }
    int languages() const { return static_cast<int>(languages_.size()); }

private:
    // Two screens deep, then out again.
    const Element* further(const Sheet& sheet) {
        static constexpr const char* ways_on[] = {"print", "onward"};
        static constexpr const char* ways_out[] = {"quit", "onward", "back", "stay"};
        const bool deeper = on_the_way_++ < 3;
        for (const char* id : ways_on) {
            const auto* way = deeper ? sheet.find(id) : nullptr;
            if (way != nullptr && way->enabled && last_ != id) return taken(way);
        }
        for (const char* id : ways_out) {
            const auto* way = sheet.find(id);
            if (way != nullptr && way->enabled) return taken(way);
        }
        return nullptr;
    }
    const Element* taken(const Element* way) {
        last_ = way->id;
        return way;
    }
    const Element* seldomest(const Sheet& sheet, const char* prefix) {
        const Element* best = nullptr;
        for (const Element& one : sheet.elements) {
            if (!one.id.starts_with(prefix) || !one.enabled) continue;
            if (best == nullptr || pressed_[one.id] < pressed_[best->id]) best = &one;
        }
        if (best != nullptr) {
            ++pressed_[best->id];
            if (best->id.starts_with("language.")) languages_.insert(best->id);
        }
        return best;
    }

    std::map<std::string, int> pressed_;
    std::set<std::string> languages_;
    std::string last_;
    int turns_ = 0, on_the_way_ = 0;
};

int files_in(const std::filesystem::path& folder) {
    std::error_code none;
    int count = 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(folder, none))
        ++count;
    return count;
}

// Milliseconds until the target looks pressed; released soon after.
std::optional<double> press(Eye& eye, const Step& at) {
    eye.move(at.x, at.y);
    const auto ground = eye.pixel(at.ground_x, at.ground_y);
    const auto from = Clock::now();
    eye.button(true);
    const auto took =
        wait_for(from, patience, [&] { return eye.pixel(at.ground_x, at.ground_y) != ground; });
    std::this_thread::sleep_for(30ms);
    eye.button(false);
    return took;
}

}  // namespace

std::optional<Loaded> press_under_load(Eye& eye, const Town& town, int presses) {
    if (!town.fill_outbox(presses * records_a_press)) return std::nullopt;
    const auto socket = town.folder() / "eyes";
    const long before = town.received();
    Running terminal(town.kiosk({"--accessibility-socket", socket}), town.bystanders());
    Listener listener(socket);
    auto sheet = listener.now();
    Stroll stroll;
    Loaded loaded;
    std::string last;
    int stuck = 0;
    while (sheet && static_cast<int>(loaded.press_ms.size()) < presses) {
        const Element* target = stroll.next(*sheet);
        if (target == nullptr) {
            // Nothing to press: a screen that goes on by itself.
            if (++stuck > 20) return std::nullopt;
            auto newer = listener.after(sheet->revision, 2s);
            sheet = newer ? newer : listener.now();
            continue;
        }
        stuck = 0;
        if (target->id == last) std::this_thread::sleep_for(tremble);
        last = target->id;
        const auto took = press(eye, step_on(*target));
        if (!took) return std::nullopt;
        loaded.press_ms.push_back(*took);
        // As soon as anything new stands, the next press: it meets the busy moment.
        auto newer = listener.after(sheet->revision, 1s);
        while (newer && newer->elements.empty()) newer = listener.after(newer->revision, 1s);
        sheet = newer ? newer : listener.now();
    }
    if (!sheet) return std::nullopt;
    loaded.records_sent = town.received() - before;
    loaded.papers = files_in(town.prints());
    loaded.languages = stroll.languages();
    return loaded;
}

}  // namespace bench::screen

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
        if (sheet.find("close") != nullptr) return seldomest(sheet, "language.");
        if (sheet.screen == "looks") return in_menu(sheet);
        if (sheet.screen != "welcome") return further(sheet);
        on_the_way_ = 0;
        const Element* wish = nullptr;
        if (++turns_ % 3 == 0) wish = first_of(sheet, {"text_size", "looks"});
        if (turns_ % 6 == 1) wish = first_of(sheet, {"languages"});
        if (wish == nullptr && turns_ % 3 == 1) wish = seldomest(sheet, "language.");
        // The way to the town's notices, which can be printed.
        if (wish == nullptr && turns_ % 2 == 0)
            wish = first_of(sheet, {"tile.notice-board", "tile.group:notices", "tile.more"});
        if (wish == nullptr) wish = seldomest(sheet, "tile.");
        return wish != nullptr ? wish : sheet.find("back");
    }
    int languages() const { return static_cast<int>(languages_.size()); }

private:
    static const Element* first_of(const Sheet& sheet, std::initializer_list<const char*> ids) {
        for (const char* id : ids) {
            const auto* found = sheet.find(id);
            if (found != nullptr && found->enabled) return found;
        }
        return nullptr;
    }
    // One of its choices, then out.
    const Element* in_menu(const Sheet& sheet) {
        menu_touched_ = !menu_touched_;
        const auto* choice = menu_touched_ ? seldomest(sheet, "looks.size.") : nullptr;
        return choice != nullptr ? choice : sheet.find("onward");
    }
    // Two screens deep, then out again.
    const Element* further(const Sheet& sheet) {
        if (++on_the_way_ > 4) return first_of(sheet, {"quit", "onward", "back", "stay"});
        const auto* paper = on_the_way_ < 4 ? first_of(sheet, {"print"}) : nullptr;
        return paper != nullptr ? paper : first_of(sheet, {"onward", "quit", "back", "stay"});
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
    int turns_ = 0, on_the_way_ = 0;
    bool menu_touched_ = false;
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

// Every screen in every window, language, text size and reach: nothing cut, nothing over another.
#include <catch2/catch.hpp>

#include "tests/unit/screens/sheets.h"

namespace {

using samples::Glass;
using samples::Sight;
using screens::Sheeted;
using screens::ui::Element;
using screens::ui::Role;

// What is wrong with a sheet, in words.
class Faults {
public:
    void look(const Sheeted& sheet, const Sight& sight, bool staff) {
        const Glass& glass = sight.glass;
        const bool tall = glass.height > glass.width && !staff;
        const float wide = tall ? 1080.F : 1920.F, high = tall ? 1920.F : 1080.F;
        scale_ = std::min(static_cast<float>(glass.width) / wide,
                          static_cast<float>(glass.height) / high);
        for (const std::string& id : sheet.overflows) add("no room for " + id);
        const PixelRectOf whole{0, 0, glass.width, glass.height};
        std::vector<const Element*> targets;
        for (const Element& each : sheet.elements) {
            if (!samples::inside(each.at, whole)) add("outside: " + each.id);
            if (each.target) targets.push_back(&each);
        }
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const Element& target = *targets[i];
            if (target.at.h < units(96)) add("too low: " + target.id);
            if (target.at.w < units(72)) add("too narrow: " + target.id);
            for (std::size_t k = 0; k < i; ++k) {
                if (!samples::apart(target.at, targets[k]->at, units(20))) {
                    add(target.id + " is too near " + targets[k]->id);
                }
            }
        }
        for (std::size_t i = 0; i < sheet.written.size(); ++i) {
            const auto& words = sheet.written[i];
            if (!samples::inside(words.at, whole)) add("outside: words of " + words.id);
            // Counters speak Japanese only.
            if (words.torn && !staff) add("a word is torn: " + words.words);
            for (std::size_t k = 0; k < i; ++k) {
                if (!samples::apart(words.at, sheet.written[k].at, -3)) {
                    add("words of " + words.id + " over " + sheet.written[k].id);
                }
            }
            for (const Element* target : targets) {
                if (target->id != words.id && !samples::apart(words.at, target->at, -1)) {
                    add("words of " + words.id + " over the target " + target->id);
                }
            }
        }
    }
    void low(const Sheeted& sheet, const Glass& glass) {
        const bool tall = glass.height > glass.width;
        const double top = glass.height * (tall ? .29 : .22);
        // Five rows of sounds leave room for two small acts only above them.
        const bool keys = std::any_of(
            sheet.elements.begin(), sheet.elements.end(),
            [](const Element& e) { return e.role == Role::key || e.id.starts_with("candidate."); });
        for (const Element& each : sheet.elements) {
            const bool small_act = each.id == "why" || each.id == "option.unknown";
            if (keys && small_act && each.at.y > top * .5) continue;
            if (each.target && each.at.y + 1 < top) add("out of reach: " + each.id);
        }
    }
    std::vector<std::string> take() { return std::exchange(found_, {}); }

private:
    using PixelRectOf = samples::PixelRect;
    int units(float layout) const { return static_cast<int>(layout * scale_) - (scale_ < 1); }
    void add(std::string fault) { found_.push_back(std::move(fault)); }

    float scale_ = 1;
    std::vector<std::string> found_;
};

bool is_staff(const samples::view::Frame& frame) {
    return std::holds_alternative<samples::view::Desk>(frame.body) ||
           std::holds_alternative<samples::view::DeskSignIn>(frame.body) ||
           std::holds_alternative<samples::view::SharedScreen>(frame.body);
}

void check(const Sight& sight) {
    auto stage = screens::Stage::open().take();
    Faults faults;
    samples::on_every_sheet(
        *stage, sight,
        [&](const Sheeted& sheet, const samples::view::Frame& frame, const std::string& name) {
            const bool staff = is_staff(frame);
            if (staff && sight.glass.height > sight.glass.width) return;  // no counter is tall
            faults.look(sheet, sight, staff);
            if (sight.looks.low && !staff) faults.low(sheet, sight.glass);
            for (const std::string& fault : faults.take()) {
                FAIL_CHECK(name << "." << sight.language << "." << sight.text_size << " at "
                                << sight.glass.width << "x" << sight.glass.height
                                << (sight.looks.low ? " low" : "") << ": " << fault);
            }
        });
}

void check_everywhere(const std::string& language) {
    for (const Glass glass : {samples::wide_glass, samples::tall_glass, samples::counter_glass}) {
        for (int size = 0; size < 3; ++size) {
            for (const bool low : {false, true}) {
                Sight sight{.glass = glass, .language = language, .text_size = size};
                sight.looks.low = low;
                // What is counter and wide differs in nothing but the room below.
                sight.of_town = glass.width != samples::counter_glass.width;
                check(sight);
            }
        }
    }
}

}  // namespace

TEST_CASE("every screen fits every window and reach in Japanese") { check_everywhere("ja"); }
TEST_CASE("every screen fits every window and reach in plain Japanese") {
    check_everywhere("easy");
}
TEST_CASE("every screen fits every window and reach in English") { check_everywhere("en"); }
TEST_CASE("every screen fits every window and reach in Chinese") { check_everywhere("zh"); }
TEST_CASE("every screen fits every window and reach in Vietnamese") { check_everywhere("vi"); }

// The second touch of a slow hand falls on the next screen already: it must not lie on やめる.
#include <catch2/catch.hpp>

#include <map>

#include "tests/unit/screens/sheets.h"

namespace {

using samples::Glass;
using samples::PixelRect;
using samples::Sight;
using screens::Sheeted;
using screens::ui::Element;

// A target of one sheet, and which sheet.
struct Lies {
    std::string where, id;
    PixelRect at;
};

// Where やめる of the acts below lies, and every other target, on all screens of residents. The
// question whether to leave has its own, which nothing but やめる leads to.
struct Targets {
    std::vector<Lies> quits, others;
};

Targets targets_in(const Sight& sight) {
    auto stage = screens::Stage::open().take();
    Targets found;
    samples::on_every_sheet(
        *stage, sight,
        [&](const Sheeted& sheet, const samples::view::Frame&, const std::string& name) {
            const bool counter =
                sheet.screen.starts_with("desk") || sheet.screen == "shared_screen";
            if (counter || sheet.screen == "quit") return;
            for (const Element& each : sheet.elements) {
                if (!each.target) continue;
                (each.id == "quit" ? found.quits : found.others)
                    .push_back({name, each.id, each.at});
            }
        });
    return found;
}

void check_in(const std::string& language) {
    for (const Glass glass : {samples::wide_glass, samples::tall_glass}) {
        for (int size = 0; size < 3; ++size) {
            for (const bool low : {false, true}) {
                Sight sight{.glass = glass, .language = language, .text_size = size};
                sight.looks.low = low;
                sight.of_town = false;
                const Targets found = targets_in(sight);
                REQUIRE(!found.quits.empty());
                std::map<std::string, std::string> wrong;
                for (const Lies& quit : found.quits) {
                    for (const Lies& other : found.others) {
                        if (samples::apart(quit.at, other.at, 0)) continue;
                        wrong.emplace(other.id + " of " + other.where, quit.where);
                    }
                }
                for (const auto& [other, quit] : wrong) {
                    FAIL_CHECK(language << "." << size << " at " << glass.width
                                        << (low ? " low: " : ": ") << other
                                        << " lies where one leaves " << quit);
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("nothing lies where another screen is left in Japanese") { check_in("ja"); }
TEST_CASE("nothing lies where another screen is left in plain Japanese") { check_in("easy"); }
TEST_CASE("nothing lies where another screen is left in English") { check_in("en"); }
TEST_CASE("nothing lies where another screen is left in Chinese") { check_in("zh"); }
TEST_CASE("nothing lies where another screen is left in Vietnamese") { check_in("vi"); }

TEST_CASE("where the way by events lies no question has anything to touch") {
    for (const std::string language : {"ja", "easy", "en", "zh", "vi"}) {
        for (int size = 0; size < 3; ++size) {
            Sight sight{.language = language, .text_size = size};
            sight.of_town = false;
            const Targets found = targets_in(sight);
            for (const Lies& events : found.others) {
                if (events.id != "events") continue;
                for (const Lies& other : found.others) {
                    const bool question = other.where.starts_with("question") &&
                                          other.where.find(".why") == std::string::npos;
                    CAPTURE(language, size, other.where, other.id);
                    if (question) CHECK(samples::apart(events.at, other.at, 0));
                }
            }
        }
    }
}

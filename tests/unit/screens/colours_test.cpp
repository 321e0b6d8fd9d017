#include <catch2/catch.hpp>

#include "tests/unit/screens/sheets.h"

namespace {

using samples::Sight;
using samples::view::Colours;

// Rows and lines that are only read are no targets; a tab or a list's row has its edge below; what
// cannot be done yet is pale on purpose (WCAG 1.4.11 leaves inactive parts out).
bool has_edges(const screens::ui::Element& element) {
    return element.target && element.enabled && !element.id.starts_with("row.") &&
           !element.id.starts_with("tab.");
}

void measure(Colours colours, double words_least, double edges_least) {
    auto stage = screens::Stage::open().take();
    samples::Picture picture(samples::wide_glass);
    Sight sight{.of_town = false};
    sight.looks.colours = colours;
    samples::on_every_sheet(*stage, sight,
                            [&](const screens::Sheeted& sheet, auto&, const std::string& name) {
                                picture.take(*stage);
                                for (const auto& words : sheet.written) {
                                    const double found = picture.words_stand_out(words.at);
                                    if (found >= words_least) continue;
                                    FAIL_CHECK(name << ": words of " << words.id << " " << found);
                                }
                                for (const auto& each : sheet.elements) {
                                    if (!has_edges(each)) continue;
                                    const double found = picture.edge_stands_out(each.at);
                                    if (found >= edges_least) continue;
                                    FAIL_CHECK(name << ": edge of " << each.id << " " << found);
                                }
                            });
}

}  // namespace

TEST_CASE("in ordinary colours words stand out seven to one and edges three") {
    measure(Colours::ordinary, 7, 3);
}
TEST_CASE("in high contrast words stand out seven to one and edges four and a half") {
    measure(Colours::contrast, 7, 4.5);
}
TEST_CASE("light on dark words stand out seven to one and edges four and a half") {
    measure(Colours::inverted, 7, 4.5);
}

TEST_CASE("a code for machines is dark on light in every colours") {
    auto stage = screens::Stage::open().take();
    samples::Picture picture(samples::wide_glass);
    const auto say = samples::say_from(samples::read_words("ja"));
    for (samples::Sample& sample : samples::all("ja", 0)) {
        if (sample.name != "receipt") continue;
        sample.frame.looks.colours = Colours::inverted;
        const auto& sheet = stage->make(sample.frame, say, 1920, 1080);
        picture.take(*stage);
        for (const auto& each : sheet.elements) {
            if (each.id == "qr") CHECK(picture.at(each.at.x + 4, each.at.y + 4) == 0xffffffU);
        }
    }
}

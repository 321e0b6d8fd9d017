#include <catch2/catch.hpp>

#include "screens/stage.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

TEST_CASE("a frame shown twice is drawn once") {
    auto stage = screens::Stage::open().take();
    std::vector<std::uint32_t> pixels(1920 * 1080);
    const screens::ui::Surface surface{pixels.data(), 1920, 1080, 1920};
    const auto say = samples::say_from(samples::read_words("ja"));
    for (const samples::Sample& sample : samples::all("ja", 0)) {
        CAPTURE(sample.name);
        stage->make(sample.frame, say, 1920, 1080);
        CHECK(!stage->paint(surface).empty());
        stage->make(sample.frame, say, 1920, 1080);
        CHECK(stage->paint(surface).empty());
    }
}

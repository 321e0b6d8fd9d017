#include <catch2/catch.hpp>

#include "screens/stage.h"
#include "screens/ui/ruby.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace {

using screens::ui::as_read;
using screens::ui::read_phrase;
using screens::ui::without_readings;

const std::string marked = "｜住民票《じゅうみんひょう》を もらう";

screens::ui::Painter painter() { return screens::ui::Painter(screens::ui::Fonts::open().take()); }

}  // namespace

TEST_CASE("a marked word stands without its reading for eyes and by it for ears") {
    CHECK(without_readings(marked) == "住民票を もらう");
    CHECK(as_read(marked) == "じゅうみんひょうを もらう");
    CHECK(without_readings("｜町《まち》の｜人《ひと》") == "町の人");
    CHECK(as_read("｜町《まち》の｜人《ひと》") == "まちのひと");
}

TEST_CASE("a mark that is not complete is a character like any other") {
    for (const std::string words : {"本《ほん》", "｜住民票", "｜《よみ》", "｜町》《", "》｜"}) {
        CAPTURE(words);
        CHECK(without_readings(words) == words);
        CHECK(as_read(words) == words);
        CHECK(read_phrase(words).readings.empty());
    }
}

TEST_CASE("a word is never parted from the rest of it under one reading") {
    auto made = painter();
    made.begin(1920, 1080, 1);
    for (float room = 80; room < 600; room += 7) {
        const auto laid = made.lay("あの ｜住民票《じゅうみんひょう》を もらう", {}, room);
        REQUIRE(laid.readings.size() == 1);
        for (const auto& line : laid.lines) {
            const bool begins =
                line.first > laid.readings[0].first && line.first < laid.readings[0].last;
            CAPTURE(room);
            CHECK((!begins || room < 200));
        }
    }
}

TEST_CASE("a long reading makes its word wider and every line with readings higher") {
    auto made = painter();
    made.begin(1920, 1080, 1);
    const auto plain = made.lay("志を もつ", {.line_height = 1.2F}, 900);
    const auto read = made.lay("｜志《こころざし》を もつ", {.line_height = 1.2F}, 900);
    CHECK(read.width > plain.width + 30);
    CHECK(read.height > plain.height);
}

TEST_CASE("readings are drawn over their words and told in the speech only") {
    auto stage = screens::Stage::open().take();
    const auto say = samples::say_from(samples::read_words("ja"));
    kiosk::view::Frame frame;
    kiosk::view::Question question;
    question.question_id = "q";
    question.title = marked;
    question.ask = kiosk::view::AskConsent{};
    frame.body = question;
    std::vector<std::uint32_t> pixels(1920 * 1080);
    const auto& sheet = stage->make(frame, say, 1920, 1080);
    stage->paint({pixels.data(), 1920, 1080, 1920});
    const auto heading = std::find_if(sheet.elements.begin(), sheet.elements.end(),
                                      [](const auto& each) { return each.id == "question.q"; });
    REQUIRE(heading != sheet.elements.end());
    CHECK(heading->label == "住民票を もらう");
    CHECK(heading->speech == "じゅうみんひょうを もらう");
    // Ink in the strip where readings stand, over the word only.
    const auto ink = [&](int from, int to) {
        int found = 0;
        for (int y = heading->at.y; y < heading->at.y + 32; ++y) {
            for (int x = from; x < to; ++x) {
                const auto pixel = pixels[static_cast<std::size_t>(y * 1920 + x)];
                if ((pixel & 0xffU) < 0x80U) ++found;
            }
        }
        return found;
    };
    CHECK(ink(heading->at.x, heading->at.x + 180) > 300);
    CHECK(ink(heading->at.x + 260, heading->at.x + heading->at.w) == 0);
}

#include "drivers/camera/camera.h"

#include <catch2/catch.hpp>
#include <thread>

#include "base/calendar.h"
#include "base/emulated_clock.h"
#include "drivers/code/scanner.h"
#include "tests/contract/camera/hands.h"
#include "tests/unit/code/pictures.h"

// The contract of Camera, the same on every sibling.
using namespace drivers::camera;
using drivers::code::GrayPicture;

namespace {

struct Counter {
    std::chrono::milliseconds patience = std::chrono::seconds{20};
    std::unique_ptr<base::EmulatedClock> clock =
        base::emulated_clock(*base::from_rfc3339("2026-11-22T01:38:05.123Z"));
    std::unique_ptr<cameras::Hands> hands = cameras::hands(
        GENERATE(as<std::string>(), "emulated yuyv", "emulated mjpeg"), *clock, patience);

    CameraResult<Frame> next() { return hands->camera().next_frame(std::stop_token()); }
    Frame frame() {
        auto asked = next();
        if (!asked) FAIL("next_frame: " << word(asked.error()));
        return asked.take();
    }
    CameraFault fault() {
        const auto asked = next();
        REQUIRE_FALSE(asked);
        return asked.error();
    }
};

int darkest(const GrayPicture& picture) {
    return *std::min_element(picture.pixels.begin(), picture.pixels.end());
}
int lightest(const GrayPicture& picture) {
    return *std::max_element(picture.pixels.begin(), picture.pixels.end());
}

}  // namespace

TEST_CASE("a frame is a whole gray picture of what lies before the camera") {
    Counter counter;
    counter.hands->show(pictures::qr("frame"));
    const Frame frame = counter.frame();
    CHECK(frame.picture.width == 640);
    CHECK(frame.picture.height == 480);
    CHECK(frame.picture.pixels.size() == 640 * 480);
    CHECK(darkest(frame.picture) < 30);
    CHECK(lightest(frame.picture) > 225);
    if (counter.hands->is_exact()) CHECK(darkest(frame.picture) == 0);
}

TEST_CASE("a frame bears the time at which it was taken") {
    Counter counter;
    const auto first = counter.frame().taken_at;
    counter.clock->advance(std::chrono::seconds{2});
    CHECK(counter.frame().taken_at - first == std::chrono::seconds{2});
}

TEST_CASE("a frame asked for later shows what lies there then") {
    Counter counter;
    counter.hands->show(pictures::qr("first"));
    counter.frame();
    counter.hands->show(pictures::qr("second"));
    const auto seen = drivers::code::read_codes(counter.frame().picture.view());
    REQUIRE(seen.codes.size() == 1);
    CHECK(seen.codes[0].text.reveal() == "second");
    counter.hands->dark();
    CHECK(lightest(counter.frame().picture) < 40);
}

TEST_CASE("waiting for a frame ends when asked to stop") {
    Counter counter;
    counter.hands->say_nothing();
    std::stop_source before;
    before.request_stop();
    const auto asked = counter.hands->camera().next_frame(before.get_token());
    REQUIRE_FALSE(asked);
    CHECK(asked.error() == CameraFault::stopped);

    CameraFault told = CameraFault::no_camera;
    std::jthread waits([&](const std::stop_token& stop) {
        const auto waited = counter.hands->camera().next_frame(stop);
        if (!waited) told = waited.error();
    });
    waits.request_stop();
    waits.join();
    CHECK(told == CameraFault::stopped);
}

TEST_CASE("a camera that hangs is said to be gone") {
    Counter counter{.patience = std::chrono::seconds{1}};
    counter.frame();
    counter.hands->say_nothing();
    CHECK(counter.fault() == CameraFault::gone);
}

TEST_CASE("a camera that is not there is found once it is plugged in") {
    Counter counter;
    counter.hands->unplug();
    CHECK(counter.fault() == CameraFault::no_camera);
    CHECK(counter.fault() == CameraFault::no_camera);
    counter.hands->plug_in();
    counter.hands->show(pictures::qr("back"));
    CHECK(darkest(counter.frame().picture) < 30);
}

TEST_CASE("a camera pulled away between frames is gone and found again") {
    Counter counter;
    counter.frame();
    counter.hands->unplug();
    CHECK(counter.fault() == CameraFault::gone);
    CHECK(counter.fault() == CameraFault::no_camera);
    counter.hands->plug_in();
    counter.frame();
}

TEST_CASE("a frame that makes no sense is garbled and the next one is good") {
    Counter counter;
    counter.frame();
    counter.hands->garble_next_frame();
    CHECK(counter.fault() == CameraFault::garbled);
    counter.hands->show(pictures::qr("good"));
    CHECK(darkest(counter.frame().picture) < 30);
}

TEST_CASE("a frame that breaks off in the middle is never handed out") {
    Counter counter;
    counter.hands->show(pictures::qr("whole"));
    counter.frame();
    counter.hands->break_off_next_frame();
    CHECK(counter.fault() == CameraFault::gone);
    CHECK(darkest(counter.frame().picture) < 30);
}

TEST_CASE("a library card held before the camera is one scan") {
    Counter counter;
    drivers::code::Scanner scanner;
    counter.hands->show(pictures::nw_7("A1234567B"));
    std::vector<std::string> told;
    for (int i = 0; i < 20; ++i) {
        const Frame frame = counter.frame();
        for (const auto& code : scanner.look(frame.picture.view(), frame.taken_at).codes) {
            told.push_back(code.text.reveal());
        }
        counter.clock->advance(std::chrono::milliseconds{66});
    }
    CHECK(told == std::vector<std::string>{"A1234567B"});
}

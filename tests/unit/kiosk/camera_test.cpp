// The camera's thread: what it sees becomes facts, and it looks only when it is asked to.
#include <condition_variable>
#include <mutex>

#include "drivers/code/qr.h"
#include "kiosk/session/camera_worker.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using drivers::camera::CameraFault;
using drivers::camera::CameraResult;
using drivers::camera::Frame;

namespace {

constexpr int module_px = 4;

drivers::code::GrayPicture picture_of(const std::string& text) {
    const auto modules = drivers::code::qr_modules(text);
    REQUIRE(modules);
    const int side = (modules->size + 8) * module_px;
    drivers::code::GrayPicture picture{side, side,
                                       base::Bytes(static_cast<std::size_t>(side * side), 255)};
    for (int y = 0; y < modules->size * module_px; ++y) {
        for (int x = 0; x < modules->size * module_px; ++x) {
            const int module = y / module_px * modules->size + x / module_px;
            if (modules->dark[static_cast<std::size_t>(module)] == 0) continue;
            picture
                .pixels[static_cast<std::size_t>((y + 4 * module_px) * side + x + 4 * module_px)] =
                0;
        }
    }
    return picture;
}

// Gives each of its pictures once, a tenth of a second apart, and says how many were asked for.
class Album final : public drivers::camera::Camera {
public:
    explicit Album(std::vector<drivers::code::GrayPicture> pictures)
        : pictures_(std::move(pictures)) {}

    CameraResult<Frame> next_frame(std::stop_token stop) override {
        if (next_ < pictures_.size()) {
            const auto taken = base::Instant(100) * static_cast<int>(next_);
            return Frame{pictures_[next_++], taken};
        }
        // No more pictures: it waits until the worker ends.
        std::mutex mutex;
        std::condition_variable_any waits;
        std::unique_lock lock(mutex);
        waits.wait(lock, stop, [] { return false; });
        return base::Failure{CameraFault::stopped};
    }

private:
    std::vector<drivers::code::GrayPicture> pictures_;
    std::size_t next_ = 0;
};

struct Inbox {
    std::unique_ptr<base::Clock> clock = base::system_clock();
    base::Mailbox<Fact> facts;
    std::unique_ptr<base::Alarm> alarm = clock->alarm([this] { facts.nudge(); });

    std::optional<CodeScanned> next(std::chrono::milliseconds patience) {
        auto fact = facts.wait(*alarm, clock->monotonic() + patience);
        if (!fact) return std::nullopt;
        return std::get<CodeScanned>(std::move(*fact));
    }
    std::unique_ptr<CameraWorker> looking_at(std::vector<drivers::code::GrayPicture> pictures) {
        return std::make_unique<CameraWorker>(
            std::make_unique<Album>(std::move(pictures)), declared_in(hall::misaki()), *clock,
            [this](Fact fact) { (void)facts.post(std::move(fact)); });
    }
};

constexpr std::chrono::seconds long_enough{20};

}  // namespace

TEST_CASE("a code before the camera is told once with its symbology") {
    Inbox inbox;
    const auto code = picture_of("AB123456");
    const auto worker = inbox.looking_at({code, code, code, code});
    REQUIRE(worker->give({LookForCodes::Pace::closely}));
    const auto seen = inbox.next(long_enough);
    REQUIRE(seen);
    CHECK(seen->format == "QR");
    CHECK(seen->text.reveal() == "AB123456");
    CHECK_FALSE(seen->individual_number);
    CHECK_FALSE(inbox.next(std::chrono::milliseconds(200)));
}

TEST_CASE("of the back of a card only that it was there leaves the camera's thread") {
    Inbox inbox;
    const auto back = picture_of("123456789018");  // its check digit is right; nobody's number
    const auto worker = inbox.looking_at({back, back});
    REQUIRE(worker->give({LookForCodes::Pace::closely}));
    const auto seen = inbox.next(long_enough);
    REQUIRE(seen);
    CHECK(seen->individual_number);
    CHECK(seen->text.empty());
}

TEST_CASE("a camera nobody asked sees nothing") {
    Inbox inbox;
    const auto code = picture_of("AB123456");
    const auto worker = inbox.looking_at({code, code});
    CHECK_FALSE(inbox.next(std::chrono::milliseconds(200)));
}

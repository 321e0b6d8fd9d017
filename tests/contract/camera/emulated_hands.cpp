#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <mutex>
#include <thread>

#include "drivers/camera/emulated/camera.h"
#include "drivers/camera/emulated/server.h"
#include "tests/contract/camera/hands.h"

namespace cameras {

namespace {

using namespace drivers::camera;

// The camera's program as a thread of this one: it does what `madoguchi emulate camera` does.
class EmulatedHands final : public Hands {
public:
    EmulatedHands(PixelFormat format, const base::Clock& clock, std::chrono::milliseconds patience)
        : folder_(make_folder()),
          habits_{.format = format, .width = 640, .height = 480, .pace = {}},
          camera_(folder_ + "/camera", clock, patience),
          wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        plug_in();
        serves_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    EmulatedHands(const EmulatedHands&) = delete;
    EmulatedHands& operator=(const EmulatedHands&) = delete;
    ~EmulatedHands() override {
        serves_.request_stop();
        wake();
        serves_.join();
        ::close(wake_);
        server_.reset();
        std::filesystem::remove_all(folder_);
    }

    Camera& camera() override { return camera_; }
    void show(const drivers::code::GrayPicture& picture) override {
        with_server([&] { server_->show(picture); });
    }
    void dark() override {
        with_server([&] { server_->dark(); });
    }
    void garble_next_frame() override {
        with_server([&] {
            server_->mangle_next_frame([this](base::Bytes frame) {
                // Half a JPEG, or a header that lies.
                if (habits_.format == PixelFormat::yuyv) {
                    frame[0] = 'X';
                } else {
                    std::fill(frame.begin() + 600, frame.end(), std::uint8_t{0xFF});
                }
                return frame;
            });
        });
    }
    void break_off_next_frame() override {
        with_server([&] {
            server_->mangle_next_frame([this](base::Bytes frame) {
                hang_up_ = true;
                frame.resize(frame.size() / 2);
                return frame;
            });
        });
    }
    void say_nothing() override {
        const std::lock_guard lock(mutex_);
        silent_ = true;
    }
    void unplug() override {
        const std::lock_guard lock(mutex_);
        server_.reset();
        wake();
    }
    void plug_in() override {
        const std::lock_guard lock(mutex_);
        auto server = FrameServer::listen(folder_ + "/camera", habits_);
        REQUIRE(server);
        server_ = server.take();
        wake();
    }
    bool is_exact() const override { return habits_.format == PixelFormat::yuyv; }

private:
    static std::string make_folder() {
        std::string name = "/tmp/camera-XXXXXX";
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        return name;
    }
    void wake() const { ::eventfd_write(wake_, 1); }

    template <class Change>
    void with_server(Change change) {
        const std::lock_guard lock(mutex_);
        change();
        wake();
    }

    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::vector<pollfd> watched = {{.fd = wake_, .events = POLLIN, .revents = 0}};
            {
                const std::lock_guard lock(mutex_);
                if (server_ && !silent_) server_->watch(watched);
            }
            ::poll(watched.data(), watched.size(), -1);
            eventfd_t turns = 0;
            ::eventfd_read(wake_, &turns);
            const std::lock_guard lock(mutex_);
            if (!server_ || silent_) continue;
            server_->step();
            if (std::exchange(hang_up_, false)) server_->hang_up();
        }
    }

    std::string folder_;
    CameraHabits habits_;
    EmulatedCamera camera_;
    int wake_;
    std::mutex mutex_;  // The hands and the serving thread.
    std::unique_ptr<FrameServer> server_;
    bool silent_ = false;
    bool hang_up_ = false;
    std::jthread serves_;
};

}  // namespace

std::unique_ptr<Hands> hands(const std::string& sibling, const base::Clock& clock,
                             std::chrono::milliseconds patience) {
    const auto format = sibling == "emulated yuyv" ? PixelFormat::yuyv : PixelFormat::mjpeg;
    return std::make_unique<EmulatedHands>(format, clock, patience);
}

}  // namespace cameras

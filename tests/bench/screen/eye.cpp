#include "tests/bench/screen/eye.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <thread>

namespace bench::screen {

namespace {

constexpr auto between_looks = std::chrono::microseconds(200);

struct CloseDisplay {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
using DisplayHandle = std::unique_ptr<Display, CloseDisplay>;

// An image in memory that the X server writes to.
class SharedImage {
public:
    SharedImage(Display* display, int width, int height) : display_(display) {
        const int screen = DefaultScreen(display);
        image_ =
            XShmCreateImage(display, DefaultVisual(display, screen),
                            static_cast<unsigned>(DefaultDepth(display, screen)), ZPixmap, nullptr,
                            &segment_, static_cast<unsigned>(width), static_cast<unsigned>(height));
        if (image_ == nullptr) return;
        const auto bytes = static_cast<std::size_t>(image_->bytes_per_line) *
                           static_cast<std::size_t>(image_->height);
        segment_.shmid = shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
        if (segment_.shmid < 0) return;
        segment_.shmaddr = image_->data = static_cast<char*>(shmat(segment_.shmid, nullptr, 0));
        segment_.readOnly = False;
        attached_ = XShmAttach(display, &segment_) != 0;
        XSync(display, False);
        shmctl(segment_.shmid, IPC_RMID, nullptr);  // Goes with the last who holds it.
    }
    ~SharedImage() {
        if (attached_) XShmDetach(display_, &segment_);
        if (image_ != nullptr) {
            image_->data = nullptr;
            XDestroyImage(image_);
        }
        if (segment_.shmaddr != nullptr) shmdt(segment_.shmaddr);
    }
    SharedImage(const SharedImage&) = delete;
    SharedImage& operator=(const SharedImage&) = delete;

    bool good() const { return attached_ && image_->bits_per_pixel == 32; }
    void look(int x, int y) {
        XShmGetImage(display_, DefaultRootWindow(display_), image_, x, y, AllPlanes);
    }
    std::uint32_t at(int x, int y) const {
        return static_cast<std::uint32_t>(XGetPixel(image_, x, y)) & 0xffffffU;
    }

private:
    Display* display_;
    XImage* image_ = nullptr;
    XShmSegmentInfo segment_{};
    bool attached_ = false;
};

class XEye final : public Eye {
public:
    explicit XEye(DisplayHandle display)
        : display_(std::move(display)),
          width_(DisplayWidth(display_.get(), DefaultScreen(display_.get()))),
          height_(DisplayHeight(display_.get(), DefaultScreen(display_.get()))),
          whole_(display_.get(), width_, height_),
          one_(display_.get(), 1, 1) {}

    bool good() const { return whole_.good() && one_.good(); }

    void move(int x, int y) override {
        XTestFakeMotionEvent(display_.get(), -1, x, y, CurrentTime);
        XSync(display_.get(), False);
    }
    void button(bool down) override {
        XTestFakeButtonEvent(display_.get(), 1, down ? True : False, CurrentTime);
        XFlush(display_.get());
    }
    std::uint32_t pixel(int x, int y) override {
        one_.look(x, y);
        return one_.at(0, 0);
    }
    Picture picture() override {
        whole_.look(0, 0);
        Picture seen{width_, height_};
        seen.pixels.reserve(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
        for (int y = 0; y < height_; ++y) {
            for (int x = 0; x < width_; ++x) seen.pixels.push_back(whole_.at(x, y));
        }
        return seen;
    }

private:
    DisplayHandle display_;
    int width_, height_;
    SharedImage whole_, one_;
};

}  // namespace

std::unique_ptr<Eye> Eye::open(const std::string& display) {
    DisplayHandle handle(XOpenDisplay(display.c_str()));
    int event = 0, error = 0, major = 0, minor = 0;
    if (!handle || XShmQueryExtension(handle.get()) == 0 ||
        XTestQueryExtension(handle.get(), &event, &error, &major, &minor) == 0) {
        return nullptr;
    }
    auto eye = std::make_unique<XEye>(std::move(handle));
    if (!eye->good()) return nullptr;
    return eye;
}

std::optional<double> wait_for(Clock::time_point from, std::chrono::milliseconds patience,
                               const std::function<bool()>& there) {
    while (!there()) {
        if (Clock::now() - from > patience) return std::nullopt;
        std::this_thread::sleep_for(between_looks);
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

std::optional<double> wait_for(Eye& eye, const Spots& spots, Clock::time_point from,
                               std::chrono::milliseconds patience) {
    auto next = spots.begin();
    return wait_for(from, patience, [&] {
        while (next != spots.end() && eye.pixel(next->x, next->y) == next->colour) ++next;
        return next == spots.end();
    });
}

std::optional<Picture> settled(Eye& eye, std::chrono::milliseconds rest,
                               std::chrono::milliseconds patience) {
    const auto from = Clock::now();
    auto same_since = from;
    Picture last = eye.picture();
    while (Clock::now() - same_since < rest) {
        if (Clock::now() - from > patience) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        Picture now = eye.picture();
        if (now == last) continue;
        same_since = Clock::now();
        last = std::move(now);
    }
    return last;
}

}  // namespace bench::screen

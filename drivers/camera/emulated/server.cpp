#include "drivers/camera/emulated/server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <utility>

#include "base/unix_socket.h"
#include "drivers/camera/picture.h"
#include "drivers/camera/pixels.h"

namespace drivers::camera {

namespace {
constexpr std::uint8_t covered = 16;  // The black of a camera.
}

base::Result<std::unique_ptr<FrameServer>, std::string> FrameServer::listen(
    const std::string& socket, CameraHabits habits) {
    const int listener = TRY(base::listen_at(socket, base::Accepting::never_waits));
    return std::unique_ptr<FrameServer>(new FrameServer(socket, listener, habits));
}

FrameServer::FrameServer(std::string path, int listener, CameraHabits habits)
    : path_(std::move(path)), listener_(listener), habits_(habits) {
    assert(habits.width % 2 == 0);
    dark();
}

FrameServer::~FrameServer() {
    hang_up();
    ::close(listener_);
    ::unlink(path_.c_str());
}

void FrameServer::hang_up() {
    for (const Line& line : lines_) ::close(line.socket);
    lines_.clear();
}

void FrameServer::show(const code::GrayPicture& picture) {
    const auto seen = seen_by_camera(picture, habits_.width, habits_.height);
    put_before_lens(habits_.format == PixelFormat::yuyv ? yuyv_from_gray(seen)
                                                        : jpeg_from_gray(seen));
}

void FrameServer::dark() {
    const auto pixels =
        static_cast<std::size_t>(habits_.width) * static_cast<std::size_t>(habits_.height);
    const code::GrayPicture night{habits_.width, habits_.height, base::Bytes(pixels, covered)};
    put_before_lens(habits_.format == PixelFormat::yuyv ? yuyv_from_gray(night)
                                                        : jpeg_from_gray(night));
}

void FrameServer::put_before_lens(base::Bytes pixels) {
    pixels_ = std::move(pixels);
    ++showing_;
}

void FrameServer::mangle_next_frame(std::function<base::Bytes(base::Bytes)> mangle) {
    mangle_ = std::move(mangle);
}

bool FrameServer::is_settled() const {
    return std::ranges::all_of(lines_, [&](const Line& line) {
        return line.frame.empty() ? !line.asked : line.sending == showing_;
    });
}

void FrameServer::watch(std::vector<pollfd>& watched) const {
    watched.push_back({.fd = listener_, .events = POLLIN, .revents = 0});
    for (const Line& line : lines_) {
        const short events = line.frame.empty() ? POLLIN : POLLIN | POLLOUT;
        watched.push_back({.fd = line.socket, .events = events, .revents = 0});
    }
}

void FrameServer::step() {
    accept_terminals();
    const Moment now = std::chrono::steady_clock::now();
    std::erase_if(lines_, [&](Line& line) {
        if (hear(line) && send_to(line, now)) return false;
        ::close(line.socket);
        return true;
    });
}

void FrameServer::accept_terminals() {
    while (true) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (socket < 0) return;
        lines_.push_back({.socket = socket,
                          .frame = {},
                          .sent = 0,
                          .asked = false,
                          .sending = 0,
                          .next_due = std::chrono::steady_clock::now()});
    }
}

bool FrameServer::hear(Line& line) {
    while (true) {
        char bytes[64];
        const ssize_t got = ::recv(line.socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (got == 0) return false;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
        line.asked = true;
    }
}

bool FrameServer::send_to(Line& line, Moment now) {
    if (line.frame.empty()) {
        if (!line.asked || now < line.next_due) return true;
        line.asked = false;
        line.frame = next_frame();
        line.sent = 0;
        line.sending = showing_;
        line.next_due = std::max(line.next_due + habits_.pace, now);
    }
    while (line.sent < line.frame.size()) {
        const ssize_t sent = ::send(line.socket, line.frame.data() + line.sent,
                                    line.frame.size() - line.sent, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
        line.sent += static_cast<std::size_t>(sent);
    }
    line.frame.clear();
    return true;
}

base::Bytes FrameServer::next_frame() {
    const FrameHeader header{.format = habits_.format,
                             .width = habits_.width,
                             .height = habits_.height,
                             .stride = habits_.format == PixelFormat::yuyv
                                           ? static_cast<std::size_t>(habits_.width) * 2
                                           : 0,
                             .sequence = ++sequence_,
                             .size = pixels_.size()};
    base::Bytes frame = bytes_of(header);
    frame.insert(frame.end(), pixels_.begin(), pixels_.end());
    if (auto mangle = std::exchange(mangle_, {})) frame = mangle(std::move(frame));
    return frame;
}

}  // namespace drivers::camera

#include "drivers/camera/emulated/camera.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/unix_socket.h"
#include "drivers/camera/emulated/wire.h"
#include "drivers/camera/pixels.h"

namespace drivers::camera {

namespace {

// Readable once the kiosk asks to stop, so that a wait for frames ends.
class StopSign {
public:
    explicit StopSign(const std::stop_token& stop)
        : descriptor_(::eventfd(0, EFD_CLOEXEC)), raise_(stop, Raise{descriptor_}) {}
    StopSign(const StopSign&) = delete;
    StopSign& operator=(const StopSign&) = delete;
    ~StopSign() { ::close(descriptor_); }
    int descriptor() const { return descriptor_; }

private:
    struct Raise {
        int descriptor;
        void operator()() const { ::eventfd_write(descriptor, 1); }
    };
    int descriptor_;
    std::stop_callback<Raise> raise_;
};

}  // namespace

EmulatedCamera::~EmulatedCamera() { hang_up(); }

void EmulatedCamera::hang_up() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

CameraResult<Frame> EmulatedCamera::next_frame(std::stop_token stop) {
    if (stop.stop_requested()) return base::Failure{CameraFault::stopped};
    if (socket_ < 0) socket_ = base::connect_to(socket_path_);
    if (socket_ < 0) return base::Failure{CameraFault::no_camera};
    // A send that fails is seen at once when the answer is read.
    ::send(socket_, &ask_for_frame, 1, MSG_NOSIGNAL);
    const StopSign sign(stop);
    auto picture = receive_frame(sign.descriptor());
    if (!picture) return base::Failure{picture.error()};
    return Frame{picture.take(), clock_.monotonic()};
}

CameraResult<code::GrayPicture> EmulatedCamera::receive_frame(int stopped) {
    const auto head = TRY(receive(frame_header_size, stopped));
    const auto header = frame_header_from(head);
    if (!header) {
        hang_up();  // Where the next frame would begin, nobody knows.
        return base::Failure{CameraFault::garbled};
    }
    const auto bytes = TRY(receive(header->size, stopped));
    auto picture = header->format == PixelFormat::yuyv
                       ? gray_from_yuyv(bytes, header->width, header->height, header->stride)
                       : gray_from_jpeg(bytes);
    if (!picture || picture->width != header->width || picture->height != header->height) {
        return base::Failure{CameraFault::garbled};
    }
    return std::move(*picture);
}

CameraResult<base::Bytes> EmulatedCamera::receive(std::size_t size, int stopped) {
    base::Bytes bytes(size);
    std::size_t have = 0;
    while (have < size) {
        pollfd watched[] = {{.fd = stopped, .events = POLLIN, .revents = 0},
                            {.fd = socket_, .events = POLLIN, .revents = 0}};
        const int ready = ::poll(watched, 2, static_cast<int>(patience_.count()));
        if (ready < 0 && errno == EINTR) continue;
        if (ready > 0 && watched[0].revents != 0) {
            hang_up();  // Perhaps in the middle of a frame.
            return base::Failure{CameraFault::stopped};
        }
        const ssize_t got = ready > 0 ? ::read(socket_, bytes.data() + have, size - have) : 0;
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            hang_up();
            return base::Failure{CameraFault::gone};
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

}  // namespace drivers::camera

#pragma once

#include <stop_token>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "drivers/code/gray.h"

namespace drivers::camera {

// `no_camera`: it is not there; ask again in a second. `gone`: it vanished, or said nothing for too
// long. `garbled`: this frame makes no sense; the next one may. `stopped`: the kiosk asked to stop.
enum class CameraFault { no_camera, gone, garbled, stopped };
std::string_view word(CameraFault fault);
template <class T>
using CameraResult = base::Result<T, CameraFault>;

struct Frame {
    code::GrayPicture picture;
    base::Instant taken_at{};
};

// One camera of the terminal. After any fault but `stopped` it may be asked again: it finds its
// device anew.
class Camera {
public:
    virtual ~Camera() = default;
    // Blocks until the next picture is there or the kiosk asks to stop. Never an old picture: who
    // asks seldom misses those in between. Worker thread only.
    virtual CameraResult<Frame> next_frame(std::stop_token stop) = 0;
};

}  // namespace drivers::camera

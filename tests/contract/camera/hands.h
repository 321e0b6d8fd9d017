#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "drivers/camera/camera.h"

namespace cameras {

// What stands before and around one camera, whatever the camera is: what the contract of Camera is
// tried with on every sibling.
class Hands {
public:
    virtual ~Hands() = default;
    virtual drivers::camera::Camera& camera() = 0;
    // The next frame asked for is of it.
    virtual void show(const drivers::code::GrayPicture& picture) = 0;
    virtual void dark() = 0;
    virtual void garble_next_frame() = 0;     // its bytes are all there and make no sense
    virtual void break_off_next_frame() = 0;  // the cable, in the middle of it
    virtual void say_nothing() = 0;           // the camera hangs: frames are asked for in vain
    virtual void unplug() = 0;
    virtual void plug_in() = 0;
    // Whether a black and white picture comes back with the very same grays.
    virtual bool is_exact() const = 0;
};

// Over its socket: "emulated yuyv", "emulated mjpeg". `patience`: how long it may say nothing. Only
// who wants to see it hang waits that out.
std::unique_ptr<Hands> hands(const std::string& sibling, const base::Clock& clock,
                             std::chrono::milliseconds patience = std::chrono::seconds{20});

}  // namespace cameras

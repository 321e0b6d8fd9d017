#pragma once

#include <chrono>
#include <string>

#include "base/bytes.h"
#include "drivers/camera/camera.h"

namespace drivers::camera {

// `--camera emulated:SOCKET`: the pictures of `madoguchi emulate camera`, over the bytes of
// drivers/camera/emulated/wire.h.
class EmulatedCamera final : public Camera {
public:
    // A camera that says nothing for `patience` is gone.
    EmulatedCamera(std::string socket, const base::Clock& clock,
                   std::chrono::milliseconds patience = std::chrono::seconds{3})
        : socket_path_(std::move(socket)), clock_(clock), patience_(patience) {}
    EmulatedCamera(const EmulatedCamera&) = delete;
    EmulatedCamera& operator=(const EmulatedCamera&) = delete;
    ~EmulatedCamera() override;

    CameraResult<Frame> next_frame(std::stop_token stop) override;

private:
    CameraResult<code::GrayPicture> receive_frame(int stopped);
    CameraResult<base::Bytes> receive(std::size_t size, int stopped);
    void hang_up();

    std::string socket_path_;
    const base::Clock& clock_;
    std::chrono::milliseconds patience_;
    int socket_ = -1;
};

}  // namespace drivers::camera

#pragma once

#include <functional>
#include <memory>
#include <thread>

#include "base/mailbox.h"
#include "drivers/camera/camera.h"
#include "drivers/code/scanner.h"
#include "kiosk/session/facts.h"
#include "town/pack.h"

namespace kiosk {

// The thread that owns the camera: it looks for codes while a screen asks for one and tells each
// once. Frames never leave it.
class CameraWorker {
public:
    using Post = std::function<void(Fact)>;

    CameraWorker(std::unique_ptr<drivers::camera::Camera> camera, drivers::code::Declared declared,
                 base::Clock& clock, Post post);
    CameraWorker(const CameraWorker&) = delete;
    CameraWorker& operator=(const CameraWorker&) = delete;
    ~CameraWorker();

    bool give(LookForCodes order) { return orders_.post(order); }

private:
    void work(const std::stop_token& stop);
    void look(const std::stop_token& stop);
    void obey(std::optional<LookForCodes> order);
    void rest(std::optional<base::Instant> until);

    std::unique_ptr<drivers::camera::Camera> camera_;
    drivers::code::Scanner scanner_;
    base::Clock& clock_;
    Post post_;
    base::Mailbox<LookForCodes> orders_{16};
    std::unique_ptr<base::Alarm> alarm_;
    LookForCodes::Pace pace_ = LookForCodes::Pace::off;
    std::jthread thread_;
};

// The codes of third parties that the town's pack knows: twelve digits may be one of them.
drivers::code::Declared declared_in(const town::Pack& pack);

}  // namespace kiosk

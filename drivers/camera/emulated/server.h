#pragma once

#include <poll.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "drivers/camera/emulated/wire.h"
#include "drivers/code/gray.h"

namespace drivers::camera {

struct CameraHabits {
    PixelFormat format = PixelFormat::yuyv;
    int width = 1280;  // even
    int height = 720;
    std::chrono::milliseconds pace{66};  // 0 = as fast as a terminal asks
};

// The camera of `madoguchi emulate camera` and of tests: what lies before it is sent to every
// terminal that connects. Never waits: call step() when one of what watch() adds is ready, and
// every `pace`.
class FrameServer {
public:
    // The error is one plain sentence.
    static base::Result<std::unique_ptr<FrameServer>, std::string> listen(const std::string& socket,
                                                                          CameraHabits habits);
    FrameServer(const FrameServer&) = delete;
    FrameServer& operator=(const FrameServer&) = delete;
    ~FrameServer();

    void show(const code::GrayPicture& picture);
    void dark();  // the lens is covered; frames go on
    // The bytes of the next frame begun, header and all, as a broken cable would leave them.
    void mangle_next_frame(std::function<base::Bytes(base::Bytes)> mangle);
    void hang_up();  // on every terminal

    // No terminal waits for a frame, or is in the middle of one, of what was shown before.
    bool is_settled() const;
    std::size_t terminals() const { return lines_.size(); }

    void watch(std::vector<pollfd>& watched) const;
    void step();

private:
    using Moment = std::chrono::steady_clock::time_point;
    // One terminal and what it has still to be sent.
    struct Line {
        int socket = -1;
        base::Bytes frame;
        std::size_t sent = 0;
        bool asked = false;         // for one frame more
        std::uint64_t sending = 0;  // which showing the frame is of
        Moment next_due{};
    };

    FrameServer(std::string path, int listener, CameraHabits habits);
    void put_before_lens(base::Bytes pixels);
    void accept_terminals();
    static bool hear(Line& line);  // false = it is gone
    bool send_to(Line& line, Moment now);
    base::Bytes next_frame();

    std::string path_;
    int listener_;
    CameraHabits habits_;
    base::Bytes pixels_;
    std::uint64_t showing_ = 0;
    std::uint32_t sequence_ = 0;
    std::function<base::Bytes(base::Bytes)> mangle_;
    std::vector<Line> lines_;
};

}  // namespace drivers::camera

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "kiosk/view/aloud.h"
#include "kiosk/view/say.h"
#include "kiosk/view/view.h"

namespace screens {

struct WindowSettings {
    int width = 1920, height = 1080;
    bool windowed = false;             // else borderless at 0,0
    std::string accessibility_socket;  // "" = none
    std::string title;
};

// The terminal's window: turns a view into pictures and touches into intents. UI thread only,
// except `wake`. Draws only when something changed.
class Window {
public:
    static base::Result<std::unique_ptr<Window>, std::string> open(const WindowSettings& settings);
    virtual ~Window() = default;

    // Waits for a touch, a wake or `how_long` (nothing = for ever), then handles what came: gives
    // each intent to `on_intent`, in order. False: the window was closed.
    virtual bool wait(std::optional<std::chrono::milliseconds> how_long,
                      const std::function<void(const kiosk::view::Intent&)>& on_intent) = 0;
    // Shows this frame, if it differs from the one shown, and publishes its elements on the socket.
    virtual void show(const kiosk::view::Frame& frame, const kiosk::view::Say& say) = 0;
    // Who is told what to say aloud, while the frame says that the voice is on; nobody = {}.
    virtual void speaks_by(std::function<void(kiosk::view::Aloud)> voice) = 0;
    // Who is told what is on the screen while the frame says that somebody was let in to look.
    virtual void seen_by(std::function<void(kiosk::view::Seen)> who) = 0;
    // Ends a `wait` from any thread.
    virtual void wake() = 0;
    // True once after any touch or key since the last call: resets the idle limits.
    virtual bool touched() = 0;
};

}  // namespace screens

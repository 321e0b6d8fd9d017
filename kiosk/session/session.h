#pragma once

#include <functional>
#include <optional>

#include "base/clock.h"
#include "kiosk/session/facts.h"
#include "kiosk/view/say.h"
#include "kiosk/view/view.h"

namespace kiosk {

// What one terminal does for the person before it: a resident's visit or a clerk's desk. Lives on
// the UI thread, never waits; gives its orders away and is told what came of them.
class Session {
public:
    using Give = std::function<bool(Order)>;  // false: that worker's box is full

    virtual ~Session() = default;
    virtual void on(const view::Intent& intent) = 0;
    virtual void on(Fact fact) = 0;
    // What the screen shows while somebody elsewhere was let in to look at it.
    virtual void seen(view::Seen) {}
    virtual void touched() = 0;
    // What time has brought; `due` says when to come back at the latest.
    virtual void tick() = 0;
    virtual std::optional<base::Instant> due() const = 0;
    virtual view::Frame frame() const = 0;
    virtual view::Say say() const = 0;
};

}  // namespace kiosk

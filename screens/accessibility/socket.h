#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace screens {

// Tells other programs on this machine what is on the screen (design §6). Read-only, one JSON line
// a request and a reply; its own thread, so a slow listener never holds up the window.
class AccessibilitySocket {
public:
    static base::Result<std::unique_ptr<AccessibilitySocket>, std::string> open(
        const std::string& path);
    virtual ~AccessibilitySocket() = default;

    // The settled frame, as a line of elements_json. UI thread; never waits.
    virtual void publish(std::uint64_t revision, std::string line) = 0;
};

}  // namespace screens

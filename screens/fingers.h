#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "screens/ui/elements.h"

namespace screens {

// The touch rules of reference/office.md: a target acts when the finger is lifted inside it,
// however long it rested; a second touch on the same target within 0.4 s is a trembling hand; a
// second finger is no finger.
class Fingers {
public:
    static constexpr std::chrono::milliseconds tremble{400};

    using Elements = std::vector<ui::Element>;
    void down(const Elements& elements, int x, int y, std::chrono::milliseconds now);
    void move(const Elements& elements, int x, int y);
    // The target to act on, if any.
    std::optional<std::string> up(const Elements& elements, int x, int y,
                                  std::chrono::milliseconds now);
    // The target that shows itself pressed; "" = none.
    const std::string& pressed() const { return pressed_; }

private:
    bool down_ = false;
    std::string began_;    // where the finger came down
    std::string pressed_;  // the same while the finger is inside
    std::string last_;
    std::chrono::milliseconds last_at_{};
};

}  // namespace screens

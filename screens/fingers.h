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
// With the voice on a finger that slides from target to target hears them; lifted from a key it
// presses the key, from all else nothing, and a second touch acts as ever. Who sees nothing (head-
// phones) hears before every act: the second touch on the same target is the one that counts.
enum class Ear { none, slides, first };

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
    void listens(Ear ear) { ear_ = ear; }
    // What lies under a finger that explores; "" = nothing, or it does not explore.
    const std::string& heard() const { return heard_; }

private:
    std::optional<std::string> up_from_exploring(const Elements& elements);

    Ear ear_ = Ear::none;
    bool explores_ = false;
    std::string heard_;
    std::string awaits_second_;  // heard by the touch before: touched again it acts
    bool down_ = false;
    std::string touched_;  // where the finger came down
    std::string began_;    // the same, unless it only trembled
    std::string pressed_;  // the same while the finger is inside
    std::string last_;
    std::chrono::milliseconds last_at_{};
};

}  // namespace screens

#pragma once

#include <string>
#include <vector>

// Plans of floors as drawing lists: rectangles with words and the way across them, in units of the
// floor. What nobody told is drawn dashed and stands nowhere in particular.
namespace kiosk::view {

struct WayBox {
    enum class Kind { floor, room, desk, entrance, stairs, lift, toilet };
    Kind kind = Kind::room;
    float x = 0, y = 0, w = 0, h = 0;
    std::string label;
    bool known = true;  // false: dashed
    bool goal = false;
};
struct WayPoint {
    float x = 0, y = 0;
};
// One floor that the way touches. `points`: walked in order; empty = no way is told.
struct WayFloor {
    std::string label;
    float width = 0, height = 0;
    std::vector<WayBox> boxes;
    std::vector<WayPoint> points;
    bool begins_here = false;  // the first point is this terminal
};
struct WayPlace {
    std::string id, label, where;
};

}  // namespace kiosk::view

#pragma once

#include "town/way/site.h"

namespace town::way {

// For whom the way is: `step_free` has no step and no stairs on it (reach mode: a wheelchair).
enum class Need { any, step_free };

// One stretch as it is walked.
struct Leg {
    const Spot* from = nullptr;
    const Spot* to = nullptr;
    LinkKind kind = LinkKind::level;
    std::vector<Point> points;  // from, bends, to
};

// What can be said of the way. `whole`: every leg. `only_with_steps`: there is a way, but not for
// this need. `floor`, `building`: no way is told, only where it is. `nothing`: not even that.
struct Found {
    enum class How { whole, only_with_steps, floor, building, nothing } how = How::nothing;
    std::vector<Leg> legs;
};

// The shortest way by what is verified; a floor up counts as much as some metres, so that nobody
// climbs to save a few steps. `from` may be null: it is not known where this terminal stands.
Found find(const Site& site, const Spot* from, const Spot& to, Need need);

}  // namespace town::way

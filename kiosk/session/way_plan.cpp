#include "kiosk/session/way_plan.h"

#include <algorithm>

namespace kiosk {
namespace {

using namespace town::way;  // one room's values, in this file alone
using Kind = view::WayBox::Kind;

// Of a drawing that is no plan: as many units as a floor is wide and high.
constexpr float sketch_width = 100, sketch_height = 30, sketch_gap = 4;

Kind drawn_as(SpotKind kind) {
    switch (kind) {
        case SpotKind::desk:
            return Kind::desk;
        case SpotKind::entrance:
            return Kind::entrance;
        case SpotKind::stairs:
            return Kind::stairs;
        case SpotKind::lift:
            return Kind::lift;
        case SpotKind::toilet:
            return Kind::toilet;
        case SpotKind::room:
        case SpotKind::terminal:
        case SpotKind::corner:
            break;
    }
    return Kind::room;
}

view::WayBox box_of(const Box& box) {
    view::WayBox drawn;
    drawn.x = static_cast<float>(box.x);
    drawn.y = static_cast<float>(box.y);
    drawn.w = static_cast<float>(box.w);
    drawn.h = static_cast<float>(box.h);
    return drawn;
}

std::string floor_title(const Site& site, const Floor& floor, const town::Words& words) {
    const std::string key = "floors." + site.id + ".";
    return words.say(key + "building." + floor.building) + " " +
           words.say(key + "floor." + floor.id);
}

view::WayFloor floor_plan(const Site& site, const Floor& floor, const Spot& to,
                          const town::Words& words) {
    view::WayFloor plan;
    plan.label = floor_title(site, floor, words);
    plan.width = static_cast<float>(floor.width);
    plan.height = static_cast<float>(floor.height);
    view::WayBox outline;
    outline.kind = Kind::floor;
    outline.w = plan.width;
    outline.h = plan.height;
    plan.boxes.push_back(outline);
    for (const Spot& spot : site.spots) {
        if (spot.floor != floor.id || !spot.box) continue;
        view::WayBox box = box_of(*spot.box);
        box.kind = drawn_as(spot.kind);
        box.label = spot_words(site, spot, words);
        box.known = spot.told.known();
        box.goal = spot.id == to.id;
        plan.boxes.push_back(std::move(box));
    }
    return plan;
}

// Floors in the order they are walked, each with the stretch on it.
std::vector<view::WayFloor> walked(const Site& site, const Found& found, const Spot& to,
                                   const town::Words& words) {
    std::vector<view::WayFloor> plans;
    std::string on;
    for (const Leg& leg : found.legs) {
        for (const Spot* end : {leg.from, leg.to}) {
            const Floor* floor = site.floor(end->floor);
            if (floor == nullptr || !floor->has_plan() || (!plans.empty() && on == floor->id))
                continue;
            on = floor->id;
            plans.push_back(floor_plan(site, *floor, to, words));
            plans.back().begins_here = plans.size() == 1;
        }
        if (plans.empty() || leg.from->floor != leg.to->floor || leg.from->floor != on) continue;
        for (const Point& point : leg.points) {
            plans.back().points.push_back(
                {static_cast<float>(point.x), static_cast<float>(point.y)});
        }
    }
    return plans;
}

view::WayBox dashed(float y, float height, std::string label) {
    view::WayBox box;
    box.kind = Kind::floor;
    box.y = y;
    box.w = sketch_width;
    box.h = height;
    box.label = std::move(label);
    box.known = false;
    return box;
}

// Which building and floor, as boxes one above the other; nothing in it is where it stands.
view::WayFloor sketch(const Site& site, const Spot& to, const town::Words& words) {
    const std::string key = "floors." + site.id + ".";
    const bool known = to.told.known() && !to.building.empty();
    view::WayFloor drawn;
    drawn.label = words.say(known ? key + "building." + to.building : key + "title");
    drawn.width = sketch_width;
    std::vector<const Floor*> floors;
    for (const Floor& floor : site.floors) {
        if (known && floor.building == to.building && floor.told.known()) floors.push_back(&floor);
    }
    std::ranges::sort(floors, std::ranges::greater{}, &Floor::level);
    view::WayBox goal;
    goal.label = spot_words(site, to, words);
    goal.known = false;
    goal.goal = true;
    goal.x = 34;
    goal.w = 60;
    goal.h = sketch_height - 12;
    float y = 0;
    for (const Floor* floor : floors) {
        if (floor->id == to.floor) goal.y = y + 6;
        drawn.boxes.push_back(dashed(y, sketch_height, words.say(key + "floor." + floor->id)));
        y += sketch_height + sketch_gap;
    }
    if (floors.empty() || to.floor.empty()) {
        // On which floor is not known: one box for all of it.
        drawn.boxes.clear();
        drawn.boxes.push_back(dashed(0, sketch_height * 2, ""));
        goal.y = sketch_height * 0.6F;
        goal.x = 20;
        y = sketch_height * 2 + sketch_gap;
    }
    drawn.height = y - sketch_gap;
    drawn.boxes.push_back(goal);
    return drawn;
}

}  // namespace

std::vector<view::WayFloor> plan_of(const Site& site, const Found& found, const Spot& to,
                                    const town::Words& words) {
    if (found.how == Found::How::whole) {
        if (auto plans = walked(site, found, to, words); !plans.empty()) return plans;
    }
    const Floor* floor = site.floor(to.floor);
    if (floor != nullptr && floor->has_plan() && to.box && to.told.known())
        return {floor_plan(site, *floor, to, words)};
    return {sketch(site, to, words)};
}

}  // namespace kiosk

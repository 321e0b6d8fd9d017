#include "town/way/find.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace town::way {

namespace {

// In centimetres, or units where nobody measured. A floor by lift or stairs costs waiting or
// breath.
constexpr double lift_costs = 1'500, stairs_cost = 2'000, steps_cost = 300;

bool may_be_walked(const Link& link, Need need) {
    return link.told.known() && (need == Need::any || link.is_step_free());
}

double length(const std::vector<Point>& points) {
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        sum += std::hypot(static_cast<double>(points[i].x - points[i - 1].x),
                          static_cast<double>(points[i].y - points[i - 1].y));
    }
    return sum;
}

std::vector<Point> points_of(const Link& link, const Spot& from, const Spot& to) {
    std::vector<Point> points{*from.at};
    points.insert(points.end(), link.bends.begin(), link.bends.end());
    points.push_back(*to.at);
    return points;
}

double cost_of(const Site& site, const Link& link, const Leg& leg) {
    switch (link.kind) {
        case LinkKind::lift:
            return lift_costs;
        case LinkKind::stairs:
            return stairs_cost;
        case LinkKind::level:
        case LinkKind::steps:
            break;
    }
    const Floor* floor = site.floor(leg.from->floor);
    const double cm =
        floor != nullptr && floor->cm_a_unit > 0 ? static_cast<double>(floor->cm_a_unit) : 1;
    return length(leg.points) * cm + (link.kind == LinkKind::steps ? steps_cost : 0);
}

// The stretches that leave a spot, each as it is walked from there.
std::vector<std::pair<Leg, double>> legs_from(const Site& site, const Spot& spot, Need need) {
    std::vector<std::pair<Leg, double>> legs;
    for (const Link& link : site.links) {
        const bool there = link.from == spot.id, back = link.to == spot.id;
        if ((!there && !back) || !may_be_walked(link, need)) continue;
        const Spot* from = site.spot(link.from);
        const Spot* to = site.spot(link.to);
        if (from == nullptr || to == nullptr || !from->at || !to->at) continue;
        Leg leg{from, to, link.kind, points_of(link, *from, *to)};
        if (!there) {
            std::swap(leg.from, leg.to);
            std::ranges::reverse(leg.points);
        }
        const double cost = cost_of(site, link, leg);
        legs.emplace_back(std::move(leg), cost);
    }
    return legs;
}

// Dijkstra over a few dozen spots; empty when there is no way.
std::vector<Leg> shortest(const Site& site, const Spot& from, const Spot& to, Need need) {
    struct Reached {
        double cost = std::numeric_limits<double>::max();
        bool settled = false;
        std::optional<Leg> by;
    };
    std::map<const Spot*, Reached> reached;
    reached[&from].cost = 0;
    while (true) {
        auto next = reached.end();
        for (auto one = reached.begin(); one != reached.end(); ++one) {
            const bool nearer = next == reached.end() || one->second.cost < next->second.cost;
            if (!one->second.settled && nearer) next = one;
        }
        if (next == reached.end()) return {};
        next->second.settled = true;
        if (next->first == &to) break;
        const double so_far = next->second.cost;
        for (auto& [leg, cost] : legs_from(site, *next->first, need)) {
            Reached& end = reached[leg.to];
            if (so_far + cost >= end.cost) continue;
            end.cost = so_far + cost;
            end.by = std::move(leg);
        }
    }
    std::vector<Leg> legs;
    for (const Spot* at = &to; at != &from; at = legs.back().from) {
        legs.push_back(*reached[at].by);
    }
    std::ranges::reverse(legs);
    return legs;
}

}  // namespace

Found find(const Site& site, const Spot* from, const Spot& to, Need need) {
    using How = Found::How;
    Found found;
    if (from != nullptr && to.told.known()) {
        found.legs = shortest(site, *from, to, need);
        if (!found.legs.empty() || from == &to) found.how = How::whole;
        const bool with_steps = found.how != How::whole && need == Need::step_free &&
                                !shortest(site, *from, to, Need::any).empty();
        if (with_steps) found.how = How::only_with_steps;
        if (found.how != How::nothing) return found;
    }
    if (!to.told.known()) return found;
    found.how = !to.floor.empty()      ? How::floor
                : !to.building.empty() ? How::building
                                       : How::nothing;
    return found;
}

}  // namespace town::way

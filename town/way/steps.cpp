#include "town/way/steps.h"

#include <array>
#include <cmath>

namespace town::way {

namespace {

constexpr std::array<std::string_view, 8> act_words{"set_out",   "walk",        "left", "right",
                                                    "stairs_up", "stairs_down", "lift", "arrive"};

struct Heading {
    double x = 0, y = 0;
};

// A straight piece of the way and the spot at its end, null for a bend between two.
struct Piece {
    Heading heading;
    double units = 0;
    const Spot* end = nullptr;
    const Floor* floor = nullptr;
};

std::vector<Piece> pieces_of(const Site& site, const Leg& leg) {
    std::vector<Piece> pieces;
    for (std::size_t i = 1; i < leg.points.size(); ++i) {
        const auto dx = static_cast<double>(leg.points[i].x - leg.points[i - 1].x);
        const auto dy = static_cast<double>(leg.points[i].y - leg.points[i - 1].y);
        const double units = std::hypot(dx, dy);
        const bool last = i + 1 == leg.points.size();
        if (units <= 0) continue;
        pieces.push_back({{dx / units, dy / units},
                          units,
                          last ? leg.to : nullptr,
                          site.floor(leg.from->floor)});
    }
    return pieces;
}

// y grows downwards on the plan, so a positive cross product is a turn to the right.
enum class Turn { straight, left, right };
Turn turn_between(const Heading& before, const Heading& after) {
    constexpr double straight_enough = 0.5;  // 30 degrees
    const double cross = before.x * after.y - before.y * after.x;
    if (std::abs(cross) < straight_enough && before.x * after.x + before.y * after.y > 0)
        return Turn::straight;
    return cross > 0 ? Turn::right : Turn::left;
}

std::string name_of(const Spot* spot) {
    return spot == nullptr || spot->kind == SpotKind::corner ? std::string() : spot->id;
}

// Builds the steps of one floor after the other.
class Steps {
public:
    explicit Steps(const Site& site) : site_(site) {}

    void walk(const Leg& leg) {
        for (const Piece& piece : pieces_of(site_, leg)) {
            if (!walking_) {
                begin(piece);
            } else {
                const Turn turn = turn_between(heading_, piece.heading);
                if (turn != Turn::straight) {
                    finish();
                    steps_.push_back(
                        {.act = turn == Turn::left ? Step::Act::left : Step::Act::right,
                         .spot = name_of(last_)});
                    begin(piece);
                }
            }
            heading_ = piece.heading;
            last_ = piece.end;
            cm_ += piece.floor == nullptr
                       ? 0
                       : piece.units * static_cast<double>(piece.floor->cm_a_unit);
        }
    }

    void climb(const Leg& leg) {
        finish();
        const Floor* from = site_.floor(leg.from->floor);
        const Floor* to = site_.floor(leg.to->floor);
        const bool up = from != nullptr && to != nullptr && to->level > from->level;
        const Step::Act act = leg.kind == LinkKind::lift ? Step::Act::lift
                              : up                       ? Step::Act::stairs_up
                                                         : Step::Act::stairs_down;
        steps_.push_back({.act = act, .spot = {}, .floor = leg.to->floor});
    }

    std::vector<Step> arrived(const Spot& at) {
        finish();
        steps_.push_back({.act = Step::Act::arrive, .spot = at.id});
        return std::move(steps_);
    }

private:
    void begin(const Piece& piece) {
        walking_ = true;
        cm_ = 0;
        heading_ = piece.heading;
        last_ = nullptr;
    }
    // What was walked straight on until here, as one step.
    void finish() {
        if (!walking_) return;
        const auto metres = static_cast<std::int64_t>(std::llround(cm_ / 100));
        const auto act = steps_.empty() ? Step::Act::set_out : Step::Act::walk;
        steps_.push_back({.act = act, .spot = name_of(last_), .floor = {}, .metres = metres});
        walking_ = false;
    }

    const Site& site_;
    std::vector<Step> steps_;
    bool walking_ = false;
    Heading heading_;
    const Spot* last_ = nullptr;
    double cm_ = 0;
};

std::string floor_words(const Site& site, const Floor& floor, const Words& words) {
    return words.say("floors." + site.id + ".floor." + floor.id);
}

}  // namespace

std::string_view word(Step::Act act) { return act_words.at(static_cast<std::size_t>(act)); }

std::vector<Step> steps_of(const Site& site, const Found& found) {
    if (found.how != Found::How::whole || found.legs.empty()) return {};
    Steps steps(site);
    for (const Leg& leg : found.legs) {
        const bool climbs = leg.kind == LinkKind::lift || leg.kind == LinkKind::stairs;
        climbs ? steps.climb(leg) : steps.walk(leg);
    }
    return steps.arrived(*found.legs.back().to);
}

std::vector<std::string> spoken(const Site& site, const std::vector<Step>& steps,
                                const Words& words) {
    std::vector<std::string> all;
    for (const Step& step : steps) {
        const Spot* spot = site.spot(step.spot);
        const Floor* floor = site.floor(step.floor);
        std::string key = "way.step." + std::string(word(step.act));
        // A corner has no name: what is not known is not said.
        const bool passes = step.act != Step::Act::stairs_up &&
                            step.act != Step::Act::stairs_down && step.act != Step::Act::lift;
        if (passes && spot == nullptr) key += "_on";
        std::string said =
            words.say(key, {{"spot", spot == nullptr ? "" : spot_words(site, *spot, words)},
                            {"floor", floor == nullptr ? "" : floor_words(site, *floor, words)}});
        if (step.metres > 0)
            said += words.say("way.metres", {{"metres", std::to_string(step.metres)}});
        all.push_back(std::move(said));
    }
    return all;
}

std::string spot_words(const Site& site, const Spot& spot, const Words& words) {
    return words.say("floors." + site.id + ".spot." + spot.id);
}

std::string where_words(const Site& site, const Spot& spot, const Words& words) {
    const std::string key = "floors." + site.id + ".";
    if (!spot.told.known() || spot.building.empty()) return words.say(key + "title");
    std::string where = words.say(key + "building." + spot.building);
    if (const Floor* floor = site.floor(spot.floor))
        where += " " + floor_words(site, *floor, words);
    return where;
}

}  // namespace town::way

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "town/pack_table.h"

// Where things are in the town's buildings, as far as somebody told: data of floors/SITE.toml.
// What nobody told has status "unknown" and no place; nothing here makes up for it.
namespace town::way {

struct Point {
    std::int64_t x = 0, y = 0;
    bool operator==(const Point&) const = default;
};
// Upper left corner and size, in units of the floor.
struct Box {
    std::int64_t x = 0, y = 0, w = 0, h = 0;
    Point middle() const { return {x + w / 2, y + h / 2}; }
    bool operator==(const Box&) const = default;
};

// Who told it, and whether it may be believed: verified | old | unknown (as every fact).
struct Told {
    std::string source, checked_on, status = "unknown";
    bool known() const { return status == "verified"; }
};

struct Floor {
    std::string id;        // words floors.SITE.floor.ID
    std::string building;  // words floors.SITE.building.ID
    std::int64_t level = 0;
    std::int64_t width = 0, height = 0;  // 0 = no plan of it
    std::int64_t cm_a_unit = 0;          // 0 = nobody measured: no metres are said
    Told told;
    bool has_plan() const { return told.known() && width > 0 && height > 0; }
};

enum class SpotKind { room, desk, entrance, stairs, lift, toilet, terminal, corner };
std::string_view word(SpotKind kind);

// A place somebody may want to go to, or passes. `floor` and `building` are "" while unknown.
struct Spot {
    std::string id;  // words floors.SITE.spot.ID; a corner has none
    SpotKind kind = SpotKind::room;
    std::string floor, building;
    std::vector<std::string> sections;  // desks of these 課
    std::string terminal;               // of a terminal: its name, "hall-1"
    std::optional<Box> box;             // what is drawn
    std::optional<Point> at;            // where people walk to: its door
    Told told;
    bool is_goal() const { return kind != SpotKind::corner && kind != SpotKind::terminal; }
};

// A stretch of way between two spots, open in both directions. `level` has no step on it.
enum class LinkKind { level, steps, stairs, lift };
std::string_view word(LinkKind kind);
struct Link {
    std::string from, to;
    LinkKind kind = LinkKind::level;
    std::vector<Point> bends;  // between the two, in order
    Told told;
    bool is_step_free() const { return kind == LinkKind::level || kind == LinkKind::lift; }
};

struct Site {
    std::string id;
    std::vector<std::string> places;  // of the pack: whose terminals stand here
    std::vector<std::string> buildings;
    std::vector<Floor> floors;
    std::vector<Spot> spots;
    std::vector<Link> links;

    const Floor* floor(std::string_view wanted) const;
    const Spot* spot(std::string_view wanted) const;
    const Spot* desk_of(std::string_view section) const;  // null: none is told
    const Spot* terminal(std::string_view name) const;    // where it stands, if known
};

// One file; what is wrong with it becomes complaints, what is right is there.
Site read_site(const std::string& path, const TomlTable& table, PackComplaints& complaints);
// The site whose `places` name this place; empty: the pack has none, or it cannot be read.
std::optional<Site> site_of(const std::map<std::string, std::string, std::less<>>& files,
                            std::string_view place);

// The keys of its words that every language must have.
std::vector<std::string> words_of(const Site& site);

}  // namespace town::way

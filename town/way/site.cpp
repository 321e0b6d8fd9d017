#include "town/way/site.h"

#include <algorithm>
#include <array>
#include <set>

namespace town::way {

namespace {

constexpr std::array<std::string_view, 8> spot_kinds{"room", "desk",   "entrance", "stairs",
                                                     "lift", "toilet", "terminal", "corner"};
constexpr std::array<std::string_view, 4> link_kinds{"level", "steps", "stairs", "lift"};
constexpr std::int64_t most_units = 100'000;

template <class Kind, std::size_t count>
Kind kind_of(PackTable& table, const std::array<std::string_view, count>& kinds) {
    const std::string said = table.text("kind");
    const auto found = std::ranges::find(kinds, said);
    if (found == kinds.end()) {
        table.complain("There is no kind \"" + said + "\".");
        return {};
    }
    return static_cast<Kind>(found - kinds.begin());
}

Told told_of(PackTable& table) {
    Told told{table.text_or_nothing("source"), table.text_or_nothing("checked_on"),
              table.text("status")};
    const bool known_word =
        told.status == "verified" || told.status == "old" || told.status == "unknown";
    if (!known_word) table.complain("\"status\" is verified, old or unknown.");
    if (told.known() && (told.source.empty() || told.checked_on.empty()))
        table.complain("What is verified has a source and a day it was checked on.");
    return told;
}

std::optional<Box> box_of(PackTable& table) {
    auto box = table.table("box");
    if (!box) return std::nullopt;
    const auto part = [&](const char* key, std::int64_t least) {
        return box->number(key, least, most_units);
    };
    const Box made{part("x", 0), part("y", 0), part("w", 1), part("h", 1)};
    box->refuse_the_rest();
    return made;
}

Point point_of(PackTable& table) {
    const Point point{table.number("x", 0, most_units), table.number("y", 0, most_units)};
    table.refuse_the_rest();
    return point;
}

Floor floor_of(PackTable& table) {
    Floor floor;
    floor.id = table.id("id");
    floor.building = table.id("building");
    floor.level = table.number("level", -9, 99);
    floor.width = table.number_or("width", 0, 1, most_units);
    floor.height = table.number_or("height", 0, 1, most_units);
    floor.cm_a_unit = table.number_or("cm_a_unit", 0, 1, 10'000);
    floor.told = told_of(table);
    table.refuse_the_rest();
    return floor;
}

Spot spot_of(PackTable& table) {
    Spot spot;
    spot.id = table.id("id");
    spot.kind = kind_of<SpotKind>(table, spot_kinds);
    spot.floor = table.id_or_nothing("floor");
    spot.building = table.id_or_nothing("building");
    if (table.has("sections")) spot.sections = table.texts("sections");
    spot.terminal = table.text_or_nothing("terminal");
    spot.box = box_of(table);
    if (auto at = table.table("at")) spot.at = point_of(*at);
    if (!spot.at && spot.box) spot.at = spot.box->middle();
    spot.told = told_of(table);
    const bool placed = !spot.floor.empty() || !spot.building.empty() || spot.at;
    if (placed && spot.told.status == "unknown")
        table.complain("What is unknown has no place: leave floor, building, box and at away.");
    if (spot.at && spot.floor.empty()) table.complain("Where it stands needs a floor.");
    table.refuse_the_rest();
    return spot;
}

Link link_of(PackTable& table) {
    Link link;
    link.from = table.id("from");
    link.to = table.id("to");
    link.kind = kind_of<LinkKind>(table, link_kinds);
    for (PackTable& bend : table.tables("bend")) link.bends.push_back(point_of(bend));
    link.told = told_of(table);
    table.refuse_the_rest();
    return link;
}

template <class Things>
const typename Things::value_type* by_id(const Things& things, std::string_view id) {
    const auto found =
        std::ranges::find_if(things, [&](const auto& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

// What only the whole shows: names used twice, and stretches that lead nowhere.
void check_site(Site& site, PackTable& file) {
    std::set<std::string> ids;
    const auto once = [&](const std::string& id) {
        if (!ids.insert(id).second) file.complain("There are two of the name \"" + id + "\".");
    };
    for (const Floor& floor : site.floors) {
        once(floor.id);
        if (std::ranges::find(site.buildings, floor.building) == site.buildings.end())
            file.complain("There is no building \"" + floor.building + "\".");
    }
    for (Spot& spot : site.spots) {
        once(spot.id);
        const Floor* floor = site.floor(spot.floor);
        if (!spot.floor.empty() && floor == nullptr)
            file.complain(spot.id + ": there is no floor \"" + spot.floor + "\".");
        if (floor != nullptr) spot.building = floor->building;
        if (!spot.building.empty() &&
            std::ranges::find(site.buildings, spot.building) == site.buildings.end())
            file.complain(spot.id + ": there is no building \"" + spot.building + "\".");
    }
    for (const Link& link : site.links) {
        const Spot* from = site.spot(link.from);
        const Spot* to = site.spot(link.to);
        const std::string name = link.from + " - " + link.to + ": ";
        if (from == nullptr || to == nullptr) {
            file.complain(name + "one of the two is no spot.");
        } else if (link.told.known() && (!from->at || !to->at)) {
            file.complain(name + "a way leads between spots whose place is known.");
        } else if (link.told.known() && from->floor != to->floor &&
                   (link.kind == LinkKind::level || link.kind == LinkKind::steps)) {
            file.complain(name + "between floors lead stairs or a lift.");
        }
    }
}

}  // namespace

std::string_view word(SpotKind kind) { return spot_kinds.at(static_cast<std::size_t>(kind)); }
std::string_view word(LinkKind kind) { return link_kinds.at(static_cast<std::size_t>(kind)); }

const Floor* Site::floor(std::string_view wanted) const { return by_id(floors, wanted); }
const Spot* Site::spot(std::string_view wanted) const { return by_id(spots, wanted); }

const Spot* Site::desk_of(std::string_view section) const {
    const auto found = std::ranges::find_if(spots, [&](const Spot& spot) {
        return std::ranges::find(spot.sections, section) != spot.sections.end();
    });
    return found == spots.end() ? nullptr : &*found;
}

const Spot* Site::terminal(std::string_view name) const {
    const auto found = std::ranges::find_if(spots, [&](const Spot& spot) {
        return spot.kind == SpotKind::terminal && spot.terminal == name && spot.told.known();
    });
    return found == spots.end() ? nullptr : &*found;
}

Site read_site(const std::string& path, const TomlTable& table, PackComplaints& complaints) {
    PackTable file(table, path, "", complaints);
    Site site;
    site.id = file.id("id");
    if (site.id != last_part(path)) file.complain("\"id\" must be the name of the file.");
    site.places = file.texts("places");
    site.buildings = file.texts("buildings");
    for (PackTable& floor : file.tables("floor")) site.floors.push_back(floor_of(floor));
    for (PackTable& spot : file.tables("spot")) site.spots.push_back(spot_of(spot));
    for (PackTable& link : file.tables("link")) site.links.push_back(link_of(link));
    file.refuse_the_rest();
    check_site(site, file);
    return site;
}

std::optional<Site> site_of(const std::map<std::string, std::string, std::less<>>& files,
                            std::string_view place) {
    constexpr std::string_view folder = "floors/";
    for (auto file = files.lower_bound(folder);
         file != files.end() && file->first.starts_with(folder); ++file) {
        const auto table = parse_toml(file->second);
        if (!table) continue;
        PackComplaints complaints;
        Site site = read_site(file->first, table.value(), complaints);
        const bool here = std::ranges::find(site.places, place) != site.places.end();
        if (here && complaints.empty()) return site;
    }
    return std::nullopt;
}

std::vector<std::string> words_of(const Site& site) {
    const std::string key = "floors." + site.id + ".";
    std::vector<std::string> keys{key + "title"};
    for (const std::string& building : site.buildings) keys.push_back(key + "building." + building);
    for (const Floor& floor : site.floors) keys.push_back(key + "floor." + floor.id);
    for (const Spot& spot : site.spots) {
        if (spot.kind != SpotKind::corner) keys.push_back(key + "spot." + spot.id);
    }
    return keys;
}

}  // namespace town::way

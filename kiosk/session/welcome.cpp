#include "kiosk/session/welcome.h"

#include <algorithm>
#include <map>

namespace kiosk {
namespace {

constexpr std::size_t most_tiles = 8;
constexpr std::string_view way_group = "here";
constexpr int way_order = 5;

struct Offer {
    int order = 0;
    view::Tile tile;
};

view::Tile tile_of(const town::Journey& journey, const town::Words& words) {
    const std::string key = "journey." + journey.id + ".";
    const std::string subtitle = key + "subtitle";
    return {journey.id, words.say(key + "title"),
            words.has(subtitle) ? words.say(subtitle) : std::string()};
}

view::Tile tile_of_group(const std::string& group, const town::Words& words) {
    const std::string key = "group." + group + ".";
    return {std::string(group_prefix) + group, words.say(key + "title"),
            words.say(key + "subtitle")};
}

view::Tile kiosk_tile(const std::string& id, const std::string& key, const town::Words& words) {
    return {id, words.say(key + ".title"), words.say(key + ".subtitle")};
}

// A group stands where the first of its journeys would.
std::vector<Offer> offers(const Terminal& terminal, const std::string& group,
                          const town::Words& words, HasWay has_way) {
    std::vector<Offer> found;
    std::map<std::string, int> groups;
    bool way_in_group = false;
    for (const town::Journey& journey : terminal.pack.journeys) {
        if (!is_offered(journey, terminal.role)) continue;
        way_in_group = way_in_group || journey.group == way_group;
        if (journey.group == group) {
            found.push_back({journey.tile, tile_of(journey, words)});
        } else if (group.empty()) {
            const auto known = groups.emplace(journey.group, journey.tile).first;
            known->second = std::min(known->second, journey.tile);
        }
    }
    for (const auto& [id, order] : groups) found.push_back({order, tile_of_group(id, words)});
    if (has_way == HasWay::yes && group == (way_in_group ? way_group : ""))
        found.push_back({way_order, kiosk_tile(std::string(way_tile), "way_tile", words)});
    std::ranges::stable_sort(found, {}, &Offer::order);
    return found;
}

bool has_guide(const town::Pack& pack) {
    constexpr std::string_view folder = "guide/faq/";
    const auto first = pack.files.lower_bound(folder);
    return first != pack.files.end() && first->first.starts_with(folder);
}

}  // namespace

// L3 and L4 need a signature this terminal does not ask residents for yet.
bool may_begin(const town::Journey& journey, const std::string& role) {
    return journey.evidence <= town::EvidenceLevel::l2 &&
           std::ranges::find(journey.roles, role) != journey.roles.end();
}

bool is_offered(const town::Journey& journey, const std::string& role) {
    return journey.tile > 0 && may_begin(journey, role);
}

view::Welcome welcome_of(const Terminal& terminal, const WelcomePlace& place,
                         const town::Words& words, HasWay has_way) {
    view::Welcome shown;
    const bool first_page = place.group.empty();
    if (!first_page) shown.group_title = words.say("group." + place.group + ".title");
    const auto all = offers(terminal, place.group, words, has_way);
    // The look-up and the guide have their places on every first page.
    const bool guides = first_page && has_guide(terminal.pack);
    const std::size_t room = most_tiles - (first_page ? 1 : 0) - (guides ? 1 : 0);
    const bool too_many = all.size() > room;
    const std::size_t a_page = too_many ? room - 1 : room;
    const std::size_t pages = std::max<std::size_t>(1, (all.size() + a_page - 1) / a_page);
    const std::size_t begin = (place.page % pages) * a_page;
    const std::size_t end = std::min(all.size(), begin + a_page);
    for (std::size_t i = begin; i < end; ++i) shown.tiles.push_back(all[i].tile);
    if (too_many) shown.tiles.push_back(kiosk_tile("more", "more_tile", words));
    if (guides) shown.tiles.push_back(kiosk_tile(std::string(guide_tile), "guide_tile", words));
    if (first_page) shown.tiles.push_back(kiosk_tile("lookup", "look_up_tile", words));
    int colour = 0;
    for (view::Tile& tile : shown.tiles) tile.colour = colour++;
    return shown;
}

std::vector<std::string> invitations_of(const town::Pack& pack) {
    std::vector<std::string> says;
    const auto table = pack.tables.find("invitations");
    if (table == pack.tables.end()) return says;
    for (const town::PackRow& row : table->second) {
        const auto words = row.values.find("says");
        if (words != row.values.end()) says.push_back(words->second);
    }
    return says;
}

bool go(WelcomePlace& place, const std::string& tile) {
    if (tile == "more") {
        ++place.page;
        return true;
    }
    if (!tile.starts_with(group_prefix)) return false;
    place = {tile.substr(group_prefix.size()), 0};
    return true;
}

}  // namespace kiosk

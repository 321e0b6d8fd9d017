// Plans of the buildings: whether they can be read, speak of places and desks the town has, and
// have words in every language.
#include <algorithm>

#include "town/pack_lint.h"
#include "town/way/site.h"

namespace town {
namespace {

void lint_site(const way::Site& site, const std::string& path, LoadedPack& loaded) {
    const auto complain = [&](const std::string& what) {
        loaded.complaints.push_back({path, what});
    };
    for (const std::string& place : site.places) {
        if (std::ranges::find(loaded.pack.places, place, &Place::id) == loaded.pack.places.end())
            complain("There is no place \"" + place + "\".");
    }
    for (const way::Spot& spot : site.spots) {
        for (const std::string& section : spot.sections) {
            if (std::ranges::find(loaded.pack.sections, section) == loaded.pack.sections.end())
                complain(spot.id + ": there is no section \"" + section + "\".");
        }
    }
    for (const auto& [language, phrases] : loaded.written) {
        for (const std::string& key : way::words_of(site)) {
            if (!phrases.contains(key))
                loaded.complaints.push_back(
                    {"words " + language, key + ": The phrase is missing."});
        }
    }
}

}  // namespace

void lint_floors(LoadedPack& loaded) {
    std::set<std::string, std::less<>> places;
    for (const auto& [path, text] : loaded.pack.files) {
        if (!path.starts_with("floors/")) continue;
        const auto table = parse_toml(text);
        if (!table) continue;  // `load` has said so.
        const way::Site site = way::read_site(path, table.value(), loaded.complaints);
        lint_site(site, path, loaded);
        for (const std::string& place : site.places) {
            if (!places.insert(place).second)
                loaded.complaints.push_back({path, "Two files tell of the place " + place + "."});
        }
    }
}

}  // namespace town

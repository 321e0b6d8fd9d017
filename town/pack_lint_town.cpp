#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "town/pack_lint.h"
#include "town/pack_table.h"

namespace town {
namespace {

constexpr std::array<std::string_view, 3> fact_statuses{"verified", "old", "unknown"};

template <class Names>
void refuse_doubles(const Names& names, const std::string& what, PackComplaints& complaints) {
    std::set<std::string> seen;
    for (const std::string& name : names) {
        if (!is_pack_id(name)) {
            complaints.push_back(
                {"pack.toml", fmt::format("\"{}\" is no name for a {}.", name, what)});
        }
        if (!seen.insert(name).second) {
            complaints.push_back(
                {"pack.toml", fmt::format("The {} \"{}\" stands twice.", what, name)});
        }
    }
}

void lint_fact(const Fact& fact, PackComplaints& complaints) {
    const auto complain = [&](const std::string& what) {
        complaints.push_back({"facts", "\"" + fact.id + "\": " + what});
    };
    if (std::ranges::find(fact_statuses, fact.status) == fact_statuses.end()) {
        complain("The status is verified, old or unknown.");
    }
    const bool dated = base::from_iso_date(fact.checked_on).has_value();
    if (fact.status == "unknown") {
        if (!fact.value.empty()) complain("An unknown fact has no value.");
    } else if (fact.value.empty() || fact.source.empty() || !dated) {
        complain("A fact needs a value, a source and the day it was checked.");
    }
}

}  // namespace

void lint_town(LoadedPack& loaded) {
    const Pack& pack = loaded.pack;
    if (pack.languages.empty()) {
        loaded.complaints.push_back({"pack.toml", "A pack speaks at least one language."});
    }
    refuse_doubles(pack.languages, "language", loaded.complaints);
    refuse_doubles(pack.sections, "section", loaded.complaints);
    std::vector<std::string> places;
    places.reserve(pack.places.size());
    for (const Place& place : pack.places) places.push_back(place.id);
    refuse_doubles(places, "place", loaded.complaints);
    for (const auto& [id, fact] : pack.facts) lint_fact(fact, loaded.complaints);
}

}  // namespace town

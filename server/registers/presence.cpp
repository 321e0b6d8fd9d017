#include "server/registers/presence.h"

namespace server {

Stored<void> Presences::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS presences (town_id TEXT NOT NULL, place TEXT NOT NULL,"
        " who TEXT NOT NULL, since BIGINT NOT NULL, PRIMARY KEY (town_id, place))"));
    return {};
}

bool Presences::is_word(std::string_view who) {
    return who == "present" || who == "on_call" || who == "closed";
}

std::string Presences::place_of(const town::Pack& pack, const Terminal& terminal) {
    for (const auto& place : pack.places) {
        if (terminal.name == place.id || terminal.name.starts_with(place.id + "-") ||
            terminal.name.ends_with("-" + place.id)) {
            return place.id;
        }
    }
    for (const auto& place : pack.places) {
        if (terminal.role == place.id) return place.id;
    }
    return pack.places.empty() ? std::string() : pack.places[0].id;
}

Stored<Presence> Presences::at(Transaction& transaction, const std::string& place) const {
    const auto rows = TRY(transaction.run(
        "SELECT who, since FROM presences WHERE town_id = $1 AND place = $2", {town_, place}));
    Presence presence{.place = place};
    if (!rows.empty()) {
        presence.who = rows[0].text(0);
        presence.since = time_of(rows[0].number(1));
    }
    return presence;
}

Stored<void> Presences::set(Transaction& transaction, const Presence& presence) const {
    TRY(
        transaction.run("INSERT INTO presences (town_id, place, who, since) VALUES ($1, $2, $3, $4)"
                        " ON CONFLICT (town_id, place) DO UPDATE SET who = excluded.who,"
                        " since = excluded.since",
                        {town_, presence.place, presence.who, value_of(presence.since)}));
    return {};
}

}  // namespace server

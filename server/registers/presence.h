#pragma once

#include "server/registers/terminals.h"
#include "server/store/store.h"
#include "town/pack.h"

namespace server {

// Whether people are there for whoever stands at a terminal of this place.
struct Presence {
    std::string place;
    std::string who = "on_call";  // "present", "on_call", "closed"
    base::Time since{};           // nothing = nobody ever said
};

// Who is where, as counters last said. A place nobody spoke for is on call.
class Presences {
public:
    explicit Presences(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);
    static bool is_word(std::string_view who);
    // The place of the pack a terminal stands at: that of its name ("asahi-1") or of its role; else
    // the pack's first.
    static std::string place_of(const town::Pack& pack, const Terminal& terminal);

    Stored<Presence> at(Transaction& transaction, const std::string& place) const;
    Stored<void> set(Transaction& transaction, const Presence& presence) const;

private:
    std::string town_;
};

}  // namespace server

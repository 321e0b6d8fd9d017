#pragma once

#include "server/store/store.h"

namespace server {

struct Clerk {
    std::string id;  // UUID text
    std::string name;
    std::string section;  // 課, as journeys name it
};

// Who works here. Of a clerk's card only the SHA-256 of its public key is kept.
class Staff {
public:
    explicit Staff(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    // A card seen before gets its clerk's new name and section.
    Stored<Clerk> add(Transaction& transaction, const std::string& name, const std::string& section,
                      const std::string& key_sha256, base::Time now) const;
    Stored<std::optional<Clerk>> by_key(Transaction& transaction,
                                        const std::string& key_sha256) const;
    Stored<std::optional<Clerk>> by_id(Transaction& transaction, const std::string& id) const;

private:
    std::string town_;
};

}  // namespace server

#include "server/registers/staff.h"

#include "base/uuid.h"

namespace server {

namespace {

std::optional<Clerk> clerk_from(const Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return Clerk{.id = rows[0].text(0), .name = rows[0].text(1), .section = rows[0].text(2)};
}

}  // namespace

Stored<void> Staff::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS staff (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " name TEXT NOT NULL, section TEXT NOT NULL, key_sha256 TEXT NOT NULL,"
        " added_at BIGINT NOT NULL, PRIMARY KEY (town_id, id), UNIQUE (town_id, key_sha256))"));
    return {};
}

Stored<Clerk> Staff::add(Transaction& transaction, const std::string& name,
                         const std::string& section, const std::string& key_sha256,
                         base::Time now) const {
    const auto rows = TRY(transaction.run(
        "INSERT INTO staff (town_id, id, name, section, key_sha256, added_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (town_id, key_sha256)"
        " DO UPDATE SET name = excluded.name, section = excluded.section"
        " RETURNING id, name, section",
        {town_, base::to_text(base::uuid_v7(now)), name, section, key_sha256, value_of(now)}));
    return *clerk_from(rows);
}

Stored<std::optional<Clerk>> Staff::by_key(Transaction& transaction,
                                           const std::string& key_sha256) const {
    return clerk_from(TRY(transaction.run(
        "SELECT id, name, section FROM staff WHERE town_id = $1 AND key_sha256 = $2",
        {town_, key_sha256})));
}

Stored<std::optional<Clerk>> Staff::by_id(Transaction& transaction, const std::string& id) const {
    return clerk_from(TRY(transaction.run(
        "SELECT id, name, section FROM staff WHERE town_id = $1 AND id = $2", {town_, id})));
}

}  // namespace server

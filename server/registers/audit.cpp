#include "server/registers/audit.h"

#include <algorithm>

namespace server {

namespace {

base::crypto::Digest digest_from(const base::Bytes& bytes) {
    base::crypto::Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

base::Bytes row_bytes(const base::crypto::Digest& digest) { return {digest.begin(), digest.end()}; }

}  // namespace

Stored<void> Audit::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS audit (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
        " at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,"
        " purpose TEXT NOT NULL, prev_hash BYTEA NOT NULL, hash BYTEA NOT NULL,"
        " PRIMARY KEY (town_id, n))"));
    return {};
}

Stored<void> Audit::add(Transaction& transaction, base::Time at, Deed deed) const {
    const auto last = TRY(transaction.run(
        "SELECT n, hash FROM audit WHERE town_id = $1 ORDER BY n DESC LIMIT 1", {town_}));
    town::AuditRow row;
    row.n = last.empty() ? 1 : static_cast<std::uint64_t>(last[0].number(0)) + 1;
    row.at = at;
    row.actor = std::move(deed.actor);
    row.action = std::move(deed.action);
    row.subject = std::move(deed.subject);
    row.purpose = std::move(deed.purpose);
    row = town::chained(std::move(row),
                        last.empty() ? base::crypto::Digest{} : digest_from(last[0].bytes(1)));
    TRY(
        transaction.run("INSERT INTO audit (town_id, n, at, actor, action, subject, purpose,"
                        " prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                        {town_, value_of(row.n), value_of(row.at), row.actor, row.action,
                         row.subject, row.purpose, row_bytes(row.prev_hash), row_bytes(row.hash)}));
    return {};
}

Stored<std::vector<town::AuditRow>> Audit::rows(Transaction& transaction, std::uint64_t after,
                                                std::size_t most) const {
    const auto found = TRY(
        transaction.run("SELECT n, at, actor, action, subject, purpose, prev_hash, hash FROM audit"
                        " WHERE town_id = $1 AND n > $2 ORDER BY n LIMIT $3",
                        {town_, value_of(after), value_of(std::uint64_t{most})}));
    std::vector<town::AuditRow> rows;
    rows.reserve(found.size());
    for (const auto& row : found) {
        rows.push_back({.n = static_cast<std::uint64_t>(row.number(0)),
                        .at = time_of(row.number(1)),
                        .actor = row.text(2),
                        .action = row.text(3),
                        .subject = row.text(4),
                        .purpose = row.text(5),
                        .prev_hash = digest_from(row.bytes(6)),
                        .hash = digest_from(row.bytes(7))});
    }
    return rows;
}

}  // namespace server

#include "server/intake/inbox.h"

#include <algorithm>

namespace server {

namespace {

using town::Header;

constexpr std::int64_t most_quarantined_of_one_terminal = 1000;

template <class Array>
base::Bytes bytes_of(const Array& array) {
    return {array.begin(), array.end()};
}

}  // namespace

Stored<void> Inbox::create_tables(Transaction& transaction) {
    for (const auto* table :
         {"CREATE TABLE IF NOT EXISTS inbox (town_id TEXT NOT NULL, terminal TEXT NOT NULL,"
          " incarnation BIGINT NOT NULL, seq BIGINT NOT NULL, id TEXT NOT NULL,"
          " hash BYTEA NOT NULL, envelope BYTEA NOT NULL, arrived_at BIGINT NOT NULL,"
          " state TEXT NOT NULL, PRIMARY KEY (town_id, terminal, incarnation, seq),"
          " UNIQUE (town_id, id))",
          "CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox (town_id, state, arrived_at)",
          "CREATE TABLE IF NOT EXISTS cursors (town_id TEXT NOT NULL, terminal TEXT NOT NULL,"
          " incarnation BIGINT NOT NULL, last_seq BIGINT NOT NULL, head_hash BYTEA NOT NULL,"
          " PRIMARY KEY (town_id, terminal, incarnation))",
          "CREATE TABLE IF NOT EXISTS batches (town_id TEXT NOT NULL, terminal TEXT NOT NULL,"
          " idempotency_key TEXT NOT NULL, digest BYTEA NOT NULL, arrived_at BIGINT NOT NULL,"
          " PRIMARY KEY (town_id, terminal, idempotency_key))",
          "CREATE INDEX IF NOT EXISTS batches_by_age ON batches (town_id, arrived_at)",
          "CREATE TABLE IF NOT EXISTS quarantine (town_id TEXT NOT NULL, terminal TEXT NOT NULL,"
          " hash BYTEA NOT NULL, incarnation BIGINT NOT NULL, seq BIGINT NOT NULL,"
          " id TEXT NOT NULL, envelope BYTEA NOT NULL, reason TEXT NOT NULL,"
          " arrived_at BIGINT NOT NULL, PRIMARY KEY (town_id, terminal, hash))",
          "CREATE TABLE IF NOT EXISTS dead_letters (town_id TEXT NOT NULL, id TEXT NOT NULL,"
          " reason TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (town_id, id))"}) {
        TRY(transaction.run(table));
    }
    return {};
}

Stored<town::Cursor> Inbox::cursor(Transaction& transaction, const std::string& terminal,
                                   std::uint64_t incarnation) const {
    const auto rows =
        TRY(transaction.run("SELECT last_seq, head_hash FROM cursors"
                            " WHERE town_id = $1 AND terminal = $2 AND incarnation = $3",
                            {town_, terminal, value_of(incarnation)}));
    town::Cursor cursor{.incarnation = incarnation};
    if (!rows.empty()) {
        cursor.last_seq = static_cast<std::uint64_t>(rows[0].number(0));
        std::ranges::copy(rows[0].bytes(1), cursor.head_hash.begin());
    }
    return cursor;
}

Stored<std::optional<Inbox::Known>> Inbox::by_seq(Transaction& transaction,
                                                  const Header& header) const {
    const auto rows = TRY(
        transaction.run("SELECT id, hash FROM inbox"
                        " WHERE town_id = $1 AND terminal = $2 AND incarnation = $3 AND seq = $4",
                        {town_, base::to_text(header.terminal), value_of(header.incarnation),
                         value_of(header.seq)}));
    if (rows.empty()) return std::optional<Known>();
    return std::optional(Known{.id = rows[0].text(0), .hash = rows[0].bytes(1)});
}

Stored<bool> Inbox::knows_id(Transaction& transaction, const base::Uuid& id) const {
    const auto rows = TRY(transaction.run("SELECT 1 FROM inbox WHERE town_id = $1 AND id = $2",
                                          {town_, base::to_text(id)}));
    return !rows.empty();
}

Stored<std::optional<Inbox::Arrival>> Inbox::arrival(Transaction& transaction,
                                                     const std::string& id) const {
    const auto rows = TRY(transaction.run(
        "SELECT terminal, state, arrived_at FROM inbox WHERE town_id = $1 AND id = $2",
        {town_, id}));
    if (rows.empty()) return std::optional<Arrival>();
    return std::optional(Arrival{
        .terminal = rows[0].text(0), .state = rows[0].text(1), .at = time_of(rows[0].number(2))});
}

Stored<void> Inbox::put(Transaction& transaction, const Header& header, const base::Bytes& envelope,
                        base::Time now) const {
    TRY(transaction.run(
        "INSERT INTO inbox (town_id, terminal, incarnation, seq, id, hash, envelope, arrived_at,"
        " state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')",
        {town_, base::to_text(header.terminal), value_of(header.incarnation), value_of(header.seq),
         base::to_text(header.id), bytes_of(header.hash), envelope, value_of(now)}));
    return {};
}

Stored<void> Inbox::move_cursor(Transaction& transaction, const std::string& terminal,
                                const town::Cursor& cursor) const {
    TRY(transaction.run(
        "INSERT INTO cursors (town_id, terminal, incarnation, last_seq, head_hash)"
        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (town_id, terminal, incarnation)"
        " DO UPDATE SET last_seq = excluded.last_seq, head_hash = excluded.head_hash",
        {town_, terminal, value_of(cursor.incarnation), value_of(cursor.last_seq),
         bytes_of(cursor.head_hash)}));
    return {};
}

Stored<bool> Inbox::same_or_new(Transaction& transaction, const std::string& terminal,
                                const std::string& idempotency_key, const base::Bytes& digest,
                                base::Time now) const {
    TRY(transaction.run("DELETE FROM batches WHERE town_id = $1 AND arrived_at < $2",
                        {town_, value_of(now - std::chrono::hours(24))}));
    const auto known = TRY(transaction.run(
        "SELECT digest FROM batches WHERE town_id = $1 AND terminal = $2 AND idempotency_key = $3",
        {town_, terminal, idempotency_key}));
    if (!known.empty()) return known[0].bytes(0) == digest;
    TRY(
        transaction.run("INSERT INTO batches (town_id, terminal, idempotency_key, digest,"
                        " arrived_at) VALUES ($1, $2, $3, $4, $5)",
                        {town_, terminal, idempotency_key, digest, value_of(now)}));
    return true;
}

Stored<bool> Inbox::quarantine(Transaction& transaction, const std::string& terminal,
                               const Header& header, const base::Bytes& envelope,
                               const std::string& reason, base::Time now) const {
    const auto count = TRY(transaction.run(
        "SELECT count(*) FROM quarantine WHERE town_id = $1 AND terminal = $2", {town_, terminal}));
    if (count[0].number(0) >= most_quarantined_of_one_terminal) return false;
    const auto rows = TRY(transaction.run(
        "INSERT INTO quarantine (town_id, terminal, hash, incarnation, seq, id, envelope, reason,"
        " arrived_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " ON CONFLICT (town_id, terminal, hash) DO NOTHING RETURNING 1",
        {town_, terminal, bytes_of(header.hash), value_of(header.incarnation), value_of(header.seq),
         base::to_text(header.id), envelope, reason, value_of(now)}));
    return !rows.empty();
}

Stored<std::vector<WaitingRecord>> Inbox::waiting(Transaction& transaction,
                                                  std::size_t most) const {
    const auto rows =
        TRY(transaction.run("SELECT id, terminal, envelope, arrived_at FROM inbox"
                            " WHERE town_id = $1 AND state = 'waiting'"
                            " ORDER BY arrived_at, terminal, incarnation, seq LIMIT $2",
                            {town_, value_of(std::uint64_t{most})}));
    std::vector<WaitingRecord> records;
    for (const auto& row : rows) {
        records.push_back({.id = row.text(0),
                           .terminal = row.text(1),
                           .envelope = row.bytes(2),
                           .arrived_at = time_of(row.number(3))});
    }
    return records;
}

Stored<std::int64_t> Inbox::count_waiting(Transaction& transaction) const {
    const auto rows = TRY(transaction.run(
        "SELECT count(*) FROM inbox WHERE town_id = $1 AND state = 'waiting'", {town_}));
    return rows[0].number(0);
}

Stored<std::optional<base::Bytes>> Inbox::envelope_before(Transaction& transaction,
                                                          const Header& header) const {
    const auto rows = TRY(
        transaction.run("SELECT envelope FROM inbox"
                        " WHERE town_id = $1 AND terminal = $2 AND incarnation = $3 AND seq = $4",
                        {town_, base::to_text(header.terminal), value_of(header.incarnation),
                         value_of(header.seq - 1)}));
    if (rows.empty()) return std::optional<base::Bytes>();
    return std::optional(rows[0].bytes(0));
}

Stored<void> Inbox::mark_applied(Transaction& transaction, const std::string& id) const {
    TRY(transaction.run("UPDATE inbox SET state = 'applied' WHERE town_id = $1 AND id = $2",
                        {town_, id}));
    return {};
}

Stored<void> Inbox::mark_dead(Transaction& transaction, const std::string& id,
                              const std::string& reason, base::Time now) const {
    TRY(transaction.run("UPDATE inbox SET state = 'dead' WHERE town_id = $1 AND id = $2",
                        {town_, id}));
    TRY(transaction.run(
        "INSERT INTO dead_letters (town_id, id, reason, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (town_id, id) DO UPDATE SET reason = excluded.reason, at = excluded.at",
        {town_, id, reason, value_of(now)}));
    return {};
}

Stored<std::vector<DeadLetter>> Inbox::dead_letters(Transaction& transaction) const {
    const auto rows = TRY(
        transaction.run("SELECT i.id, i.terminal, i.seq, d.reason, i.arrived_at FROM dead_letters d"
                        " JOIN inbox i ON i.town_id = d.town_id AND i.id = d.id"
                        " WHERE d.town_id = $1 ORDER BY d.at DESC LIMIT 200",
                        {town_}));
    std::vector<DeadLetter> letters;
    for (const auto& row : rows) {
        letters.push_back({.id = row.text(0),
                           .terminal = row.text(1),
                           .seq = static_cast<std::uint64_t>(row.number(2)),
                           .reason = row.text(3),
                           .arrived_at = time_of(row.number(4))});
    }
    return letters;
}

Stored<bool> Inbox::requeue(Transaction& transaction, const std::string& id) const {
    const auto rows = TRY(transaction.run(
        "DELETE FROM dead_letters WHERE town_id = $1 AND id = $2 RETURNING 1", {town_, id}));
    if (rows.empty()) return false;
    TRY(transaction.run("UPDATE inbox SET state = 'waiting' WHERE town_id = $1 AND id = $2",
                        {town_, id}));
    return true;
}

}  // namespace server

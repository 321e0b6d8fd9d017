#include "server/registers/calls.h"

#include <algorithm>

#include "base/uuid.h"

namespace server {

namespace {

// Who calls later is somebody else, and waits for an answer of their own.
constexpr std::chrono::minutes same_call{5};

Call call_from(const Row& row) {
    return {.id = row.text(0),
            .at = time_of(row.number(1)),
            .terminal = row.text(2),
            .reason = row.text(3),
            .state = row.text(4)};
}

}  // namespace

Stored<void> Calls::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS calls (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " at BIGINT NOT NULL, terminal TEXT NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL,"
        " PRIMARY KEY (town_id, id))"));
    return {};
}

bool Calls::is_reason(std::string_view word) {
    const auto fits = [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '_' ||
               sign == '-' || sign == '.';
    };
    return !word.empty() && word.size() <= 40 && std::ranges::all_of(word, fits);
}

Stored<Call> Calls::call(Transaction& transaction, const std::string& terminal,
                         const std::string& reason, base::Time now) const {
    const auto open = TRY(transaction.run(
        "SELECT id, at, terminal, reason, state FROM calls WHERE town_id = $1 AND terminal = $2"
        " AND reason = $3 AND state = 'open' AND at > $4 ORDER BY at DESC, id DESC LIMIT 1",
        {town_, terminal, reason, value_of(now - same_call)}));
    if (!open.empty()) return call_from(open[0]);
    Call call{.id = base::to_text(base::uuid_v7(now)),
              .at = now,
              .terminal = terminal,
              .reason = reason,
              .state = "open"};
    TRY(
        transaction.run("INSERT INTO calls (town_id, id, at, terminal, reason, state)"
                        " VALUES ($1, $2, $3, $4, $5, $6)",
                        {town_, call.id, value_of(now), terminal, reason, call.state}));
    return call;
}

Stored<std::optional<Call>> Calls::newest(Transaction& transaction, const std::string& terminal,
                                          base::Time since) const {
    const auto rows = TRY(transaction.run(
        "SELECT id, at, terminal, reason, state FROM calls WHERE town_id = $1 AND terminal = $2"
        " AND at > $3 ORDER BY at DESC, id DESC LIMIT 1",
        {town_, terminal, value_of(since)}));
    if (rows.empty()) return std::optional<Call>();
    return std::optional(call_from(rows[0]));
}

Stored<bool> Calls::is_of(Transaction& transaction, const std::string& id,
                          const std::string& terminal, base::Time now) const {
    const auto rows = TRY(transaction.run(
        "SELECT 1 FROM calls WHERE town_id = $1 AND id = $2 AND terminal = $3 AND at > $4",
        {town_, id, terminal, value_of(now - std::chrono::hours(24))}));
    return !rows.empty();
}

Stored<Calls::Counted> Calls::counted(Transaction& transaction, base::Time from,
                                      base::Time until) const {
    const auto rows = TRY(transaction.run(
        "SELECT count(*), coalesce(sum(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0) FROM calls"
        " WHERE town_id = $1 AND at >= $2 AND at < $3",
        {town_, value_of(from), value_of(until)}));
    return Counted{.all = rows[0].number(0), .unanswered = rows[0].number(1)};
}

Stored<std::vector<Call>> Calls::recent(Transaction& transaction, base::Time now) const {
    const auto rows = TRY(transaction.run(
        "SELECT id, at, terminal, reason, state FROM calls WHERE town_id = $1 AND at > $2"
        " ORDER BY at DESC, id DESC LIMIT 50",
        {town_, value_of(now - std::chrono::hours(24))}));
    std::vector<Call> calls;
    for (const auto& row : rows) calls.push_back(call_from(row));
    return calls;
}

Stored<std::optional<Call>> Calls::answer(Transaction& transaction, const std::string& id) const {
    const auto rows =
        TRY(transaction.run("UPDATE calls SET state = 'answered' WHERE town_id = $1 AND id = $2"
                            " RETURNING id, at, terminal, reason, state",
                            {town_, id}));
    if (rows.empty()) return std::optional<Call>();
    return std::optional(call_from(rows[0]));
}

}  // namespace server

#include "server/registers/hub.h"

#include <fmt/core.h>

#include <cstdlib>

#include "base/crypto/crypto.h"
#include "server/registers/next_number.h"
#include "server/registers/said.h"

namespace server {

namespace {

constexpr std::int64_t most_wrong_codes = 3;

// "P12" → 12; what is written on the slip may be typed without its letter.
std::int64_t parcel_number(const std::string& row_id) {
    const std::size_t digits = row_id.find_first_of("0123456789");
    return digits == std::string::npos ? 0 : std::strtoll(row_id.c_str() + digits, nullptr, 10);
}

std::string new_pick_up_code() {
    const auto dice = base::crypto::random(4);
    const auto number = base::ByteReader(dice).u32().value_or(0);
    return fmt::format("{:04}", number % 10'000);
}

bool is_gone(const std::string& state) {
    return state == "delivered" || state == "left" || state == "taken";
}

}  // namespace

Stored<void> Hub::create_tables(Transaction& transaction) const {
    for (const auto* table :
         {"CREATE TABLE IF NOT EXISTS hub_parcels (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " carrier_code TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,"
          " handling TEXT NOT NULL, watch BIGINT NOT NULL, route TEXT NOT NULL,"
          " state TEXT NOT NULL, code TEXT NOT NULL, tries BIGINT NOT NULL,"
          " arrived_at BIGINT NOT NULL, PRIMARY KEY (town_id, n))",
          "CREATE INDEX IF NOT EXISTS hub_parcels_by_state ON hub_parcels (town_id, state)",
          "CREATE TABLE IF NOT EXISTS hub_events (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " parcel BIGINT NOT NULL, at BIGINT NOT NULL, by_whom TEXT NOT NULL, what TEXT NOT NULL,"
          " PRIMARY KEY (town_id, n))",
          "CREATE TABLE IF NOT EXISTS hub_tasks (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " parcel BIGINT NOT NULL, at BIGINT NOT NULL, level TEXT NOT NULL, state TEXT NOT NULL,"
          " done_by TEXT NOT NULL, done TEXT NOT NULL, PRIMARY KEY (town_id, n))"}) {
        TRY(transaction.run(table));
    }
    return {};
}

Stored<Effect> Hub::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "arrive") return arrive(transaction, act);
    if (act.journey.act == "route") return route(transaction, act);
    if (act.journey.act == "deliver") return deliver(transaction, act);
    if (act.journey.act == "take") return take(transaction, act);
    if (act.journey.act == "unlock") return unlock(transaction, act);
    if (act.journey.act == "task") return task(transaction, act);
    return refused("unknown-act");
}

Stored<std::optional<Hub::Parcel>> Hub::parcel(Transaction& transaction,
                                               const std::string& id) const {
    const auto rows = TRY(
        transaction.run("SELECT n, name, address, state, route, code, tries, watch FROM hub_parcels"
                        " WHERE town_id = $1 AND n = $2",
                        {town_, parcel_number(id)}));
    if (rows.empty()) return std::optional<Parcel>();
    const auto& row = rows[0];
    return std::optional(Parcel{.n = row.number(0),
                                .name = row.text(1),
                                .address = row.text(2),
                                .state = row.text(3),
                                .route = row.text(4),
                                .code = row.text(5),
                                .tries = row.number(6),
                                .watch = row.number(7) != 0});
}

// Who did what to a parcel and when; never changed.
Stored<void> Hub::log(Transaction& transaction, const Act& act, std::int64_t parcel,
                      const std::string& what) const {
    const auto n = TRY(next_number(transaction, "hub_events", town_));
    TRY(
        transaction.run("INSERT INTO hub_events (town_id, n, parcel, at, by_whom, what)"
                        " VALUES ($1, $2, $3, $4, $5, $6)",
                        {town_, n, parcel, value_of(act.filed.received_at),
                         act.clerk ? act.clerk->id : act.terminal.name, what}));
    return {};
}

Stored<void> Hub::move(Transaction& transaction, const Act& act, const Parcel& parcel,
                       const std::string& state) const {
    TRY(transaction.run("UPDATE hub_parcels SET state = $1 WHERE town_id = $2 AND n = $3",
                        {state, town_, parcel.n}));
    return log(transaction, act, parcel.n, state);
}

Stored<Effect> Hub::arrive(Transaction& transaction, const Act& act) const {
    const std::string carrier_code = written(act, "parcel");
    const auto twice =
        TRY(transaction.run("SELECT n FROM hub_parcels WHERE town_id = $1 AND carrier_code = $2"
                            " AND state NOT IN ('delivered', 'left', 'taken')",
                            {town_, carrier_code}));
    if (!twice.empty()) return refused("already-here");
    const auto n = TRY(next_number(transaction, "hub_parcels", town_));
    const std::string code = new_pick_up_code();
    TRY(transaction.run(
        "INSERT INTO hub_parcels (town_id, n, carrier_code, name, address, handling, watch, route,"
        " state, code, tries, arrived_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, '', 'here', $8, 0, $9)",
        {town_, n, carrier_code, written(act, "name"), written(act, "address"),
         chosen(act, "handling"), std::int64_t{consented(act, "watch") ? 1 : 0}, code,
         value_of(act.filed.received_at)}));
    TRY(log(transaction, act, n, "here"));
    return Effect{.refused = "", .notes = {{"parcel", "P" + std::to_string(n)}, {"code", code}}};
}

Stored<Effect> Hub::route(Transaction& transaction, const Act& act) const {
    const auto found = TRY(parcel(transaction, written(act, "parcel")));
    if (!found) return refused("unknown-parcel");
    if (found->state != "here") return refused("not-here");
    const std::string route = chosen(act, "route");
    if (town::row(act.pack, "hub_routes", route) == nullptr) return refused("unknown-route");
    TRY(transaction.run("UPDATE hub_parcels SET route = $1 WHERE town_id = $2 AND n = $3",
                        {route, town_, found->n}));
    TRY(move(transaction, act, *found, "on_route"));
    return Effect{};
}

// Delivered, left where it was agreed, or nobody there: then it is at the hub again. What the
// driver saw becomes a task only where the resident agreed, and is never written otherwise.
Stored<Effect> Hub::deliver(Transaction& transaction, const Act& act) const {
    const auto found = TRY(parcel(transaction, written(act, "parcel")));
    if (!found) return refused("unknown-parcel");
    if (found->state != "on_route") return refused("not-on-route");
    const std::string seen = chosen(act, "watch");
    if (!seen.empty() && !found->watch) return refused("no-consent");
    const std::string how = chosen(act, "how");
    TRY(move(transaction, act, *found, how == "delivered" || how == "left" ? how : "here"));
    if (how != "delivered" && how != "left") TRY(log(transaction, act, found->n, "absent"));
    if (seen != "concern" && seen != "urgent") return Effect{};
    const auto n = TRY(next_number(transaction, "hub_tasks", town_));
    TRY(transaction.run(
        "INSERT INTO hub_tasks (town_id, n, parcel, at, level, state, done_by, done)"
        " VALUES ($1, $2, $3, $4, $5, 'open', '', '')",
        {town_, n, found->n, value_of(act.filed.received_at), seen}));
    return Effect{.refused = "", .notes = {{seen, ""}}};
}

// A parcel there never was and a first wrong code answer alike. The third wrong code locks it until
// staff give a new one, and the second says so before it happens.
Stored<Effect> Hub::take(Transaction& transaction, const Act& act) const {
    const auto found = TRY(parcel(transaction, written(act, "parcel")));
    if (!found) return refused("wrong-code");
    if (found->tries >= most_wrong_codes) return refused("locked");
    if (!base::crypto::same(base::view_of(found->code), base::view_of(written(act, "code")))) {
        TRY(
            transaction.run("UPDATE hub_parcels SET tries = tries + 1"
                            " WHERE town_id = $1 AND n = $2",
                            {town_, found->n}));
        TRY(log(transaction, act, found->n, "wrong_code"));
        const auto left = most_wrong_codes - found->tries - 1;
        return refused(left <= 0 ? "locked" : left == 1 ? "one-try-left" : "wrong-code");
    }
    if (is_gone(found->state)) return refused("already-taken");
    if (found->state != "here") return refused("not-here");
    TRY(move(transaction, act, *found, "taken"));
    return Effect{.refused = "", .notes = {{"taken", "P" + std::to_string(found->n)}}};
}

// A new code for somebody staff have seen.
Stored<Effect> Hub::unlock(Transaction& transaction, const Act& act) const {
    const auto found = TRY(parcel(transaction, written(act, "parcel")));
    if (!found) return refused("unknown-parcel");
    if (is_gone(found->state)) return refused("already-taken");
    const std::string code = new_pick_up_code();
    TRY(
        transaction.run("UPDATE hub_parcels SET code = $1, tries = 0"
                        " WHERE town_id = $2 AND n = $3",
                        {code, town_, found->n}));
    TRY(log(transaction, act, found->n, "new_code_" + chosen(act, "seen")));
    return Effect{.refused = "",
                  .notes = {{"parcel", "P" + std::to_string(found->n)}, {"code", code}}};
}

// Somebody of ⑧ has looked after it.
Stored<Effect> Hub::task(Transaction& transaction, const Act& act) const {
    const auto changed =
        TRY(transaction.run("UPDATE hub_tasks SET state = 'done', done_by = $1, done = $2"
                            " WHERE town_id = $3 AND n = $4 AND state = 'open' RETURNING n",
                            {act.clerk ? act.clerk->id : std::string(), chosen(act, "done"), town_,
                             parcel_number(written(act, "task"))}));
    return changed.empty() ? refused("already-done") : Effect{};
}

}  // namespace server

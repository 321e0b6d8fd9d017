#include "server/registers/points.h"

#include <cstdlib>

#include "base/crypto/crypto.h"
#include "server/registers/next_number.h"
#include "server/registers/points_rules.h"
#include "server/registers/said.h"
#include "town/receipt.h"
#include "town/rules/points.h"

namespace server {

Stored<void> Points::create_tables(Transaction& transaction) const {
    for (const auto* table :
         {"CREATE TABLE IF NOT EXISTS points_secret (town_id TEXT NOT NULL, secret BYTEA NOT NULL,"
          " PRIMARY KEY (town_id))",
          "CREATE TABLE IF NOT EXISTS points_members (town_id TEXT NOT NULL, number TEXT NOT NULL,"
          " whose TEXT NOT NULL, birth_year TEXT NOT NULL, joined_at BIGINT NOT NULL,"
          " PRIMARY KEY (town_id, number), UNIQUE (town_id, whose))",
          "CREATE TABLE IF NOT EXISTS points_sessions (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " device TEXT NOT NULL, activity TEXT NOT NULL, place TEXT NOT NULL,"
          " opened_at BIGINT NOT NULL, closes_at BIGINT NOT NULL, PRIMARY KEY (town_id, n))",
          "CREATE TABLE IF NOT EXISTS points_ledger (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " member TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL, points BIGINT NOT NULL,"
          " activity TEXT NOT NULL, session BIGINT NOT NULL, voucher TEXT NOT NULL,"
          " PRIMARY KEY (town_id, n))",
          "CREATE INDEX IF NOT EXISTS points_ledger_by_member ON points_ledger (town_id, member)",
          "CREATE TABLE IF NOT EXISTS points_vouchers (town_id TEXT NOT NULL,"
          " number TEXT NOT NULL, member TEXT NOT NULL, reward TEXT NOT NULL,"
          " points BIGINT NOT NULL, made_at BIGINT NOT NULL, state TEXT NOT NULL,"
          " closed_by TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (town_id, number))"}) {
        TRY(transaction.run(table));
    }
    TRY(
        transaction.run("INSERT INTO points_secret (town_id, secret) VALUES ($1, $2)"
                        " ON CONFLICT (town_id) DO NOTHING",
                        {town_, base::crypto::random(32)}));
    return {};
}

Stored<Effect> Points::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "join") return join(transaction, act);
    if (act.journey.act == "open") return open(transaction, act);
    if (act.journey.act == "scan") return scan(transaction, act);
    if (act.journey.act == "redeem") return redeem(transaction, act);
    if (act.journey.act == "void") return take_back(transaction, act);
    return refused("unknown-act");
}

Stored<base::Bytes> Points::secret(Transaction& transaction) const {
    const auto rows =
        TRY(transaction.run("SELECT secret FROM points_secret WHERE town_id = $1", {town_}));
    if (rows.empty()) return base::Failure{StoreFault::broken};
    return rows[0].bytes(0);
}

Stored<std::int64_t> Points::balance(Transaction& transaction, const std::string& member) const {
    const auto rows =
        TRY(transaction.run("SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) FROM points_ledger"
                            " WHERE town_id = $1 AND member = $2",
                            {town_, member}));
    return rows[0].number(0);
}

Stored<std::string> Points::member_of(Transaction& transaction, const town::Person& person) const {
    const auto rows =
        TRY(transaction.run("SELECT number FROM points_members WHERE town_id = $1 AND whose = $2",
                            {town_, town::person_key(person)}));
    return rows.empty() ? std::string() : rows[0].text(0);
}

Stored<void> Points::add(Transaction& transaction, const Line& line) const {
    const auto n = TRY(next_number(transaction, "points_ledger", town_));
    TRY(transaction.run(
        "INSERT INTO points_ledger (town_id, n, member, at, kind, points, activity, session,"
        " voucher) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {town_, n, line.member, value_of(line.at), line.kind, line.points, line.activity,
         line.session, line.voucher}));
    return {};
}

Stored<Effect> Points::join(Transaction& transaction, const Act& act) const {
    const auto* resident = person(act);
    if (resident == nullptr) return refused("no-card");
    if (!TRY(member_of(transaction, *resident)).empty()) return refused("already-joined");
    TRY(transaction.run(
        "INSERT INTO points_members (town_id, number, whose, birth_year, joined_at)"
        " VALUES ($1, $2, $3, $4, $5)",
        {town_, act.filed.number, town::person_key(*resident),
         resident->birth_date.reveal().substr(0, 4), value_of(act.filed.received_at)}));
    return Effect{.refused = "", .notes = {{"member", act.filed.number}}};
}

// The venue's own device opens; its code is shown there and nowhere else.
Stored<Effect> Points::open(Transaction& transaction, const Act& act) const {
    const auto activity = activity_of(act.pack, chosen(act, "activity"));
    if (!activity) return refused("unknown-activity");
    const auto now = act.filed.received_at;
    const auto running = TRY(transaction.run(
        "SELECT n FROM points_sessions WHERE town_id = $1 AND device = $2 AND activity = $3"
        " AND closes_at > $4",
        {town_, act.terminal.name, activity->id, value_of(now)}));
    if (!running.empty()) return refused("already-open");
    const auto n = TRY(next_number(transaction, "points_sessions", town_));
    TRY(transaction.run(
        "INSERT INTO points_sessions (town_id, n, device, activity, place, opened_at, closes_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {town_, n, act.terminal.name, activity->id, written(act, "place"), value_of(now),
         value_of(now + activity->open_for)}));
    return Effect{};
}

// 受付日時 decides, not when the record arrived: a terminal without a line loses nobody a point.
Stored<Effect> Points::scan(Transaction& transaction, const Act& act) const {
    const auto member = town::read_receipt_number(written(act, "member"));
    const auto known =
        TRY(transaction.run("SELECT number FROM points_members WHERE town_id = $1 AND number = $2",
                            {town_, member.value_or("")}));
    if (known.empty()) return refused("unknown-member");
    const std::string text = written(act, "code");
    const auto number = town::session_of(text);
    if (!number) return refused("forged-code");
    const std::int64_t session = *number;
    const auto rows = TRY(transaction.run(
        "SELECT activity, opened_at, closes_at FROM points_sessions WHERE town_id = $1 AND n = $2",
        {town_, session}));
    if (rows.empty()) return refused("forged-code");
    const auto activity = activity_of(act.pack, rows[0].text(0));
    if (!activity) return refused("unknown-activity");
    const auto worth = town::judge(TRY(secret(transaction)), text,
                                   {time_of(rows[0].number(1)), time_of(rows[0].number(2))},
                                   act.filed.received_at, activity->code_step);
    if (worth == town::CodeWorth::forged) return refused("forged-code");
    if (worth == town::CodeWorth::stale) return refused("stale-code");
    const auto before = TRY(
        transaction.run("SELECT 1 FROM points_ledger"
                        " WHERE town_id = $1 AND member = $2 AND session = $3 AND kind = 'scan'",
                        {town_, *member, session}));
    if (!before.empty()) return refused("already-scanned");
    const auto day = std::chrono::floor<std::chrono::days>(act.filed.received_at + tokyo_ahead);
    const base::Time from = std::chrono::time_point_cast<base::Time::duration>(day) - tokyo_ahead;
    const auto today = TRY(transaction.run(
        "SELECT COUNT(*) FROM points_ledger WHERE town_id = $1 AND member = $2 AND kind = 'scan'"
        " AND activity = $3 AND at >= $4 AND at < $5",
        {town_, *member, activity->id, value_of(from), value_of(from + std::chrono::hours(24))}));
    if (today[0].number(0) >= activity->most_a_day) return refused("enough-for-today");
    TRY(add(transaction, {.member = *member,
                          .at = act.filed.received_at,
                          .kind = "scan",
                          .points = activity->points,
                          .activity = activity->id,
                          .session = session,
                          .voucher = ""}));
    const auto left = TRY(balance(transaction, *member));
    return Effect{
        .refused = "",
        .notes = {{"points", std::to_string(activity->points)}, {"balance", std::to_string(left)}}};
}

// Points become a voucher only if they are there: two terminals without a line cannot spend the
// same points, the later record is refused.
Stored<Effect> Points::redeem(Transaction& transaction, const Act& act) const {
    const auto* resident = person(act);
    if (resident == nullptr) return refused("no-card");
    const std::string member = TRY(member_of(transaction, *resident));
    if (member.empty()) return refused("not-joined");
    const std::string reward = chosen(act, "reward");
    const auto price = reward_points(act.pack, reward);
    if (!price) return refused("unknown-reward");
    const auto left = TRY(balance(transaction, member));
    if (left < *price) return refused("not-enough-points");
    TRY(transaction.run(
        "INSERT INTO points_vouchers (town_id, number, member, reward, points, made_at, state,"
        " closed_by, reason) VALUES ($1, $2, $3, $4, $5, $6, 'open', '', '')",
        {town_, act.filed.number, member, reward, *price, value_of(act.filed.received_at)}));
    TRY(add(transaction, {.member = member,
                          .at = act.filed.received_at,
                          .kind = "redeem",
                          .points = -*price,
                          .activity = "",
                          .session = 0,
                          .voucher = act.filed.number}));
    return Effect{
        .refused = "",
        .notes = {{"voucher", act.filed.number}, {"balance", std::to_string(left - *price)}}};
}

// A clerk ends a voucher once: handed over, or made by mistake and the points go back.
Stored<Effect> Points::take_back(Transaction& transaction, const Act& act) const {
    const auto number = town::read_receipt_number(written(act, "voucher"));
    const auto rows = TRY(transaction.run(
        "SELECT member, points, state FROM points_vouchers WHERE town_id = $1 AND number = $2",
        {town_, number.value_or("")}));
    if (rows.empty()) return refused("unknown-voucher");
    if (rows[0].text(2) != "open") return refused("already-void");
    const bool mistake = chosen(act, "result") == "mistake";
    TRY(transaction.run(
        "UPDATE points_vouchers SET state = $1, closed_by = $2, reason = $3"
        " WHERE town_id = $4 AND number = $5",
        {std::string(mistake ? "mistake" : "handed_over"),
         act.clerk ? act.clerk->id : std::string(), written(act, "reason"), town_, *number}));
    if (!mistake) return Effect{};
    TRY(add(transaction, {.member = rows[0].text(0),
                          .at = act.filed.received_at,
                          .kind = "void",
                          .points = rows[0].number(1),
                          .activity = "",
                          .session = 0,
                          .voucher = *number}));
    return Effect{};
}

}  // namespace server

#include "server/registers/taxi.h"

#include <fmt/core.h>

#include <cstdlib>

#include "server/registers/next_number.h"
#include "server/registers/said.h"
#include "server/registers/seen.h"
#include "town/receipt.h"

namespace server {

namespace {

// A device's clock and the meter's may differ by so much.
constexpr std::chrono::minutes clocks_apart{5};

constexpr std::string_view pass_mark = "MDP1.";
bool is_signed_pass(const std::string& text) { return text.starts_with(pass_mark); }

// The receipt number in what was scanned or typed: of a pass (town/pass.h) its second field. Its
// signature is for devices without a line; here the register itself knows the number.
std::optional<std::string> pass_number(const std::string& text) {
    if (!is_signed_pass(text)) return town::read_receipt_number(text);
    const auto bytes = base::from_base64url(std::string_view(text).substr(pass_mark.size()));
    if (!bytes) return std::nullopt;
    base::ByteReader reader(*bytes);
    std::string field;
    for (int n = 0; n < 2; ++n) {
        const auto size = reader.u16();
        const auto read = size ? reader.bytes(*size) : std::nullopt;
        if (!read) return std::nullopt;
        field = base::to_text(*read);
    }
    return town::read_receipt_number(field);
}

// "0935" → 575.
std::optional<int> minute_of(const std::string& clock) {
    if (clock.size() != 4) return std::nullopt;
    const int hour = std::atoi(clock.substr(0, 2).c_str());
    const int minute = std::atoi(clock.substr(2).c_str());
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

struct PassGround {
    std::string ground;
    int valid_days = -1;  // nothing provisional: staff have to see a paper first
};

// What the terminal's paper says, by the same rule of the pack (Journey::prints).
PassGround ground_of(const Act& act, base::Date today) {
    for (const auto& print : act.journey.prints) {
        if (print.layout != town::Print::Layout::pass) continue;
        if (!town::holds(print.when, act.journey, act.application.answers, today)) continue;
        return {print.ground, print.valid_days};
    }
    const auto grounds = all_chosen(act, "grounds");
    return {grounds.empty() ? std::string("staff") : grounds.front(), -1};
}

}  // namespace

std::int64_t ride_number(const std::string& row_id) {
    return row_id.empty() ? 0 : std::strtoll(row_id.c_str() + 1, nullptr, 10);
}

Stored<void> Taxi::create_tables(Transaction& transaction) const {
    for (const auto* table :
         {"CREATE TABLE IF NOT EXISTS taxi_passes (town_id TEXT NOT NULL, number TEXT NOT NULL,"
          " whose TEXT NOT NULL, ground TEXT NOT NULL, from_day TEXT NOT NULL,"
          " until_day TEXT NOT NULL, standing TEXT NOT NULL, PRIMARY KEY (town_id, number))",
          "CREATE TABLE IF NOT EXISTS taxi_rides (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " operator_name TEXT NOT NULL, pass TEXT NOT NULL, day TEXT NOT NULL,"
          " minute BIGINT NOT NULL, from_place TEXT NOT NULL, to_place TEXT NOT NULL,"
          " category TEXT NOT NULL, aboard BIGINT NOT NULL, meter BIGINT NOT NULL,"
          " own BIGINT NOT NULL, town_share BIGINT NOT NULL, example BIGINT NOT NULL,"
          " doubt TEXT NOT NULL, standing TEXT NOT NULL, checked_by TEXT NOT NULL,"
          " reason TEXT NOT NULL, claim BIGINT NOT NULL, PRIMARY KEY (town_id, n))",
          "CREATE INDEX IF NOT EXISTS taxi_rides_by_pass ON taxi_rides (town_id, pass, day)",
          "CREATE TABLE IF NOT EXISTS taxi_claims (town_id TEXT NOT NULL, n BIGINT NOT NULL,"
          " operator_name TEXT NOT NULL, month TEXT NOT NULL, closed_at BIGINT NOT NULL,"
          " closed_by TEXT NOT NULL, rides BIGINT NOT NULL, meter BIGINT NOT NULL,"
          " own BIGINT NOT NULL, town_share BIGINT NOT NULL, PRIMARY KEY (town_id, n))"}) {
        TRY(transaction.run(table));
    }
    return {};
}

Stored<Effect> Taxi::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "pass") return pass(transaction, act);
    if (act.journey.act == "ride") return ride(transaction, act);
    if (act.journey.act == "check") return check(transaction, act);
    if (act.journey.act == "month") return month(transaction, act);
    return refused("unknown-act");
}

// A provisional pass at once where the card proves the ground; else it waits for 確認済.
Stored<Effect> Taxi::pass(Transaction& transaction, const Act& act) const {
    const auto* resident = person(act);
    if (resident == nullptr) return refused("no-card");
    const auto today = base::tokyo_date(act.filed.received_at);
    const auto ground = ground_of(act, today);
    const auto until = std::chrono::sys_days(today) + std::chrono::days(ground.valid_days);
    const std::string person_key = town::person_key(*resident);
    // Who asks again has lost the paper: only the newest provisional pass holds.
    if (ground.valid_days >= 0) {
        TRY(
            transaction.run("UPDATE taxi_passes SET standing = 'replaced'"
                            " WHERE town_id = $1 AND whose = $2",
                            {town_, person_key}));
    }
    TRY(
        transaction.run("INSERT INTO taxi_passes (town_id, number, whose, ground, from_day,"
                        " until_day, standing) VALUES ($1, $2, $3, $4, $5, $6, 'valid')",
                        {town_, act.filed.number, person_key, ground.ground, base::iso_date(today),
                         base::iso_date(base::Date(until))}));
    if (ground.valid_days < 0) return Effect{.refused = "", .notes = {{"waits", ""}}};
    return Effect{.refused = "", .notes = {{"pass", act.filed.number}}};
}

// Between the provisional days the paper is enough; after them the town must have marked it 確認済.
Stored<Taxi::PassStanding> Taxi::standing(Transaction& transaction, const std::string& number,
                                          const std::string& day) const {
    const auto found =
        TRY(transaction.run("SELECT from_day, until_day, standing FROM taxi_passes"
                            " WHERE town_id = $1 AND number = $2",
                            {town_, number}));
    if (found.empty()) return PassStanding::unknown;
    const auto& pass = found[0];
    if (pass.text(2) != "valid" || day < pass.text(0)) return PassStanding::not_that_day;
    const auto application = TRY(Applications(town_).by_number(transaction, number));
    if (!application || word(application->state) == "withdrawn") return PassStanding::not_that_day;
    const bool confirmed = application->state == ApplicationState::confirmed;
    return confirmed || day <= pass.text(1) ? PassStanding::good : PassStanding::not_that_day;
}

Stored<town::RideDoubt> Taxi::doubt(Transaction& transaction, const std::string& number,
                                    const std::string& day, const town::RideSeen& ride) const {
    std::vector<town::RideSeen> others;
    for (const auto& row : TRY(transaction.run(
             "SELECT operator_name, minute, meter FROM taxi_rides"
             " WHERE town_id = $1 AND pass = $2 AND day = $3 AND standing <> 'returned'",
             {town_, number, day}))) {
        others.push_back({row.text(0), static_cast<int>(row.number(1)), row.number(2)});
    }
    return town::doubt(ride, others);
}

Stored<Effect> Taxi::ride(Transaction& transaction, const Act& act) const {
    const auto number = pass_number(written(act, "pass"));
    if (!number) return refused("unreadable-pass");
    const auto minute = minute_of(written(act, "time"));
    if (!minute) return refused("no-such-time");
    const std::string day = dated(act, "day");
    const auto date = base::from_iso_date(day);
    const auto latest = act.filed.received_at + clocks_apart;
    const auto last_day = base::iso_date(base::tokyo_date(latest));
    if (day > last_day ||
        (day == last_day && *minute > base::tokyo_minute_of_day(latest).count())) {
        return refused("not-yet-ridden");
    }
    const auto known = TRY(standing(transaction, *number, day));
    // A signed pass may be faster than the record of the terminal that printed it: a clerk looks.
    const bool ahead = known == PassStanding::unknown && is_signed_pass(written(act, "pass"));
    if (!date || (known != PassStanding::good && !ahead)) return refused("not-eligible-that-day");
    const auto rows = act.pack.tables.find("taxi_fares");
    const auto fares =
        rows == act.pack.tables.end() ? std::vector<town::Fare>() : town::fares_from(rows->second);
    const auto meter = counted(act, "meter").value_or(-1);
    const auto paid = town::shares(fares, chosen(act, "category"), *date, meter);
    if (!paid) return refused("no-fare-that-day");
    const auto doubtful =
        TRY(doubt(transaction, *number, day, {act.terminal.name, *minute, meter}));
    const std::string in_doubt(ahead ? "pass_not_here" : word(doubtful));
    const bool sure = in_doubt == "none";
    const auto n = TRY(next_number(transaction, "taxi_rides", town_));
    TRY(transaction.run(
        "INSERT INTO taxi_rides (town_id, n, operator_name, pass, day, minute, from_place,"
        " to_place, category, aboard, meter, own, town_share, example, doubt, standing,"
        " checked_by, reason, claim) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
        " $13, $14, $15, $16, '', '', 0)",
        {town_, n, act.terminal.name, *number, day, std::int64_t{*minute}, written(act, "from"),
         written(act, "to"), chosen(act, "category"), counted(act, "aboard").value_or(1), meter,
         paid->own, paid->town, std::int64_t{paid->example ? 1 : 0}, in_doubt,
         std::string(sure ? "counted" : "to_check")}));
    Effect effect{
        .refused = "",
        .notes = {{"own", grouped_digits(paid->own)}, {"town", grouped_digits(paid->town)}}};
    if (paid->example) effect.notes["example"] = "";
    if (!sure) effect.notes["to_check"] = "";
    return effect;
}

Stored<std::string> Taxi::digest_of_ride(Transaction& transaction, std::int64_t n) const {
    std::string all;
    for (const auto& ride : TRY(transaction.run(
             "SELECT n, minute, meter, own, town_share, day, operator_name, pass, from_place,"
             " to_place, category, doubt FROM taxi_rides WHERE town_id = $1 AND n = $2",
             {town_, n}))) {
        for (const std::size_t column : {0U, 1U, 2U, 3U, 4U})
            all += fmt::format("{}\n", ride.number(column));
        for (const std::size_t column : {5U, 6U, 7U, 8U, 9U, 10U, 11U})
            all += ride.text(column) + '\n';
    }
    return digest_of_shown(all);
}

// A clerk has looked at a ride in doubt: it counts, or goes back to the operator with a reason.
Stored<Effect> Taxi::check(Transaction& transaction, const Act& act) const {
    const std::string result = chosen(act, "result");
    if (result != "counted" && result != "returned") return refused("unknown-act");
    const SeenSubject seen = seen_of(written(act, "ride"));
    const auto n = ride_number(seen.subject);
    const auto found = TRY(
        transaction.run("SELECT pass, day FROM taxi_rides"
                        " WHERE town_id = $1 AND n = $2 AND standing = 'to_check' AND claim = 0",
                        {town_, n}));
    if (found.empty()) return refused("nothing-to-check");
    if (seen.digest.empty()) return refused("not-seen");
    if (seen.digest != TRY(digest_of_ride(transaction, n))) return refused("changed");
    const auto known = TRY(standing(transaction, found[0].text(0), found[0].text(1)));
    if (result == "counted" && known != PassStanding::good) {
        return refused("not-eligible-that-day");
    }
    TRY(transaction.run(
        "UPDATE taxi_rides SET standing = $1, checked_by = $2, reason = $3"
        " WHERE town_id = $4 AND n = $5",
        {result, act.clerk ? act.clerk->id : std::string(), written(act, "reason"), town_, n}));
    return Effect{};
}

std::string Taxi::Due::digest() const {
    return digest_of_shown(fmt::format("{} {} {} {} {} {} {} {}", month, operator_name, rides,
                                       numbers, meter, own, town_share, to_check));
}

// Of one operator in one month, "2026-11.taxi-1", and not in a claim yet.
Stored<Taxi::Due> Taxi::due(Transaction& transaction, const std::string& row) const {
    constexpr std::size_t month_size = 7;
    Due due;
    if (row.size() < month_size + 2) return due;
    due.month = row.substr(0, month_size);
    due.operator_name = row.substr(month_size + 1);
    const auto found = TRY(transaction.run(
        "SELECT standing, COUNT(*), CAST(SUM(meter) AS BIGINT), CAST(SUM(own) AS BIGINT),"
        " CAST(SUM(town_share) AS BIGINT), CAST(SUM(n) AS BIGINT) FROM taxi_rides"
        " WHERE town_id = $1 AND operator_name = $2 AND SUBSTR(day, 1, 7) = $3 AND claim = 0"
        " AND standing IN ('counted', 'to_check') GROUP BY standing",
        {town_, due.operator_name, due.month}));
    for (const auto& sum : found) {
        if (sum.text(0) == "to_check") {
            due.to_check = sum.number(1);
            continue;
        }
        due.rides = sum.number(1);
        due.meter = sum.number(2);
        due.own = sum.number(3);
        due.town_share = sum.number(4);
        due.numbers = sum.number(5);
    }
    return due;
}

// Closes what is due to one operator for one month, as the clerk saw it. What is still in doubt,
// and what comes in later, waits for the next claim of the same month.
Stored<Effect> Taxi::month(Transaction& transaction, const Act& act) const {
    const SeenSubject seen = seen_of(written(act, "month"));
    const Due closed = TRY(due(transaction, seen.subject));
    if (closed.rides == 0) return refused("nothing-to-claim");
    if (seen.digest.empty()) return refused("not-seen");
    if (seen.digest != closed.digest()) return refused("changed");
    const auto n = TRY(next_number(transaction, "taxi_claims", town_));
    TRY(transaction.run(
        "INSERT INTO taxi_claims (town_id, n, operator_name, month, closed_at, closed_by, rides,"
        " meter, own, town_share) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {town_, n, closed.operator_name, closed.month, value_of(act.filed.received_at),
         act.clerk ? act.clerk->id : std::string(), closed.rides, closed.meter, closed.own,
         closed.town_share}));
    TRY(
        transaction.run("UPDATE taxi_rides SET claim = $1 WHERE town_id = $2 AND operator_name = $3"
                        " AND SUBSTR(day, 1, 7) = $4 AND claim = 0 AND standing = 'counted'",
                        {n, town_, closed.operator_name, closed.month}));
    Effect effect{.refused = "",
                  .notes = {{"claim", "C" + std::to_string(n)},
                            {"rides", std::to_string(closed.rides)},
                            {"town", grouped_digits(closed.town_share)}}};
    if (closed.to_check > 0) effect.notes["left_to_check"] = std::to_string(closed.to_check);
    return effect;
}

}  // namespace server

#include "server/registers/tries.h"

#include "base/log.h"

namespace server {

Stored<void> Tries::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS tries (town_id TEXT NOT NULL, day TEXT NOT NULL,"
        " what TEXT NOT NULL, whose TEXT NOT NULL, count BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, day, what, whose))"));
    return {};
}

Stored<int> Tries::count(Transaction& transaction, const std::string& what,
                         const std::string& whose, base::Date day) const {
    const auto rows = TRY(transaction.run(
        "SELECT count FROM tries WHERE town_id = $1 AND day = $2 AND what = $3 AND whose = $4",
        {town_, base::iso_date(day), what, whose}));
    return rows.empty() ? 0 : static_cast<int>(rows[0].number(0));
}

Stored<void> Tries::add(Transaction& transaction, const std::string& what, const std::string& whose,
                        base::Date day) const {
    const auto today = base::iso_date(day);
    TRY(transaction.run("DELETE FROM tries WHERE town_id = $1 AND day < $2", {town_, today}));
    TRY(transaction.run(
        "INSERT INTO tries (town_id, day, what, whose, count) VALUES ($1, $2, $3, $4, 1)"
        " ON CONFLICT (town_id, day, what, whose) DO UPDATE SET count = tries.count + 1",
        {town_, today, what, whose}));
    return {};
}

void tell_of_guessing(int count, int alarming, std::string_view reason) {
    if (count != alarming) return;
    base::log(base::Event::request_refused, {{"reason", reason}, {"tries", std::int64_t{count}}});
}

}  // namespace server

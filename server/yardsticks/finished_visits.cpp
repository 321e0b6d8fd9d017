#include "server/yardsticks/finished_visits.h"

namespace server {

Stored<void> FinishedVisits::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS yardsticks_finished (town_id TEXT NOT NULL, day TEXT NOT NULL,"
        " journey TEXT NOT NULL, minutes BIGINT NOT NULL, how TEXT NOT NULL, n BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, day, journey, minutes, how))"));
    return {};
}

Stored<void> FinishedVisits::count(Transaction& transaction,
                                   const town::FinishedVisit& finished) const {
    TRY(
        transaction.run("INSERT INTO yardsticks_finished (town_id, day, journey, minutes, how, n)"
                        " VALUES ($1, $2, $3, $4, $5, 1)"
                        " ON CONFLICT (town_id, day, journey, minutes, how)"
                        " DO UPDATE SET n = yardsticks_finished.n + 1",
                        {town_, base::iso_date(finished.day), finished.journey,
                         std::int64_t{finished.minutes}, std::string(town::word(finished.how))}));
    return {};
}

Stored<std::vector<FinishedVisits::Counted>> FinishedVisits::counted(Transaction& transaction,
                                                                     base::Date from,
                                                                     base::Date until) const {
    std::vector<Counted> all;
    for (const auto& row : TRY(transaction.run(
             "SELECT SUBSTR(day, 1, 7), journey, minutes, how, SUM(n) FROM yardsticks_finished"
             " WHERE town_id = $1 AND day >= $2 AND day < $3"
             " GROUP BY SUBSTR(day, 1, 7), journey, minutes, how"
             " ORDER BY 1, journey, minutes, how",
             {town_, base::iso_date(from), base::iso_date(until)}))) {
        all.push_back({.month = row.text(0),
                       .journey = row.text(1),
                       .minutes = row.number(2),
                       .how = town::how_it_was_from(row.text(3)).value_or(town::HowItWas::not_said),
                       .n = row.number(4)});
    }
    return all;
}

}  // namespace server

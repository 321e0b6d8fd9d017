#include "server/yardsticks/left_visits.h"

namespace server {

Stored<void> LeftVisits::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS yardsticks_left (town_id TEXT NOT NULL, day TEXT NOT NULL,"
        " journey TEXT NOT NULL, step TEXT NOT NULL, how TEXT NOT NULL, n BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, day, journey, step, how))"));
    return {};
}

Stored<void> LeftVisits::count(Transaction& transaction, const town::LeftVisit& left) const {
    TRY(transaction.run(
        "INSERT INTO yardsticks_left (town_id, day, journey, step, how, n)"
        " VALUES ($1, $2, $3, $4, $5, 1)"
        " ON CONFLICT (town_id, day, journey, step, how) DO UPDATE SET n = yardsticks_left.n + 1",
        {town_, base::iso_date(left.day), left.journey, left.step,
         std::string(town::word(left.how))}));
    return {};
}

Stored<std::vector<LeftVisits::Counted>> LeftVisits::counted(Transaction& transaction,
                                                             base::Date from,
                                                             base::Date until) const {
    std::vector<Counted> all;
    for (const auto& row :
         TRY(transaction.run("SELECT journey, step, how, SUM(n) FROM yardsticks_left"
                             " WHERE town_id = $1 AND day >= $2 AND day < $3"
                             " GROUP BY journey, step, how ORDER BY journey, step, how",
                             {town_, base::iso_date(from), base::iso_date(until)}))) {
        if (all.empty() || all.back().journey != row.text(0) || all.back().step != row.text(1)) {
            all.push_back({.journey = row.text(0), .step = row.text(1)});
        }
        const auto how = row.text(2);
        (how == "idle"   ? all.back().idle
         : how == "card" ? all.back().card
                         : all.back().gave_up) += row.number(3);
    }
    return all;
}

}  // namespace server

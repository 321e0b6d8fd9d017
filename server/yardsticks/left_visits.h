#pragma once

#include "server/store/store.h"
#include "town/left_visit.h"

namespace server {

// 「どこで やめたか」: how many turned back at which step of which journey, by day. Counts only;
// the records they came in say nothing else.
class LeftVisits {
public:
    explicit LeftVisits(std::string town_id) : town_(std::move(town_id)) {}
    Stored<void> create_tables(Transaction& transaction) const;
    Stored<void> count(Transaction& transaction, const town::LeftVisit& left) const;

    struct Counted {
        std::string journey, step;
        std::int64_t gave_up = 0, idle = 0, card = 0;
        std::int64_t all() const { return gave_up + idle + card; }
    };
    // Of the days from `from` until before `until`, by journey and step.
    Stored<std::vector<Counted>> counted(Transaction& transaction, base::Date from,
                                         base::Date until) const;

private:
    std::string town_;
};

}  // namespace server

#pragma once

#include "server/store/store.h"
#include "town/finished_visit.h"

namespace server {

// How long visits took until their receipt and how people said it was, by day and journey. Counts
// only; the records they came in say nothing else.
class FinishedVisits {
public:
    explicit FinishedVisits(std::string town_id) : town_(std::move(town_id)) {}
    Stored<void> create_tables(Transaction& transaction) const;
    Stored<void> count(Transaction& transaction, const town::FinishedVisit& finished) const;

    struct Counted {
        std::string month;  // "2026-11"
        std::string journey;
        std::int64_t minutes = 0;
        town::HowItWas how = town::HowItWas::not_said;
        std::int64_t n = 0;
    };
    // Of the days from `from` until before `until`.
    Stored<std::vector<Counted>> counted(Transaction& transaction, base::Date from,
                                         base::Date until) const;

private:
    std::string town_;
};

}  // namespace server

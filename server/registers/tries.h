#pragma once

#include "base/calendar.h"
#include "server/store/store.h"

namespace server {

// Counts wrong guesses by day, so that nobody can guess for long.
class Tries {
public:
    explicit Tries(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    Stored<int> count(Transaction& transaction, const std::string& what, const std::string& whose,
                      base::Date day) const;
    // Counters of earlier days are forgotten.
    Stored<void> add(Transaction& transaction, const std::string& what, const std::string& whose,
                     base::Date day) const;

private:
    std::string town_;
};

// Tells the operator, once a day, when a count that everybody shares becomes alarming: closing it
// would close it for everybody.
void tell_of_guessing(int count, int alarming, std::string_view reason);

}  // namespace server

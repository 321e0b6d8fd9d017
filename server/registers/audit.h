#pragma once

#include "server/store/store.h"
#include "town/audit.h"

namespace server {

// What was done, by whom, to which record, and why: hash-chained rows, written in the transaction
// of the deed itself. Names, addresses and answers never get here.
class Audit {
public:
    explicit Audit(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    struct Deed {
        std::string actor;   // terminal name, clerk id, "server"
        std::string action;  // "record.applied"
        std::string subject;
        std::string purpose;
    };
    Stored<void> add(Transaction& transaction, base::Time at, Deed deed) const;
    // The rows after `n`, at most `most`.
    Stored<std::vector<town::AuditRow>> rows(Transaction& transaction, std::uint64_t after,
                                             std::size_t most) const;

private:
    std::string town_;
};

}  // namespace server

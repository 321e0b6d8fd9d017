#pragma once

#include "server/store/store.h"
#include "town/batch.h"

namespace server {

// A sealed record that arrived and waits to be opened.
struct WaitingRecord {
    std::string id;
    std::string terminal;
    base::Bytes envelope;
    base::Time arrived_at{};
};

// A record the town could not open or apply: its sealed bytes stay in the inbox.
struct DeadLetter {
    std::string id;
    std::string terminal;
    std::uint64_t seq = 0;
    std::string reason;
    base::Time arrived_at{};
};

// The sealed side of the town: what arrived, how far each terminal's chain goes, what was set
// aside.
class Inbox {
public:
    explicit Inbox(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    struct Known {
        std::string id;
        base::Bytes hash;
    };
    Stored<town::Cursor> cursor(Transaction& transaction, const std::string& terminal,
                                std::uint64_t incarnation) const;
    Stored<std::optional<Known>> by_seq(Transaction& transaction, const town::Header& header) const;
    Stored<bool> knows_id(Transaction& transaction, const base::Uuid& id) const;
    Stored<void> put(Transaction& transaction, const town::Header& header,
                     const base::Bytes& envelope, base::Time now) const;
    Stored<void> move_cursor(Transaction& transaction, const std::string& terminal,
                             const town::Cursor& cursor) const;

    // Whether the key is new or came with these very bytes before. Kept for a day.
    Stored<bool> same_or_new(Transaction& transaction, const std::string& terminal,
                             const std::string& idempotency_key, const base::Bytes& digest,
                             base::Time now) const;

    // Says true when the record was not there yet and there was room (1,000 of one terminal).
    Stored<bool> quarantine(Transaction& transaction, const std::string& terminal,
                            const town::Header& header, const base::Bytes& envelope,
                            const std::string& reason, base::Time now) const;

    struct Arrival {
        std::string terminal;
        std::string state;  // "waiting", "applied", "dead"
        base::Time at{};
    };
    Stored<std::optional<Arrival>> arrival(Transaction& transaction, const std::string& id) const;

    // Oldest first, of each terminal in the order of its chain.
    Stored<std::vector<WaitingRecord>> waiting(Transaction& transaction, std::size_t most) const;
    Stored<std::int64_t> count_waiting(Transaction& transaction) const;
    // The record before this one in its chain; empty when it is the first.
    Stored<std::optional<base::Bytes>> envelope_before(Transaction& transaction,
                                                       const town::Header& header) const;
    Stored<void> mark_applied(Transaction& transaction, const std::string& id) const;
    Stored<void> mark_dead(Transaction& transaction, const std::string& id,
                           const std::string& reason, base::Time now) const;
    Stored<std::vector<DeadLetter>> dead_letters(Transaction& transaction) const;
    // Puts it back to be tried again; false when there is no such dead letter.
    Stored<bool> requeue(Transaction& transaction, const std::string& id) const;

private:
    std::string town_;
};

}  // namespace server

#pragma once

#include <functional>

#include "base/clock.h"
#include "base/crypto/keys.h"
#include "server/intake/inbox.h"
#include "server/registers/audit.h"
#include "server/registers/terminals.h"

namespace server {

// Why a batch was not taken; nothing of it was stored, but a record that lies is in quarantine.
struct BatchRefusal {
    enum class Why {
        malformed,     // not a batch, or an envelope whose hash is not its own
        too_new,       // a version or suite this server does not know
        foreign,       // a record of another terminal or incarnation
        sequence_gap,  // expected_seq says where to go on
        chain_fork,    // another record has that number, or does not follow the last one
        id_reused,     // an id that stands for other content
        key_reused,    // an Idempotency-Key that came with other bytes
        store
    };
    Why why = Why::malformed;
    std::uint64_t expected_seq = 0;
    StoreFault store = StoreFault::busy;
};

// Takes batches of sealed records: checks each terminal's chain, stores them once, and signs for
// them only after the store's commit returned. It cannot open them.
class Intake {
public:
    // `records_came` wakes the apply stage; called after each commit that brought something new.
    Intake(Store& store, const base::Clock& clock, const base::crypto::PrivateKey& ack_key,
           const std::string& town_id, std::function<void()> records_came)
        : store_(store),
          clock_(clock),
          ack_key_(ack_key),
          inbox_(town_id),
          audit_(town_id),
          records_came_(std::move(records_came)) {}

    base::Result<town::BatchReply, BatchRefusal> receive(const Terminal& terminal,
                                                         base::ByteView batch,
                                                         const std::string& idempotency_key) const;
    // What a revoked terminal sends may be real: it is set aside, never acknowledged.
    Stored<void> set_aside(const Terminal& terminal, base::ByteView batch) const;
    Stored<town::Cursor> cursor(const Terminal& terminal) const;

private:
    struct Judged;
    Stored<Judged> judge(Transaction& transaction, const Terminal& terminal,
                         const std::vector<town::Envelope>& records) const;
    Stored<void> quarantine(Transaction& transaction, const Terminal& terminal,
                            const town::Envelope& record, const std::string& reason) const;
    Stored<void> keep(Transaction& transaction, const Terminal& terminal,
                      const std::vector<town::Envelope>& records, const Judged& judged) const;

    Store& store_;
    const base::Clock& clock_;
    const base::crypto::PrivateKey& ack_key_;
    Inbox inbox_;
    Audit audit_;
    std::function<void()> records_came_;
};

}  // namespace server

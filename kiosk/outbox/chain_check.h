#pragma once

#include "kiosk/outbox/database.h"

namespace kiosk {

// Where the chain stands, as read from the disk and checked record by record.
struct ChainEnd {
    std::uint64_t first_waiting = 1;  // == last_seq + 1 when nothing waits
    std::uint64_t last_seq = 0;
    town::Digest head_hash{};
    std::optional<base::Time> last_stored;
};

// Reads every waiting record: its own hash, its number, its link to the one before. Anything that
// does not fit is `broken`.
base::Result<ChainEnd, OutboxFault> check_chain(Database& database, const base::Uuid& terminal,
                                                std::uint64_t incarnation);

town::Digest digest_from(base::ByteView bytes);  // zeros when it has another size

}  // namespace kiosk

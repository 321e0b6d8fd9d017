#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "town/batch.h"
#include "town/envelope.h"

namespace kiosk {

// `full`: the disk or the page limit refuses, before or while storing; `broken`: the database is
// damaged: out of service until restarted and looked at; `in_use`: another process holds it.
enum class OutboxFault { full, broken, too_large, in_use };
std::string_view word(OutboxFault fault);

// Which terminal this is, from the enrolment kept in STATE.
struct TerminalIdentity {
    base::Uuid terminal{};
    std::uint64_t incarnation = 1;
    base::crypto::PublicKey seal_key;
};

// How the server's cursor stands to our chain. `same`: send on from there. `ahead`: the town has
// records we do not know (our disk is an old image). `forked`: another record has our number.
// `gap`: the town lost records that we have deleted on its word. Only `same` may send.
enum class Standing { same, ahead, forked, gap };

struct Stored {
    std::uint64_t seq = 0;
    base::Uuid id{};
    town::Digest hash{};
};

// The records that are not yet the town's: SQLite WAL, synchronous=FULL, one connection, one
// process (a lock file refuses the second). Nothing reads it but sync.
class Outbox {
public:
    struct Settings {
        std::filesystem::path folder;      // STATE/outbox
        std::uint64_t most_pages = 65536;  // max_page_count
        std::size_t ballast_bytes =
            8 << 20;  // given up on a full disk so that acks can still free space
    };
    static base::Result<std::unique_ptr<Outbox>, OutboxFault> open(const Settings& settings,
                                                                   TerminalIdentity identity,
                                                                   const base::Clock& clock);
    virtual ~Outbox() = default;

    // Seals and stores; when it returns, fsync has returned: only now may anybody be thanked.
    virtual base::Result<Stored, OutboxFault> put(const base::SecretText& body) = 0;
    // Several in one transaction (bench, paper keyed later).
    virtual base::Result<std::vector<Stored>, OutboxFault> put_all(
        const std::vector<base::SecretText>& bodies) = 0;

    // The oldest encoded envelopes, at most `most_records` and `most_bytes`, from `after_seq` on.
    virtual base::Result<std::vector<base::Bytes>, OutboxFault> oldest(std::uint64_t after_seq,
                                                                       std::size_t most_records,
                                                                       std::size_t most_bytes) = 0;
    // Deletes through ack.through_seq and writes tombstones, in one transaction; the caller has
    // verified the signature. An ack whose head_hash is not ours changes nothing: `broken`.
    virtual base::Result<void, OutboxFault> acknowledge(const town::Ack& ack) = 0;

    virtual base::Result<Standing, OutboxFault> standing(const town::Cursor& cursor) = 0;
    // Nightly: folds the log into the file, gives free pages back, forgets tombstones over 90 days
    // old.
    virtual base::Result<void, OutboxFault> tidy() = 0;

    virtual const TerminalIdentity& identity() const = 0;
    virtual std::size_t waiting() const = 0;  // 未送信 n 件
    virtual std::uint64_t last_seq() const = 0;
    virtual town::Digest head_hash() const = 0;
    virtual double used() const = 0;  // 0–1 of most_pages; 0.95 refuses before typing
    // Time of the newest record, to tell after a power cut that it was kept. Empty: none yet.
    virtual std::optional<base::Time> last_stored() const = 0;
};

// How many records wait in the folder of an outbox that nobody has open; changes none of it.
base::Result<std::size_t, OutboxFault> count_unsent(const std::filesystem::path& folder);

}  // namespace kiosk

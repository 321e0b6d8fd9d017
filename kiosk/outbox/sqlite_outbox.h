#pragma once

#include "kiosk/outbox/ballast.h"
#include "kiosk/outbox/chain_check.h"
#include "kiosk/outbox/database.h"
#include "kiosk/outbox/epochs.h"
#include "kiosk/outbox/lock.h"

namespace kiosk {

// The outbox on the disk. After the first fault other than `full` nothing is believed any more:
// every call answers `broken` until the program starts anew and finds the file sound (a later
// success of fsync proves nothing about an earlier failure).
class SqliteOutbox final : public Outbox {
public:
    SqliteOutbox(const Settings& settings, TerminalIdentity identity, const base::Clock& clock,
                 FolderLock lock, Database database, const ChainEnd& chain);

    base::Result<void, OutboxFault> prepare();

    base::Result<Stored, OutboxFault> put(const base::SecretText& body) override;
    base::Result<std::vector<Stored>, OutboxFault> put_all(
        const std::vector<base::SecretText>& bodies) override;
    base::Result<std::vector<base::Bytes>, OutboxFault> oldest(std::uint64_t after_seq,
                                                               std::size_t most_records,
                                                               std::size_t most_bytes) override;
    base::Result<void, OutboxFault> acknowledge(const town::Ack& ack) override;
    base::Result<Standing, OutboxFault> standing(const town::Cursor& cursor) override;
    base::Result<void, OutboxFault> tidy() override;

    const TerminalIdentity& identity() const override { return identity_; }
    std::size_t waiting() const override { return last_seq_ + 1 - first_waiting_; }
    std::uint64_t last_seq() const override { return last_seq_; }
    town::Digest head_hash() const override { return head_hash_; }
    double used() const override;
    std::optional<base::Time> last_stored() const override { return last_stored_; }

private:
    // Notes the fault; `broken` sticks.
    OutboxFault failed(OutboxFault fault);
    base::Result<town::Envelope, OutboxFault> seal(const base::SecretText& body, std::uint64_t seq,
                                                   const town::Digest& prev);
    base::Result<void, OutboxFault> insert(const town::Envelope& envelope);
    base::Result<std::vector<Stored>, OutboxFault> store(
        const std::vector<base::SecretText>& bodies);
    base::Result<void, OutboxFault> fold_when_long();
    base::Result<void, OutboxFault> shrink();
    base::Result<std::int64_t, OutboxFault> free_pages() const;
    base::Result<std::optional<town::Digest>, OutboxFault> hash_of(std::uint64_t seq);
    base::Result<void, OutboxFault> bury(std::uint64_t through_seq);
    base::Result<void, OutboxFault> limit_pages(std::uint64_t most);

    FolderLock lock_;
    std::unique_ptr<Database> database_;
    Statement insert_, oldest_, hash_, tombstones_, delete_, forget_;
    Ballast ballast_;
    TerminalIdentity identity_;
    const base::Clock& clock_;
    Epochs epochs_;
    std::uint64_t most_pages_;
    std::uint64_t first_waiting_;
    std::uint64_t last_seq_;
    town::Digest head_hash_;
    std::optional<base::Time> last_stored_;
    bool broken_ = false;
};

}  // namespace kiosk

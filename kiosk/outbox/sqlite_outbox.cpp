#include "kiosk/outbox/sqlite_outbox.h"

#include <fstream>
#include <string>

#include "base/log.h"

namespace kiosk {
namespace {

// Room that only acks may use, so that a full outbox can still write its tombstones.
constexpr std::uint64_t pages_for_acks = 64;
constexpr std::int64_t long_log_pages = 1000;
constexpr std::chrono::days tombstones_live{90};

base::Uuid this_boot() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string text;
    file >> text;
    return base::uuid_from_text(text).value_or(base::Uuid{});
}

std::int64_t milliseconds(base::Time time) { return time.time_since_epoch().count(); }

}  // namespace

std::string_view word(OutboxFault fault) {
    switch (fault) {
        case OutboxFault::full:
            return "full";
        case OutboxFault::broken:
            return "broken";
        case OutboxFault::too_large:
            return "too_large";
        case OutboxFault::in_use:
            return "in_use";
    }
    return "";
}

SqliteOutbox::SqliteOutbox(const Settings& settings, TerminalIdentity identity,
                           const base::Clock& clock, FolderLock lock, Database database,
                           const ChainEnd& chain)
    : lock_(std::move(lock)),
      database_(std::make_unique<Database>(std::move(database))),
      ballast_(settings.folder / "ballast", settings.ballast_bytes),
      identity_(std::move(identity)),
      clock_(clock),
      epochs_(identity_.seal_key, clock),
      most_pages_(settings.most_pages),
      first_waiting_(chain.first_waiting),
      last_seq_(chain.last_seq),
      head_hash_(chain.head_hash),
      last_stored_(chain.last_stored) {}

base::Result<void, OutboxFault> SqliteOutbox::prepare() {
    insert_ = TRY(database_->prepare("INSERT INTO records VALUES (?1, ?2, ?3, ?4, ?5)"));
    oldest_ = TRY(
        database_->prepare("SELECT envelope FROM records WHERE seq > ?1 ORDER BY seq LIMIT ?2"));
    hash_ =
        TRY(database_->prepare("SELECT hash FROM records WHERE seq = ?1 UNION ALL "
                               "SELECT hash FROM tombstones WHERE seq = ?1"));
    tombstones_ = TRY(database_->prepare(
        "INSERT INTO tombstones SELECT seq, id, hash, stored_ms, ?2 FROM records WHERE seq <= ?1"));
    delete_ = TRY(database_->prepare("DELETE FROM records WHERE seq <= ?1"));
    forget_ =
        TRY(database_->prepare("DELETE FROM tombstones WHERE acknowledged_ms < ?1 AND "
                               "seq < (SELECT max(seq) FROM tombstones)"));
    TRY(limit_pages(most_pages_));
    ballast_.take();  // if it cannot be had, `put` refuses until it can
    return {};
}

OutboxFault SqliteOutbox::failed(OutboxFault fault) {
    if (database_->in_transaction()) {
        const auto rolled_back = database_->execute("ROLLBACK");
        if (!rolled_back) fault = OutboxFault::broken;
    }
    if (fault == OutboxFault::broken) broken_ = true;
    base::log(base::Event::outbox_fault, {{"fault", word(fault)}});
    return fault;
}

base::Result<void, OutboxFault> SqliteOutbox::limit_pages(std::uint64_t most) {
    return database_->execute(("PRAGMA max_page_count=" + std::to_string(most)).c_str());
}

base::Result<town::Envelope, OutboxFault> SqliteOutbox::seal(const base::SecretText& body,
                                                             std::uint64_t seq,
                                                             const town::Digest& prev) {
    static const base::Uuid boot = this_boot();
    const auto now = clock_.now();
    town::Header header;
    header.terminal = identity_.terminal;
    header.incarnation = identity_.incarnation;
    header.seq = seq;
    header.id = base::uuid_v7(now);
    header.created_wall_ms = milliseconds(now);
    header.monotonic_ms = clock_.monotonic().count();
    header.boot = boot;
    header.prev_hash = prev;
    auto envelope = epochs_.current().seal(header, body);
    if (!envelope) return base::Failure{OutboxFault::too_large};
    return std::move(*envelope);
}

base::Result<void, OutboxFault> SqliteOutbox::insert(const town::Envelope& envelope) {
    const auto& header = envelope.header;
    const base::Bytes encoded = town::encode(envelope);
    insert_.bind(1, static_cast<std::int64_t>(header.seq))
        .bind(2, header.id)
        .bind(3, header.hash)
        .bind(4, header.created_wall_ms)
        .bind(5, encoded);
    return insert_.run();
}

base::Result<std::vector<Stored>, OutboxFault> SqliteOutbox::store(
    const std::vector<base::SecretText>& bodies) {
    std::vector<Stored> stored;
    stored.reserve(bodies.size());
    // One statement is its own transaction.
    if (bodies.size() > 1) TRY(database_->execute("BEGIN IMMEDIATE"));
    town::Digest head = head_hash_;
    std::int64_t wall_ms = 0;
    for (const auto& body : bodies) {
        const auto envelope = TRY(seal(body, last_seq_ + 1 + stored.size(), head));
        TRY(insert(envelope));
        const auto& header = envelope.header;
        stored.push_back({.seq = header.seq, .id = header.id, .hash = header.hash});
        head = header.hash;
        wall_ms = header.created_wall_ms;
    }
    if (bodies.size() > 1) TRY(database_->execute("COMMIT"));
    last_seq_ = stored.back().seq;
    head_hash_ = head;
    last_stored_ = base::Time{std::chrono::milliseconds{wall_ms}};
    return stored;
}

base::Result<std::vector<Stored>, OutboxFault> SqliteOutbox::put_all(
    const std::vector<base::SecretText>& bodies) {
    if (broken_) return base::Failure{OutboxFault::broken};
    if (bodies.empty()) return std::vector<Stored>{};
    if (!ballast_.take()) {
        // The file may have grown large and then empty; give that back before refusing.
        const auto shrunk = shrink();
        if (!shrunk && failed(shrunk.error()) == OutboxFault::broken) {
            return base::Failure{OutboxFault::broken};
        }
        if (!ballast_.take()) return base::Failure{failed(OutboxFault::full)};
    }
    auto stored = store(bodies);
    if (!stored) return base::Failure{failed(stored.error())};
    // The record is safe in the log whatever becomes of folding; a fault shows at the next call.
    if (const auto folded = fold_when_long(); !folded) failed(folded.error());
    return stored;
}

base::Result<Stored, OutboxFault> SqliteOutbox::put(const base::SecretText& body) {
    return TRY(put_all({body})).front();
}

base::Result<void, OutboxFault> SqliteOutbox::fold_when_long() {
    if (database_->log_pages() < long_log_pages) return {};
    auto folded = database_->fold_log(Database::Fold::what_is_easy);
    // A full disk is no damage: the log simply stays long until an ack makes room.
    if (!folded && folded.error() == OutboxFault::full) return {};
    return folded;
}

base::Result<std::vector<base::Bytes>, OutboxFault> SqliteOutbox::oldest(std::uint64_t after_seq,
                                                                         std::size_t most_records,
                                                                         std::size_t most_bytes) {
    if (broken_) return base::Failure{OutboxFault::broken};
    std::vector<base::Bytes> envelopes;
    std::size_t size = 0;
    oldest_.bind(1, static_cast<std::int64_t>(after_seq))
        .bind(2, static_cast<std::int64_t>(most_records));
    for (;;) {
        const auto more = oldest_.next();
        if (!more) return base::Failure{failed(more.error())};
        if (!more.value()) break;
        const auto envelope = oldest_.bytes(0);
        size += envelope.size();
        // The first always goes, or one large record would stop the road for ever.
        if (!envelopes.empty() && size > most_bytes) break;
        envelopes.emplace_back(envelope.begin(), envelope.end());
    }
    oldest_.reset();
    return envelopes;
}

base::Result<std::optional<town::Digest>, OutboxFault> SqliteOutbox::hash_of(std::uint64_t seq) {
    hash_.bind(1, static_cast<std::int64_t>(seq));
    std::optional<town::Digest> hash;
    if (TRY(hash_.next())) hash = digest_from(hash_.bytes(0));
    hash_.reset();
    return hash;
}

base::Result<Standing, OutboxFault> SqliteOutbox::standing(const town::Cursor& cursor) {
    if (broken_) return base::Failure{OutboxFault::broken};
    if (cursor.incarnation != identity_.incarnation) return Standing::forked;
    if (cursor.last_seq > last_seq_) return Standing::ahead;
    if (cursor.last_seq + 1 < first_waiting_) return Standing::gap;
    if (cursor.last_seq == 0) return Standing::same;
    const auto ours = hash_of(cursor.last_seq);
    if (!ours) return base::Failure{failed(ours.error())};
    return ours.value() == cursor.head_hash ? Standing::same : Standing::forked;
}

base::Result<void, OutboxFault> SqliteOutbox::bury(std::uint64_t through_seq) {
    const auto through = static_cast<std::int64_t>(through_seq);
    TRY(limit_pages(most_pages_ + pages_for_acks));
    TRY(database_->execute("BEGIN IMMEDIATE"));
    TRY(tombstones_.bind(1, through).bind(2, milliseconds(clock_.now())).run());
    TRY(delete_.bind(1, through).run());
    TRY(database_->execute("COMMIT"));
    return limit_pages(most_pages_);
}

base::Result<void, OutboxFault> SqliteOutbox::acknowledge(const town::Ack& ack) {
    if (broken_) return base::Failure{OutboxFault::broken};
    if (ack.terminal != identity_.terminal || ack.incarnation != identity_.incarnation ||
        ack.through_seq > last_seq_) {
        return base::Failure{OutboxFault::broken};
    }
    if (ack.through_seq < first_waiting_) return {};  // an old ack come again
    const auto ours = hash_of(ack.through_seq);
    if (!ours) return base::Failure{failed(ours.error())};
    if (ours.value() != ack.head_hash) return base::Failure{OutboxFault::broken};
    auto buried = bury(ack.through_seq);
    if (!buried && failed(buried.error()) == OutboxFault::full) {
        ballast_.drop();
        // The log keeps its length: the space it has on the disk is what the next acks will need.
        const auto folded = database_->fold_log(Database::Fold::what_is_easy);
        if (!folded && folded.error() != OutboxFault::full) {
            return base::Failure{failed(folded.error())};
        }
        buried = bury(ack.through_seq);
        if (!buried) return base::Failure{failed(buried.error())};
    }
    if (!buried) return base::Failure{buried.error()};
    first_waiting_ = ack.through_seq + 1;
    ballast_.take();  // for the next ack; where it cannot be had, `put` refuses
    if (const auto folded = fold_when_long(); !folded) failed(folded.error());
    return {};
}

base::Result<void, OutboxFault> SqliteOutbox::tidy() {
    if (broken_) return base::Failure{OutboxFault::broken};
    const auto forgot = forget_.bind(1, milliseconds(clock_.now() - tombstones_live)).run();
    if (!forgot) return base::Failure{failed(forgot.error())};
    const auto shrunk = shrink();
    if (!shrunk) return base::Failure{failed(shrunk.error())};
    return {};
}

base::Result<std::int64_t, OutboxFault> SqliteOutbox::free_pages() const {
    return database_->number("PRAGMA freelist_count");
}

base::Result<void, OutboxFault> SqliteOutbox::shrink() {
    TRY(database_->fold_log(Database::Fold::all));
    // A little at a time: giving pages back takes space in the log first.
    for (auto free = TRY(free_pages()), before = free + 1; free > 0 && free < before;) {
        TRY(database_->execute("PRAGMA incremental_vacuum(256)"));
        TRY(database_->fold_log(Database::Fold::all));
        before = std::exchange(free, TRY(free_pages()));
    }
    return {};
}

double SqliteOutbox::used() const {
    const auto pages = database_->number("PRAGMA page_count");
    const auto free = free_pages();
    if (broken_ || !pages || !free) return 1.0;
    return static_cast<double>(pages.value() - free.value()) / static_cast<double>(most_pages_);
}

}  // namespace kiosk

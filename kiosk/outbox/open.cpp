#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "kiosk/outbox/chain_check.h"
#include "kiosk/outbox/log_check.h"
#include "kiosk/outbox/sqlite_outbox.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t schema_version = 1;
constexpr const char* schema =
#include "kiosk/outbox/schema.sql"
    ;

// A folder's entry is on the disk only when its parent is.
bool sync_folder(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

bool make_folder(const fs::path& folder) {
    std::error_code trouble;
    if (fs::is_directory(folder, trouble)) return true;
    fs::create_directories(folder, trouble);
    if (trouble) return false;
    fs::permissions(folder, fs::perms::owner_all, trouble);
    return !trouble && sync_folder(folder.parent_path().empty() ? "." : folder.parent_path());
}

base::Result<void, OutboxFault> make_tables(Database& database, const TerminalIdentity& identity) {
    TRY(database.execute("BEGIN IMMEDIATE"));
    TRY(database.execute(schema));
    {
        auto chain = TRY(database.prepare("INSERT INTO chain VALUES (?1, ?2)"));
        TRY(chain.bind(1, identity.terminal)
                .bind(2, static_cast<std::int64_t>(identity.incarnation))
                .run());
    }
    TRY(database.execute("PRAGMA user_version=1"));
    return database.execute("COMMIT");
}

enum class Owner { nobody, us, an_earlier_enrolment };

base::Result<Owner, OutboxFault> owner_of(Database& database, const TerminalIdentity& identity) {
    const auto version = TRY(database.number("PRAGMA user_version"));
    if (version == 0) return Owner::nobody;
    // A newer program's tables are not ours to touch.
    if (version != schema_version) return base::Failure{OutboxFault::broken};
    auto chain = TRY(database.prepare("SELECT terminal, incarnation FROM chain"));
    if (!TRY(chain.next())) return base::Failure{OutboxFault::broken};
    const bool ours = std::ranges::equal(chain.bytes(0), identity.terminal) &&
                      static_cast<std::uint64_t>(chain.number(1)) == identity.incarnation;
    return ours ? Owner::us : Owner::an_earlier_enrolment;
}

// Records of an earlier enrolment can neither be sent under this one nor be thrown away: the file
// is put aside for staff. Without records it holds nothing anybody needs.
base::Result<void, OutboxFault> set_aside(Database database, const fs::path& file,
                                          const base::Clock& clock) {
    const bool holds_records = TRY(database.number("SELECT count(*) FROM records")) > 0;
    TRY(database.fold_log(Database::Fold::all));
    { const Database closed = std::move(database); }
    std::error_code trouble;
    if (holds_records) {
        const auto when = std::to_string(clock.now().time_since_epoch().count());
        fs::rename(file, file.parent_path() / ("set-aside-" + when + ".db"), trouble);
    } else {
        fs::remove(file, trouble);
    }
    if (trouble || !sync_folder(file.parent_path())) return base::Failure{OutboxFault::broken};
    return {};
}

base::Result<Database, OutboxFault> open_ours(const fs::path& file,
                                              const TerminalIdentity& identity,
                                              const base::Clock& clock) {
    auto database = TRY(Database::open(file));
    auto owner = TRY(owner_of(database, identity));
    if (owner == Owner::an_earlier_enrolment) {
        TRY(set_aside(std::move(database), file, clock));
        database = TRY(Database::open(file));
        owner = Owner::nobody;
    }
    if (owner == Owner::nobody) TRY(make_tables(database, identity));
    return database;
}

}  // namespace

base::Result<std::unique_ptr<Outbox>, OutboxFault> Outbox::open(const Settings& settings,
                                                                TerminalIdentity identity,
                                                                const base::Clock& clock) {
    if (!make_folder(settings.folder)) return base::Failure{OutboxFault::broken};
    auto lock = TRY(FolderLock::take(settings.folder));
    const auto file = settings.folder / "outbox.db";
    if (log_is_damaged(settings.folder / "outbox.db-wal"))
        return base::Failure{OutboxFault::broken};
    auto database = TRY(open_ours(file, identity, clock));
    if (!TRY(database.sound())) return base::Failure{OutboxFault::broken};
    const auto chain = TRY(check_chain(database, identity.terminal, identity.incarnation));
    // Starts with an empty log, so that what a torn one left behind is never read again.
    if (const auto folded = database.fold_log(Database::Fold::all);
        !folded && folded.error() != OutboxFault::full) {
        return base::Failure{folded.error()};
    }
    auto outbox = std::make_unique<SqliteOutbox>(settings, std::move(identity), clock,
                                                 std::move(lock), std::move(database), chain);
    TRY(outbox->prepare());
    return std::unique_ptr<Outbox>(std::move(outbox));
}

base::Result<std::size_t, OutboxFault> count_unsent(const fs::path& folder) {
    const auto file = folder / "outbox.db";
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return std::size_t{0};
    const auto lock = TRY(FolderLock::take(folder));
    if (log_is_damaged(folder / "outbox.db-wal")) return base::Failure{OutboxFault::broken};
    auto database = TRY(Database::look_into(file));
    return static_cast<std::size_t>(TRY(database.number("SELECT count(*) FROM records")));
}

}  // namespace kiosk

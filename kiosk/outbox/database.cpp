#include "kiosk/outbox/database.h"

#include <array>
#include <cassert>

namespace kiosk {
namespace {

constexpr std::array<const char*, 7> settings{
    // Before the first look into the file: then the log's index lives in memory, not in a third
    // file,
    // and a second connection cannot enter.
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA auto_vacuum=INCREMENTAL",  // only a new file takes it
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA secure_delete=FAST",  // hygiene only: the terminal cannot open its own records
    "PRAGMA mmap_size=0",
};

}  // namespace

OutboxFault fault_of(int sqlite_answer) {
    const int primary = sqlite_answer & 0xff;
    if (primary == SQLITE_FULL) return OutboxFault::full;
    if (primary == SQLITE_TOOBIG) return OutboxFault::too_large;
    return OutboxFault::broken;
}

Statement& Statement::bind(int place, std::int64_t number) {
    const int answer = sqlite3_bind_int64(statement_.get(), place, number);
    assert(answer == SQLITE_OK);
    return *this;
}

Statement& Statement::bind(int place, base::ByteView bytes) {
    const int answer =
        sqlite3_bind_blob64(statement_.get(), place, bytes.data(), bytes.size(), nullptr);
    assert(answer == SQLITE_OK);
    return *this;
}

base::Result<bool, OutboxFault> Statement::next() {
    const int answer = sqlite3_step(statement_.get());
    if (answer == SQLITE_ROW) return true;
    reset();
    if (answer == SQLITE_DONE) return false;
    return base::Failure{fault_of(answer)};
}

base::Result<void, OutboxFault> Statement::run() {
    while (TRY(next())) {
    }
    return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

base::ByteView Statement::bytes(int column) const {
    const auto* start =
        static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return {start, start == nullptr ? 0 : size};
}

Database::Database(sqlite3* owned)
    : handle_(owned), log_pages_(std::make_unique<std::int64_t>(0)) {}

base::Result<Database, OutboxFault> Database::connect(const std::filesystem::path& file,
                                                      int flags) {
    sqlite3* handle = nullptr;
    const int answer = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    if (handle == nullptr) return base::Failure{OutboxFault::broken};
    Database database(handle);
    if (answer != SQLITE_OK) return base::Failure{fault_of(answer)};
    sqlite3_extended_result_codes(handle, 1);
    // After a fault nothing more may be copied into the file, least of all while closing it.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return database;
}

base::Result<Database, OutboxFault> Database::look_into(const std::filesystem::path& file) {
    auto database = TRY(connect(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX));
    // The log's index in memory; then not even a pragma may write.
    TRY(database.execute("PRAGMA locking_mode=EXCLUSIVE"));
    TRY(database.execute("PRAGMA query_only=1"));
    return database;
}

base::Result<Database, OutboxFault> Database::open(const std::filesystem::path& file) {
    auto database =
        TRY(connect(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX));
    for (const char* setting : settings) TRY(database.execute(setting));
    // A pragma that could not be obeyed says so only by its value.
    if (TRY(database.text("PRAGMA journal_mode")) != "wal" ||
        TRY(database.number("PRAGMA synchronous")) != 2) {
        return base::Failure{OutboxFault::broken};
    }
    const auto note = [](void* pages, sqlite3*, const char*, int now) {
        *static_cast<std::int64_t*>(pages) = now;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(database.handle_.get(), note, database.log_pages_.get());
    return database;
}

base::Result<void, OutboxFault> Database::execute(const char* sql) {
    const int answer = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
    if (answer != SQLITE_OK) return base::Failure{fault_of(answer)};
    return {};
}

base::Result<Statement, OutboxFault> Database::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    const int answer =
        sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (answer != SQLITE_OK) return base::Failure{fault_of(answer)};
    return Statement(statement);
}

base::Result<std::int64_t, OutboxFault> Database::number(const char* sql) {
    auto statement = TRY(prepare(sql));
    if (!TRY(statement.next())) return base::Failure{OutboxFault::broken};
    return statement.number(0);
}

base::Result<std::string, OutboxFault> Database::text(const char* sql) {
    auto statement = TRY(prepare(sql));
    if (!TRY(statement.next())) return base::Failure{OutboxFault::broken};
    return base::to_text(statement.bytes(0));
}

base::Result<bool, OutboxFault> Database::sound() {
    return TRY(text("PRAGMA integrity_check(1)")) == "ok";
}

base::Result<void, OutboxFault> Database::fold_log(Fold fold) {
    const int mode = fold == Fold::all ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int answer = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, mode, nullptr, nullptr);
    if (answer != SQLITE_OK) return base::Failure{fault_of(answer)};
    *log_pages_ = 0;
    return {};
}

}  // namespace kiosk

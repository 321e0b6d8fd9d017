#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "kiosk/outbox/outbox.h"

namespace kiosk {

// SQLite's answer in the outbox's words. All but a full disk means that nothing more may be
// believed.
OutboxFault fault_of(int sqlite_answer);

// One prepared statement. `run` steps to the end; `next` is one row at a time. Both leave the
// statement reset when they say done or fail.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* owned) : statement_(owned) {}

    Statement& bind(int place, std::int64_t number);
    Statement& bind(int place, base::ByteView bytes);  // borrowed until the statement is reset
    base::Result<void, OutboxFault> run();
    base::Result<bool, OutboxFault> next();  // false: no more rows
    void reset();

    std::int64_t number(int column) const;
    base::ByteView bytes(int column) const;  // valid until the next step

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// The one connection: WAL, synchronous=FULL, exclusive, no mmap. It checkpoints by its own hand,
// because SQLite's automatic checkpoint hides a failing fsync.
class Database {
public:
    static base::Result<Database, OutboxFault> open(const std::filesystem::path& file);
    // One that is there already, with everything in its log, and nothing of either is changed.
    static base::Result<Database, OutboxFault> look_into(const std::filesystem::path& file);

    base::Result<void, OutboxFault> execute(const char* sql);
    base::Result<Statement, OutboxFault> prepare(const char* sql);
    base::Result<std::int64_t, OutboxFault> number(
        const char* sql);  // first column of the first row
    base::Result<std::string, OutboxFault> text(const char* sql);
    base::Result<bool, OutboxFault> sound();  // PRAGMA integrity_check
    enum class Fold { what_is_easy, all };
    base::Result<void, OutboxFault> fold_log(Fold fold);
    std::int64_t log_pages() const {
        return *log_pages_;
    }  // frames in the WAL after the last commit
    bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    explicit Database(sqlite3* owned);
    static base::Result<Database, OutboxFault> connect(const std::filesystem::path& file,
                                                       int flags);
    std::unique_ptr<sqlite3, Close> handle_;
    std::unique_ptr<std::int64_t> log_pages_;  // on the heap: SQLite keeps its address
};

}  // namespace kiosk

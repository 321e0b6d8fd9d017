#include "server/store/sqlite_store.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <map>
#include <mutex>

#include "base/log.h"

namespace server {

namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

// Holds the lock file for as long as the store is open.
class LockFile {
public:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    LockFile& operator=(LockFile&&) = delete;
    ~LockFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

private:
    int descriptor_;
};

StoreFault fault_of(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return StoreFault::full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreFault::busy;
        case SQLITE_CONSTRAINT:
            return StoreFault::refused;
        default:
            return StoreFault::broken;
    }
}

void bind(sqlite3_stmt* statement, int place, const Value& value) {
    struct Binder {
        sqlite3_stmt* statement;
        int place;
        void operator()(std::monostate) const { sqlite3_bind_null(statement, place); }
        void operator()(std::int64_t number) const { sqlite3_bind_int64(statement, place, number); }
        void operator()(const std::string& text) const {
            sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC,
                                SQLITE_UTF8);
        }
        void operator()(const base::Bytes& bytes) const {
            // A null pointer would become NULL; an empty value stays an empty value.
            static const unsigned char nothing = 0;
            sqlite3_bind_blob64(statement, place, bytes.empty() ? &nothing : bytes.data(),
                                bytes.size(), SQLITE_STATIC);
        }
    };
    std::visit(Binder{statement, place}, value);
}

Value column(sqlite3_stmt* statement, int place) {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, place));
    switch (sqlite3_column_type(statement, place)) {
        case SQLITE_INTEGER:
            return sqlite3_column_int64(statement, place);
        case SQLITE_TEXT: {
            const auto* text = sqlite3_column_text(statement, place);
            return std::string(text, text + size);
        }
        case SQLITE_BLOB: {
            const auto* bytes =
                static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, place));
            return bytes ? base::Bytes(bytes, bytes + size) : base::Bytes();
        }
        default:
            return {};
    }
}

class SqliteStore final : public Store, private Transaction {
public:
    SqliteStore(Database database, LockFile lock, std::function<void()> on_broken)
        : on_broken_(std::move(on_broken)),
          lock_(std::move(lock)),
          database_(std::move(database)) {}

    base::Result<void, StoreFault> transact(const Work& work) override {
        const std::lock_guard one_at_a_time(mutex_);
        if (broken_) return base::Failure{StoreFault::broken};
        TRY(run("BEGIN IMMEDIATE"));
        auto done = work(*this);
        if (done) {
            const auto committed = run("COMMIT");
            if (committed) return {};
            done = base::Failure{committed.error()};
        }
        if (!sqlite3_get_autocommit(database_.get())) {
            if (!run("ROLLBACK")) break_down();
        }
        return done;
    }

private:
    base::Result<Rows, StoreFault> run(std::string_view sql,
                                       const std::vector<Value>& values = {}) override {
        sqlite3_stmt* statement = TRY(prepared(sql));
        for (std::size_t i = 0; i < values.size(); ++i) {
            // By its name: SQLite numbers $2 before $1 when it stands first, PostgreSQL does not.
            const std::string name = "$" + std::to_string(i + 1);
            const int place = sqlite3_bind_parameter_index(statement, name.c_str());
            if (place == 0) {
                sqlite3_clear_bindings(statement);
                return base::Failure{StoreFault::broken};
            }
            bind(statement, place, values[i]);
        }
        Rows rows;
        int code = 0;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            std::vector<Value> row;
            const int columns = sqlite3_column_count(statement);
            row.reserve(static_cast<std::size_t>(columns));
            for (int i = 0; i < columns; ++i) row.push_back(column(statement, i));
            rows.emplace_back(std::move(row));
        }
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        if (code != SQLITE_DONE) return base::Failure{judged(code)};
        return rows;
    }

    base::Result<sqlite3_stmt*, StoreFault> prepared(std::string_view sql) {
        const auto known = statements_.find(sql);
        if (known != statements_.end()) return known->second.get();
        sqlite3_stmt* statement = nullptr;
        const int code =
            sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) return base::Failure{judged(code)};
        statements_.emplace(std::string(sql), Statement(statement));
        return statement;
    }

    // After an I/O error or a damaged page a later success proves nothing (sync-and-faults.md
    // §2.3).
    StoreFault judged(int code) {
        const auto fault = fault_of(code);
        if (fault != StoreFault::refused) {
            base::log(base::Event::store_fault,
                      {{"fault", word(fault)}, {"code", std::int64_t{code}}});
        }
        if (fault == StoreFault::broken) break_down();
        return fault;
    }

    void break_down() {
        if (!std::exchange(broken_, true)) on_broken_();
    }

    std::mutex mutex_;
    bool broken_ = false;
    std::function<void()> on_broken_;
    LockFile lock_;
    Database database_;
    std::map<std::string, Statement, std::less<>> statements_;  // Before database_ closes.
};

base::Result<LockFile, std::string> lock(const std::filesystem::path& file) {
    const auto path = file.string() + ".lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return base::Failure{"cannot write " + path};
    LockFile held(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return base::Failure{"another server has " + file.string() + " open"};
    }
    return held;
}

}  // namespace

base::Result<std::unique_ptr<Store>, std::string> open_sqlite(const std::filesystem::path& file,
                                                              std::function<void()> on_broken) {
    auto held = TRY(lock(file));
    const auto old_mask = ::umask(0077);
    sqlite3* opened = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Database database(opened);
    const char* settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;"
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;";
    const bool ready =
        code == SQLITE_OK && sqlite3_exec(opened, settings, nullptr, nullptr, nullptr) == SQLITE_OK;
    ::umask(old_mask);
    if (!ready) return base::Failure{"cannot open the store " + file.string()};
    return std::unique_ptr<Store>(
        std::make_unique<SqliteStore>(std::move(database), std::move(held), std::move(on_broken)));
}

}  // namespace server

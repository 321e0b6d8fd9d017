#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

namespace server {

// `full`: no room, try later. `busy`: could not get in. `broken`: the disk or the database failed;
// nothing may be believed until the server was restarted. `refused`: a constraint said no.
enum class StoreFault { full, busy, broken, refused };
std::string_view word(StoreFault fault);

template <class T>
using Stored = base::Result<T, StoreFault>;

using Value = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;

// One row of an answer. Asking for another type than the column has is a bug of ours.
class Row {
public:
    explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
    bool is_null(std::size_t column) const;
    std::int64_t number(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    const base::Bytes& bytes(std::size_t column) const;

private:
    std::vector<Value> values_;
};
using Rows = std::vector<Row>;

// Times are kept as milliseconds since 1970 UTC.
Value value_of(base::Time time);
base::Time time_of(std::int64_t milliseconds);
inline Value value_of(std::uint64_t number) { return static_cast<std::int64_t>(number); }

// What a register may do between begin and commit. SQL is the common ground of SQLite 3.40 and
// PostgreSQL 15: parameters $1, $2 … in order; types TEXT, BIGINT, BYTEA; INSERT … ON CONFLICT;
// RETURNING. Every key begins with town_id.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual Stored<Rows> run(std::string_view sql, const std::vector<Value>& values = {}) = 0;
};

// The town's tables. Every register owns its own in one file and speaks to them through a
// Transaction; nobody else knows which engine it is.
class Store {
public:
    using Work = std::function<Stored<void>(Transaction&)>;
    virtual ~Store() = default;
    // Commits durably when `work` ends well, else rolls back. When it returns well, it is on disk.
    virtual Stored<void> transact(const Work& work) = 0;
};

// The same for work that brings something back: Stored<T> work(Transaction&).
template <class Do>
auto in_transaction(Store& store, Do work) -> std::invoke_result_t<Do, Transaction&> {
    using Answer = std::invoke_result_t<Do, Transaction&>;
    std::optional<Answer> answer;
    TRY(store.transact([&](Transaction& transaction) -> Stored<void> {
        answer.emplace(work(transaction));
        if (!*answer) return base::Failure{answer->error()};
        return {};
    }));
    return std::move(*answer);
}

}  // namespace server

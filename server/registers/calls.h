#pragma once

#include "server/store/store.h"

namespace server {

// Somebody at a terminal asks for staff.
struct Call {
    std::string id;
    base::Time at{};
    std::string terminal;  // its name
    std::string reason;    // a word
    std::string state;     // "open", "answered"
};

// Calls for staff, until somebody says they are on their way.
class Calls {
public:
    explicit Calls(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);
    static bool is_reason(std::string_view word);

    // Calling again for the same reason within minutes, while nobody answered, is the same call.
    Stored<Call> call(Transaction& transaction, const std::string& terminal,
                      const std::string& reason, base::Time now) const;
    // The newest one of this terminal since then.
    Stored<std::optional<Call>> newest(Transaction& transaction, const std::string& terminal,
                                       base::Time since) const;
    // Whether this is a call of this terminal, not older than a day.
    Stored<bool> is_of(Transaction& transaction, const std::string& id, const std::string& terminal,
                       base::Time now) const;
    struct Counted {
        std::int64_t all = 0, unanswered = 0;
    };
    Stored<Counted> counted(Transaction& transaction, base::Time from, base::Time until) const;
    // Newest first, at most 50, not older than a day.
    Stored<std::vector<Call>> recent(Transaction& transaction, base::Time now) const;
    // Empty: there is no such call. One that is answered stays as it was.
    Stored<std::optional<Call>> answer(Transaction& transaction, const std::string& id) const;

private:
    std::string town_;
};

}  // namespace server

#pragma once

#include "server/registers/register.h"

namespace server {

// When each terminal was heard last, and how many records it said wait in it: a terminal that could
// not send for a week must not look well to the counter.
class Heard {
public:
    explicit Heard(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);
    // On every request; written once a minute, and whenever `unsent` differs. Nothing told leaves
    // what was told before.
    Stored<void> hear(Transaction& transaction, const Terminal& terminal, base::Time now,
                      std::optional<std::int64_t> unsent) const;
    // So many of them are here now.
    Stored<void> kept(Transaction& transaction, const Terminal& terminal,
                      std::size_t records) const;

    struct Said {
        base::Time at{};
        std::optional<std::int64_t> unsent;  // nothing = never told
    };
    Stored<std::optional<Said>> by_terminal(Transaction& transaction, const std::string& id) const;

private:
    std::string town_;
};

// 端末の ようす, for every clerk: those that are silent or still hold records first.
class HeardTerminals final : public Register {
public:
    explicit HeardTerminals(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "terminals"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    std::string town_;
};

}  // namespace server

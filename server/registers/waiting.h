#pragma once

#include "server/registers/register.h"

namespace server {

// Wait numbers: who waits for which desk, who is called. A number is of one place and one day,
// begins at 1 every morning and never says who: no name, no card, no receipt is kept beside it.
//   take    a resident, for a purpose; the desk is that of the pack's table wait_purposes
//   call    the next of the clerk's desk, who is the one that was shown
//   again   this number of the clerk's desk: once more, or out of turn
//   done    the person was there;  absent  nobody came
class Waiting final : public Register {
public:
    explicit Waiting(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "wait"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    // One place on one day, "" of the section = of every desk.
    struct Line {
        std::string place, day, section;
    };
    Stored<Effect> take(Transaction& transaction, const Act& act) const;
    Stored<Effect> call_next(Transaction& transaction, const Act& act) const;
    Stored<Effect> call_again(Transaction& transaction, const Act& act) const;
    Stored<Effect> end(Transaction& transaction, const Act& act, const std::string& how) const;
    // Its state; empty: the clerk's desk has no such number today.
    Stored<std::optional<std::string>> state_of(Transaction& transaction, const Line& line,
                                                std::int64_t n) const;
    Stored<void> call(Transaction& transaction, const Line& line, std::int64_t n,
                      base::Time now) const;
    Stored<town::Table> next(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> desk(Transaction& transaction, const ViewAsk& ask) const;
    Stored<void> count(Transaction& transaction, const Line& line, town::Table& table) const;
    Stored<town::Table> board(Transaction& transaction, const ViewAsk& ask) const;
    std::string town_;
};

}  // namespace server

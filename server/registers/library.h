#pragma once

#include "server/registers/register.h"

namespace server {

// ⑪ 図書館: loans and holds. Who borrowed what is kept until it comes back, no longer
// (図書館の自由).
//   borrow   refused when somebody else holds it or has it; what was lent twice while a line was
//            down becomes a row for staff, never a surprise for a reader
//   return   clears the loan; a neighbour library's book waits for the weekly bag
//   hold     put aside for a card;  forward  the bag has left
class Library final : public Register {
public:
    explicit Library(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "library"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> borrow(Transaction& transaction, const Act& act) const;
    Stored<Effect> give_back(Transaction& transaction, const Act& act) const;
    Stored<Effect> hold(Transaction& transaction, const Act& act) const;
    Stored<Effect> forward(Transaction& transaction, const Act& act) const;
    Stored<void> conflict(Transaction& transaction, const Act& act, const std::string& book,
                          const std::string& why) const;
    Stored<std::string> state_of(Transaction& transaction, const std::string& code) const;
    Stored<town::Table> find(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> list(Transaction& transaction, std::string_view view) const;
    std::string town_;
};

}  // namespace server

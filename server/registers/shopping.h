#pragma once

#include "server/registers/register.h"

namespace server {

// ③ 自宅で買い物: orders and their lines, each line picked by the shop the pack names for its ware.
//   order        wares, what to do when one is missing, a weekly day of delivery
//   out_of_stock a shop marks a line; the line becomes what the person chose
class Shopping final : public Register {
public:
    explicit Shopping(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "shopping"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> order(Transaction& transaction, const Act& act) const;
    Stored<Effect> out_of_stock(Transaction& transaction, const Act& act) const;
    Stored<town::Table> picking(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> orders(Transaction& transaction) const;
    std::string town_;
};

}  // namespace server

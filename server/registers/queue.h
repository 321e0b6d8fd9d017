#pragma once

#include "server/registers/register.h"

namespace server {

// What residents do to applications that are already here. Its own journeys only file ("file"), or
// take an earlier one back ("withdraw", 取下げ): the code question `receipt` names it, the card
// proves whose it is.
class Queue final : public Register {
public:
    explicit Queue(std::string town_id) : applications_(std::move(town_id)) {}
    std::string_view name() const override { return "applications"; }
    Stored<void> create_tables(Transaction&) const override {
        return {};
    }  // Applications has them.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override { return {}; }
    Stored<town::Table> view(Transaction&, std::string_view, const ViewAsk&) const override {
        return town::Table{};
    }

private:
    Stored<Effect> withdraw(Transaction& transaction, const Act& act) const;
    Applications applications_;
};

}  // namespace server

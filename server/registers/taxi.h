#pragma once

#include "server/registers/register.h"
#include "town/rules/fares.h"

namespace server {

// ⑤ 黄福タクシー: who may ride (passes), who rode (rides), what the town owes an operator (claims).
// A pass names nobody but its application; an operator is the field device its rides are typed on.
// A ride in doubt is kept but not paid for until a clerk has looked at it.
class Taxi final : public Register {
public:
    explicit Taxi(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "taxi"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    // Acts: pass, ride, check, month.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> pass(Transaction& transaction, const Act& act) const;
    Stored<Effect> ride(Transaction& transaction, const Act& act) const;
    Stored<Effect> check(Transaction& transaction, const Act& act) const;
    Stored<Effect> month(Transaction& transaction, const Act& act) const;
    // What a pass is worth on a day. `unknown`: its record has not come yet, or there is none.
    enum class PassStanding { good, not_that_day, unknown };
    Stored<PassStanding> standing(Transaction& transaction, const std::string& number,
                                  const std::string& day) const;
    Stored<town::RideDoubt> doubt(Transaction& transaction, const std::string& number,
                                  const std::string& day, const town::RideSeen& ride) const;

    Stored<town::Table> rides(Transaction& transaction) const;
    Stored<town::Table> months(Transaction& transaction) const;
    Stored<town::Table> claims(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> claim(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> day(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> passes(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> mine(Transaction& transaction, const ViewAsk& ask) const;

    std::string town_;
};

}  // namespace server

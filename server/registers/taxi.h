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
    // Of a ride as whoever checks it is shown it; of none, that of nothing.
    Stored<std::string> digest_of_ride(Transaction& transaction, std::int64_t n) const;
    Stored<town::RideDoubt> doubt(Transaction& transaction, const std::string& number,
                                  const std::string& day, const town::RideSeen& ride) const;

    // What is not yet in a claim of one operator for one month: what its closing is seen to sum up.
    struct Due {
        std::string month, operator_name;
        std::int64_t rides = 0, meter = 0, own = 0, town_share = 0, to_check = 0;
        std::int64_t numbers = 0;  // the sum of the rides' own: other rides, another digest
        std::string digest() const;
    };
    Stored<Due> due(Transaction& transaction, const std::string& row) const;

    Stored<town::Table> rides(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> one_ride(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> months(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> one_month(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> claims(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> claim(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> day(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> passes(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> mine(Transaction& transaction, const ViewAsk& ask) const;

    std::string town_;
};

// The n of a row's id: "R12" → 12.
std::int64_t ride_number(const std::string& row_id);

}  // namespace server

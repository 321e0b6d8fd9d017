#pragma once

#include "server/registers/hub.h"
#include "server/registers/register.h"

namespace server {

// ⑧ 民生委員・児童委員: who asked to be visited, what commissioners did, the monthly 活動記録. A
// commissioner is a device of the pack's table `welfare_commissioners` and sees one district; the
// desk sees numbers, and a name only while it has to act: no district yet, or 至急.
class Welfare final : public Register {
public:
    explicit Welfare(std::string town_id) : hub_(town_id), town_(std::move(town_id)) {}

    std::string_view name() const override { return "welfare"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    // Acts: ask (a resident), assign, end and seen (counter), visit and activity (a commissioner's
    // device). Refused: no-such-person, ended, other-district, no-district, no-such-visit,
    // already-seen.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> ask_for_visit(Transaction& transaction, const Act& act) const;
    Stored<Effect> assign(Transaction& transaction, const Act& act) const;
    Stored<Effect> visit(Transaction& transaction, const Act& act) const;
    Stored<Effect> activity(Transaction& transaction, const Act& act) const;
    Stored<Effect> end(Transaction& transaction, const Act& act) const;
    Stored<Effect> seen(Transaction& transaction, const Act& act) const;
    Stored<town::Table> mine(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> unassigned(Transaction& transaction) const;
    Stored<town::Table> urgent(Transaction& transaction, const town::Pack& pack) const;
    Stored<void> add_seen_by_drivers(Transaction& transaction, town::Table& made) const;
    Stored<town::Table> districts(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> month(Transaction& transaction, const ViewAsk& ask) const;

    Hub hub_;  // what drivers saw stands in this desk's list
    std::string town_;
};

}  // namespace server

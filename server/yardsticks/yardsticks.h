#pragma once

#include "server/registers/calls.h"
#include "server/registers/register.h"
#include "server/yardsticks/left_visits.h"
#include "server/yardsticks/tally.h"

namespace server {

// The plan's own measure of itself (効果に関する評価・分析・見直し): how often each measure was
// used, how long it took, where people turned back and how they said it was; for the committee as a
// table, charts and CSV, for the mayor on one page. It reads what is filed anyway; nobody is
// followed, and groups smaller than five people are not told.
//   month    all measures in one month     parameter `month`: "2026-11"; without it now's
//   measure  one measure, month by month   parameter `measure`: a row's id of `month`
//   left     where people turned back      parameter `month`
class Yardsticks final : public Register {
public:
    explicit Yardsticks(const std::string& town_id)
        : applications_(town_id), calls_(town_id), left_(town_id), finished_(town_id) {}
    std::string_view name() const override { return "yardsticks"; }
    Stored<void> create_tables(Transaction& transaction) const override {
        TRY(finished_.create_tables(transaction));
        return left_.create_tables(transaction);
    }
    Stored<Effect> apply(Transaction&, const Act&) const override { return refused("unknown-act"); }
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    // By measure, of the days from `from` until before `until`.
    using Tallies = std::map<std::string, Tally>;
    Stored<Tallies> tallies(Transaction& transaction, const town::Pack& pack, base::Date from,
                            base::Date until) const;
    Stored<town::Table> month(Transaction& transaction, const ViewAsk& ask, base::Date month) const;
    Stored<town::Table> measure(Transaction& transaction, const ViewAsk& ask) const;
    // Where people turned back, and how many did not.
    Stored<town::Table> left(Transaction& transaction, const ViewAsk& ask, base::Date month) const;

    Applications applications_;
    Calls calls_;
    LeftVisits left_;
    FinishedVisits finished_;
};

}  // namespace server

#pragma once

#include "server/registers/calls.h"
#include "server/registers/register.h"
#include "server/yardsticks/left_visits.h"

namespace server {

// The plan's own measure of itself (効果に関する評価・分析・見直し): per measure and month how
// often it was used and how long it took until 確認済, for the committee as a table and CSV. It
// reads what is filed anyway; nobody is followed, and groups smaller than five people are not told.
class Yardsticks final : public Register {
public:
    explicit Yardsticks(const std::string& town_id)
        : applications_(town_id), calls_(town_id), left_(town_id) {}
    std::string_view name() const override { return "yardsticks"; }
    Stored<void> create_tables(Transaction& transaction) const override {
        return left_.create_tables(transaction);
    }
    Stored<Effect> apply(Transaction&, const Act&) const override { return refused("unknown-act"); }
    std::vector<ViewRule> views() const override;
    // Parameter `month`: "2026-11"; without it the month of now.
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<town::Table> month(Transaction& transaction, const ViewAsk& ask, base::Date month) const;
    // Where people turned back, and how many did not.
    Stored<town::Table> left(Transaction& transaction, const ViewAsk& ask, base::Date month) const;

    Applications applications_;
    Calls calls_;
    LeftVisits left_;
};

}  // namespace server

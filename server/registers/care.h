#pragma once

#include "server/registers/register.h"

namespace server {

// ⑦ 要介護認定: one case an application, the clock of its steps, what the investigator found. It
// never works out a care level: that is the national software's and the board's.
class Care final : public Register {
public:
    explicit Care(std::string town_id) : town_(std::move(town_id)) {}

    std::string_view name() const override { return "care"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    // Acts: apply (a resident or family), survey (an investigator's device), stage and delay
    // (counter). Refused: no-such-case, case-closed, already-done, not-ready, already-surveyed,
    // not-later.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    std::string town_;
};

}  // namespace server

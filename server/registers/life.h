#pragma once

#include "server/registers/register.h"

namespace server {

// ⑨ 書かない窓口: drafts of what a change in life makes somebody report. A draft is never the
// report itself: moving in and moving within the town are reported face to face, and the draft says
// so. A draft that a clerk has settled (確認済) leaves the list.
class Life final : public Register {
public:
    explicit Life(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "life"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;
    Stored<void> tick(Transaction& transaction, const town::Pack& pack,
                      base::Time now) const override;

private:
    std::string town_;
};

}  // namespace server

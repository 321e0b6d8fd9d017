#pragma once

#include "server/registers/register.h"

namespace server {

// ⑬ テレワーク: where clerks work, what they hand over, how long it takes. Whose work may leave the
// hall is the pack's table data_classes; where a terminal stands its table workplaces.
class Telework final : public Register {
public:
    explicit Telework(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "telework"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> hand_over(Transaction& transaction, const Act& act) const;
    Stored<town::Table> presence(Transaction& transaction) const;
    Stored<town::Table> handovers(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> hours(Transaction& transaction, const ViewAsk& ask) const;
    std::string town_;
};

}  // namespace server

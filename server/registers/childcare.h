#pragma once

#include "server/registers/register.h"

namespace server {

// ① 子育て情報: whose children are of which age, who wants to hear of what, what was sent.
//   consent   schemes and channel of a parent; "none" forgets them
//   child     a child of the resident register
//   take_out  a household is not written to any more, for a reason; it stays out
//   send      the notices of a scheme, to those the preview shows; each child once a scheme
class Childcare final : public Register {
public:
    explicit Childcare(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "childcare"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    // A child that is due for a scheme its parent wants to hear of, and was not told yet.
    struct Due {
        std::string child, name, person, scheme, channel;
        int months = 0;
    };
    Stored<std::vector<Due>> due(Transaction& transaction, const town::Pack& pack,
                                 base::Time now) const;
    Stored<Effect> consent(Transaction& transaction, const Act& act) const;
    Stored<Effect> child(Transaction& transaction, const Act& act) const;
    Stored<Effect> take_out(Transaction& transaction, const Act& act) const;
    Stored<Effect> send(Transaction& transaction, const Act& act) const;
    Stored<town::Table> preview(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> mine(Transaction& transaction, const ViewAsk& ask) const;
    std::string town_;
};

}  // namespace server

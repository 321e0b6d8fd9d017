#pragma once

#include "server/registers/register.h"

namespace server {

// ⑭ デジタルリテラシーの普及: places in classes and who came. Practice never gets here.
//   book    a place, while there are seats
//   attend  whoever teaches saw the person
class Learning final : public Register {
public:
    explicit Learning(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "learning"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> book(Transaction& transaction, const Act& act) const;
    Stored<Effect> attend(Transaction& transaction, const Act& act) const;
    Stored<town::Table> roster(Transaction& transaction) const;
    Stored<town::Table> classes(Transaction& transaction, const ViewAsk& ask) const;
    std::string town_;
};

}  // namespace server

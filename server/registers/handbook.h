#pragma once

#include "server/registers/register.h"

namespace server {

// ② 母子手帳: questionnaires a midwife reads before the interview, interviews, and the vaccine
// plan.
//   questionnaire   kept; what needs a nurse soon stands on top, never as a score for the person
//   slot            an interview; one a time
class Handbook final : public Register {
public:
    explicit Handbook(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "handbook"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> questionnaire(Transaction& transaction, const Act& act) const;
    Stored<Effect> slot(Transaction& transaction, const Act& act) const;
    Stored<town::Table> questionnaires(Transaction& transaction) const;
    Stored<town::Table> slots(Transaction& transaction) const;
    std::string town_;
};

}  // namespace server

#pragma once

#include "server/registers/register.h"
#include "server/yardsticks/unanswered_questions.h"

namespace server {

// What residents asked and the guide could not answer, shown to staff each week in groups: 「これは
// 何の ことか」. What a clerk says becomes a proposal, another clerk accepts it, and the pack's
// maker takes what was accepted (proposals_toml.h) into the next pack.
class Unanswered final : public Register {
public:
    explicit Unanswered(const std::string& town_id) : questions_(town_id) {}
    std::string_view name() const override { return "unanswered"; }
    Stored<void> create_tables(Transaction& transaction) const override {
        return questions_.create_tables(transaction);
    }
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;
    Stored<void> tick(Transaction& transaction, const town::Pack& pack,
                      base::Time now) const override;

private:
    Stored<Effect> propose(Transaction& transaction, const Act& act) const;
    Stored<Effect> decide(Transaction& transaction, const Act& act) const;
    Stored<town::Table> groups(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> proposals(Transaction& transaction, const ViewAsk& ask) const;

    UnansweredQuestions questions_;
};

}  // namespace server

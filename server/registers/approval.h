#pragma once

#include "server/registers/register.h"

namespace server {

// ⑮ 電子決裁: drafts, who agreed and who decided, each signed with the clerk's card.
//   draft   起案: goes to who must be consulted (合議), then to who decides (決裁), by the table
//           approval_routes of the pack
//   decide  agrees, decides or sends back; names the digest of the draft that was read, so that a
//           signature stands for exactly that text
// What was signed is kept as it was sealed; every look rebuilds the signed text and verifies it.
class Approval final : public Register {
public:
    explicit Approval(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "approval"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> draft(Transaction& transaction, const Act& act) const;
    Stored<Effect> decide(Transaction& transaction, const Act& act) const;
    Stored<void> keep_signed(Transaction& transaction, const Act& act, const std::string& draft,
                             const std::string& step) const;
    Stored<bool> is_intact(Transaction& transaction, const std::string& draft) const;
    Stored<town::Table> waiting(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> draft_to_read(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> decided(Transaction& transaction) const;
    Stored<town::Table> document(Transaction& transaction, const ViewAsk& ask) const;
    std::string town_;
};

}  // namespace server

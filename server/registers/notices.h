#pragma once

#include "server/registers/register.h"

namespace server {

// ⑩ 美咲町総合アプリ: what the town tells, and who wants to hear what.
//   write    a notice; levels 4 and 5 of 避難情報 are not shown before another clerk confirmed them
//   confirm  that other clerk; names the digest of the notice that was read, and of no other
//   end      taken down
//   choose   topics, area and channel of a person; "none" forgets them
class Notices final : public Register {
public:
    explicit Notices(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "notices"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    Stored<Effect> write(Transaction& transaction, const Act& act) const;
    Stored<Effect> confirm(Transaction& transaction, const Act& act) const;
    Stored<Effect> end(Transaction& transaction, const Act& act) const;
    Stored<Effect> choose(Transaction& transaction, const Act& act) const;
    Stored<town::Table> board(Transaction& transaction, std::string_view view,
                              const ViewAsk& ask) const;
    Stored<town::Table> written(Transaction& transaction) const;
    Stored<town::Table> one(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> reach(Transaction& transaction, const ViewAsk& ask) const;
    std::string town_;
};

}  // namespace server

#pragma once

#include "server/registers/register.h"

namespace server {

// ⑥ 健康ポイント: members, sessions of a venue, and a ledger to which lines are only added. A
// balance is the sum of the ledger and never below nothing. Names are not kept: a member is a
// number on a paper card and what finds it again by the card (town::person_key).
class Points final : public Register {
public:
    explicit Points(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "points"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    // Acts: join, open, scan, redeem, void.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

private:
    struct Line {
        std::string member;
        base::Time at{};
        std::string kind;  // scan, redeem, void
        std::int64_t points = 0;
        std::string activity;
        std::int64_t session = 0;
        std::string voucher;
    };
    Stored<Effect> join(Transaction& transaction, const Act& act) const;
    Stored<Effect> open(Transaction& transaction, const Act& act) const;
    Stored<Effect> scan(Transaction& transaction, const Act& act) const;
    Stored<Effect> redeem(Transaction& transaction, const Act& act) const;
    Stored<Effect> take_back(Transaction& transaction, const Act& act) const;
    Stored<void> add(Transaction& transaction, const Line& line) const;
    Stored<base::Bytes> secret(Transaction& transaction) const;
    Stored<std::int64_t> balance(Transaction& transaction, const std::string& member) const;
    Stored<std::string> member_of(Transaction& transaction, const town::Person& person) const;

    Stored<town::Table> code(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> sheet(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> mine(Transaction& transaction, const ViewAsk& ask) const;
    Stored<town::Table> vouchers(Transaction& transaction) const;
    Stored<town::Table> sessions(Transaction& transaction) const;

    std::string town_;
};

}  // namespace server

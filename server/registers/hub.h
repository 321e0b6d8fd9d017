#pragma once

#include "server/registers/register.h"

namespace server {

// ④ the parcels of the hub, from the carrier's van to the hand that takes them, and what a driver
// saw on the way (見守り): only of people who agreed to it.
class Hub final : public Register {
public:
    explicit Hub(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "hub"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    // Acts: arrive, route, deliver, take, unlock, task.
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

    // What a driver saw at an agreed door and nobody has looked after yet; `id` is the subject of
    // the act `task`. 緊急 first. For ⑧, whose desk has one list.
    struct OpenTask {
        std::string id;
        base::Time seen_at;
        bool urgent = false;
        std::string name, address;
    };
    Stored<std::vector<OpenTask>> open_tasks(Transaction& transaction) const;

private:
    struct Parcel {
        std::int64_t n = 0;
        std::string name, address, state, route, code;
        std::int64_t tries = 0;
        bool watch = false;
    };
    Stored<Effect> arrive(Transaction& transaction, const Act& act) const;
    Stored<Effect> route(Transaction& transaction, const Act& act) const;
    Stored<Effect> deliver(Transaction& transaction, const Act& act) const;
    Stored<Effect> take(Transaction& transaction, const Act& act) const;
    Stored<Effect> unlock(Transaction& transaction, const Act& act) const;
    Stored<Effect> task(Transaction& transaction, const Act& act) const;
    // By its row's id; empty when there is none.
    Stored<std::optional<Parcel>> parcel(Transaction& transaction, const std::string& id) const;
    Stored<void> move(Transaction& transaction, const Act& act, const Parcel& parcel,
                      const std::string& state) const;
    Stored<void> log(Transaction& transaction, const Act& act, std::int64_t parcel,
                     const std::string& what) const;

    Stored<town::Table> here(Transaction& transaction) const;
    Stored<town::Table> run(Transaction& transaction) const;
    Stored<town::Table> tasks(Transaction& transaction) const;

    std::string town_;
};

}  // namespace server

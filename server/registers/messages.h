#pragma once

#include "server/registers/register.h"

namespace server {

// Messages that leave the town by LINE: written by other registers, sent by the process `--part
// line`, which has no store. A message is a phrase of the pack (words message.KEY) and names nobody
// and no scheme; LINE is told a user id it gave us itself and a retry key, so that a message is
// sent once however often it is tried.
class Messages final : public Register {
public:
    explicit Messages(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "messages"; }
    Stored<void> create_tables(Transaction& transaction) const override;
    Stored<Effect> apply(Transaction& transaction, const Act& act) const override;
    std::vector<ViewRule> views() const override;
    Stored<town::Table> view(Transaction& transaction, std::string_view view,
                             const ViewAsk& ask) const override;

    // For the person of town::person_key; without a linked LINE account it waits.
    Stored<void> add(Transaction& transaction, const std::string& person, const std::string& key,
                     base::Time now) const;

    // What a person types into LINE to be found there: once, within ten minutes.
    Stored<std::string> make_token(Transaction& transaction, const std::string& person,
                                   base::Time now) const;
    // False: no such token, used already, or too late.
    Stored<bool> link(Transaction& transaction, const std::string& token,
                      const std::string& line_user, base::Time now) const;

    // The next one to send, at most one a minute a user. It is lent: who does not say what became
    // of it gets it again after five minutes.
    struct Outgoing {
        std::string id, user, key;
    };
    Stored<std::optional<Outgoing>> next(Transaction& transaction, base::Time now) const;
    // `state`: "sent" or "failed". False: it was not waiting.
    Stored<bool> done(Transaction& transaction, const std::string& id,
                      const std::string& state) const;

private:
    std::string town_;
};

}  // namespace server

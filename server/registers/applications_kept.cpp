#include "server/registers/applications.h"

namespace server {

Stored<void> Applications::keep_signature(Transaction& transaction, const std::string& id,
                                          const town::Evidence& evidence,
                                          const base::SecretText& signed_text) const {
    TRY(transaction.run(
        "INSERT INTO signatures (town_id, application, certificate, signature,"
        " signed_text) VALUES ($1, $2, $3, $4, $5)",
        {town_, id, evidence.certificate, evidence.signature, signed_text.reveal()}));
    return {};
}

Stored<std::vector<Applications::Used>> Applications::used(Transaction& transaction,
                                                           base::Time from,
                                                           base::Time until) const {
    const auto rows = TRY(
        transaction.run("SELECT journey, state, needs_staff, received_at, arrived_at, (SELECT "
                        "min(at) FROM decisions"
                        " WHERE decisions.town_id = $1 AND decisions.application = applications.id"
                        " AND decisions.kind = 'confirm') FROM applications"
                        " WHERE town_id = $1 AND received_at >= $2 AND received_at < $3",
                        {town_, value_of(from), value_of(until)}));
    std::vector<Used> all;
    for (const auto& row : rows) {
        Used one{.journey = row.text(0),
                 .state = application_state_from(row.text(1)).value_or(ApplicationState::received),
                 .needs_staff = row.number(2) != 0,
                 .received_at = time_of(row.number(3)),
                 .arrived_at = time_of(row.number(4)),
                 .confirmed_at = std::nullopt};
        if (!row.is_null(5)) one.confirmed_at = time_of(row.number(5));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace server

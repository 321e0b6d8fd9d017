#include "server/receipts/record_state.h"

#include <nlohmann/json.hpp>

#include "server/intake/inbox.h"
#include "server/registers/applications.h"

namespace server {

Stored<std::optional<RecordState>> record_state(Transaction& transaction,
                                                const std::string& town_id,
                                                const std::string& terminal_id,
                                                const std::string& record_id, base::Time since) {
    using Answer = std::optional<RecordState>;
    const auto arrived = TRY(Inbox(town_id).arrival(transaction, record_id));
    if (!arrived || arrived->terminal != terminal_id || arrived->at < since) return Answer();
    RecordState said{.state = arrived->state, .refused = {}, .notes = {}, .number = {}};
    const auto filed = TRY(Applications(town_id).by_id(transaction, record_id));
    if (filed && said.state == "applied") {
        said.refused = filed->effect_refused;
        said.notes = filed->effect_notes;
        said.number = filed->number;
    }
    return Answer(std::move(said));
}

std::string to_json(const RecordState& state) {
    return nlohmann::json({{"state", state.state},
                           {"refused", state.refused},
                           {"notes", state.notes},
                           {"number", state.number}})
        .dump();
}

}  // namespace server

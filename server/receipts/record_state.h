#pragma once

#include <map>

#include "server/store/store.h"

namespace server {

// What became of a record a terminal sent: the last screen waits for it.
struct RecordState {
    std::string state;  // "waiting", "applied", "dead"
    std::string refused;
    std::map<std::string, std::string> notes;
    std::string number;
};

// Empty: this terminal sent no such record since `since`.
Stored<std::optional<RecordState>> record_state(Transaction& transaction,
                                                const std::string& town_id,
                                                const std::string& terminal_id,
                                                const std::string& record_id, base::Time since);
// {"state","refused","notes","number"}
std::string to_json(const RecordState& state);

}  // namespace server

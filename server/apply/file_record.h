#pragma once

#include "server/apply/open_record.h"
#include "server/registers/register.h"

namespace server {

// What filing needs of the town.
struct Filing {
    const std::string& town_id;
    const town::Pack& pack;
    const RegisterList& registers;
    base::Time now{};
};

// Files one opened record of `terminal`: its row, what its register does with it, the audit. Says
// why it is a dead letter instead, "" when all went well; then nothing of it stays.
Stored<std::string> file_record(Transaction& transaction, const Filing& filing,
                                const Terminal& terminal, const OpenedRecord& opened);

}  // namespace server

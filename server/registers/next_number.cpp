#include "server/registers/next_number.h"

namespace server {

Stored<std::int64_t> next_number(Transaction& transaction, std::string_view table,
                                 const std::string& town_id) {
    const auto rows = TRY(transaction.run(
        "SELECT COALESCE(MAX(n), 0) + 1 FROM " + std::string(table) + " WHERE town_id = $1",
        {town_id}));
    return rows[0].number(0);
}

}  // namespace server

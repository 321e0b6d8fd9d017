#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/store/store.h"

namespace server {

// The next `n` of a table that counts its rows from 1. Apply is one stage, so nobody is faster.
Stored<std::int64_t> next_number(Transaction& transaction, std::string_view table,
                                 const std::string& town_id);

}  // namespace server

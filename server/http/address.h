#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace server::http {

// Where a door listens.
struct Address {
    std::string host;  // "127.0.0.1" or "::1"
    std::uint16_t port = 0;
};

// Of "127.0.0.1:8443" or "[::1]:8443", to the last letter. The error is one plain sentence.
base::Result<Address, std::string> address_from(std::string_view text);

}  // namespace server::http

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace base {

using Uuid = std::array<std::uint8_t, 16>;

Uuid uuid_v7(Time time);  // RFC 9562 §5.7: for identity and index locality, never for order.
std::string to_text(const Uuid& uuid);  // lower case, with hyphens
std::optional<Uuid> uuid_from_text(std::string_view text);

}  // namespace base

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"

namespace town {

// The code a venue shows: "SSSSS-MMMM-MMMM", the number of its session and 40 bits of
// HMAC-SHA-256 over session and time step, in Crockford's base32. Short enough to be typed from a
// wall; a new one every `step`, so that a photograph of it is soon worth nothing.
std::string venue_code(base::ByteView secret, std::uint32_t session, base::Time at,
                       std::chrono::minutes step);

// The session a code speaks of, believed only after `judge`; empty when it is no such code. Typed
// forms are read too: lower case, without hyphens, O for 0.
std::optional<std::uint32_t> session_of(std::string_view code);

// What a code is worth to somebody who read it at `at`, when its session opened at `opened` and
// closes at `closes`. `good`: the code of this step, of the one before (somebody was still
// walking to the terminal) or of the one after (two clocks are never the same). `stale`: it was
// good earlier, or the session is over. `forged`: this town never showed it.
enum class CodeWorth { good, stale, forged };
struct OpenHours {
    base::Time opened{}, closes{};
};
CodeWorth judge(base::ByteView secret, std::string_view code, OpenHours session, base::Time at,
                std::chrono::minutes step);

}  // namespace town

#include "town/rules/points.h"

#include <algorithm>

#include "base/crypto/crypto.h"

namespace town {

namespace {

constexpr std::size_t session_bytes = 3;
constexpr std::size_t mac_bytes = 5;
// A session lasts hours; a code is looked for in no more steps than a day of minutes has.
constexpr std::int64_t most_point_steps = 24 * 60;

using Milliseconds = std::chrono::milliseconds;

std::int64_t step_at(base::Time at, std::chrono::minutes step) {
    const auto length =
        std::max<std::int64_t>(1, std::chrono::duration_cast<Milliseconds>(step).count());
    return std::chrono::duration_cast<Milliseconds>(at.time_since_epoch()).count() / length;
}

base::Bytes code_bytes(base::ByteView secret, std::uint32_t session, std::int64_t step) {
    base::ByteWriter signed_part;
    signed_part.bytes(base::view_of("madoguchi venue code 1"))
        .u32(session)
        .u64(static_cast<std::uint64_t>(step));
    const auto mac = base::crypto::hmac_sha256(secret, signed_part.written());
    base::ByteWriter code;
    code.u8(static_cast<std::uint8_t>(session >> 16U)).u16(static_cast<std::uint16_t>(session));
    code.bytes(base::ByteView(mac).first(mac_bytes));
    return code.take();
}

std::optional<base::Bytes> bytes_of(std::string_view code) {
    if (code.size() > 20) return std::nullopt;
    std::string signs(code);
    std::erase(signs, '-');
    auto bytes = base::from_base32(signs);
    if (!bytes || bytes->size() != session_bytes + mac_bytes) return std::nullopt;
    return bytes;
}

}  // namespace

std::string venue_code(base::ByteView secret, std::uint32_t session, base::Time at,
                       std::chrono::minutes step) {
    std::string code = base::base32(code_bytes(secret, session, step_at(at, step)));
    code.insert(9, "-");
    code.insert(5, "-");
    return code;
}

std::optional<std::uint32_t> session_of(std::string_view code) {
    const auto bytes = bytes_of(code);
    if (!bytes) return std::nullopt;
    return static_cast<std::uint32_t>((*bytes)[0]) << 16U |
           static_cast<std::uint32_t>((*bytes)[1]) << 8U | (*bytes)[2];
}

CodeWorth judge(base::ByteView secret, std::string_view code, OpenHours session, base::Time at,
                std::chrono::minutes step) {
    const auto said = bytes_of(code);
    const auto number = session_of(code);
    if (!said || !number) return CodeWorth::forged;
    const std::int64_t now = step_at(at, step);
    const std::int64_t first = std::max(step_at(session.opened, step) - 1, now - most_point_steps);
    for (std::int64_t then = now + 1; then >= first; --then) {
        if (!base::crypto::same(*said, code_bytes(secret, *number, then))) continue;
        return then >= now - 1 && at < session.closes ? CodeWorth::good : CodeWorth::stale;
    }
    return CodeWorth::forged;
}

}  // namespace town
